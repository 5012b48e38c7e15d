package io.sparkloss.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every description says what is true: its examples give the results that it prints. */
class AggregateFunctionsIT {

  private static final SparkSession SPARK = TestSpark.session();

  static List<SqlFunction> functions() {
    return AggregateFunctions.all();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void examplesGiveWhatTheySay(SqlFunction function) {
    assertThat(function.examples()).isNotEmpty();
    for (SqlFunction.Example example : function.examples()) {
      String query = example.query().replace("_FUNC_", function.name());
      Row row = SPARK.sql(query).first();

      assertThat(String.valueOf(row.get(0))).as(query).isEqualTo(example.result());
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void describedInTheSession(SqlFunction function) {
    List<Row> lines = SPARK.sql("DESCRIBE FUNCTION EXTENDED " + function.name()).collectAsList();
    String text = lines.toString();

    assertThat(text)
        .contains("Usage:", function.name() + "(", "Arguments:", "Examples:")
        .doesNotContain("_FUNC_");
  }
}
