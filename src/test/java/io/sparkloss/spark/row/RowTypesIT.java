package io.sparkloss.spark.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.classification.CrossEntropy;
import io.sparkloss.loss.classification.CrossEntropyWithLogits;
import io.sparkloss.spark.Sessions;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which types the functions take, and what they say about others. */
class RowTypesIT {

  private final SparkSession spark = TestSpark.session();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TINYINT",
        "SMALLINT",
        "INT",
        "BIGINT",
        "FLOAT",
        "DOUBLE",
        "DECIMAL(10, 2)",
        "DECIMAL(38, 0)"
      })
  void numbersOfAnyTypeAreTaken(String type) {
    // 5 − 3 = 2, squared 4; cross-entropy of class 1 under ½ is ln 2.
    assertThat(number("squared_error(CAST(5 AS " + type + "), CAST(3 AS " + type + "))"))
        .isEqualTo(4.0);
    assertThat(number("cross_entropy(CAST(1 AS " + type + "), array(0.5D, 0.5D))"))
        .isEqualTo(Math.log(2));
    assertThat(number("zero_one_loss(1, CAST(array(3, 5) AS ARRAY<" + type + ">))")).isZero();
    assertThat(number("huber_loss(5, 2, CAST(2 AS " + type + "))")).isEqualTo(4.0);
  }

  @Test
  void floatsAreWidenedExactly() {
    assertThat(number("absolute_error(0, CAST(0.1 AS FLOAT))")).isEqualTo((double) 0.1f);
    assertThat(number("cross_entropy(0, CAST(array(0.1, 0.9) AS ARRAY<FLOAT>))"))
        .isEqualTo(new CrossEntropy().value(0, new double[] {0.1f, 0.9f}));
  }

  @Test
  @Tag("mllib")
  void vectorsDenseAndSparseAreTaken() {
    StructType type =
        new StructType()
            .add("y", DataTypes.IntegerType)
            .add("p", SQLDataTypes.VectorType())
            .add("soft", SQLDataTypes.VectorType());
    List<Row> data =
        List.of(
            RowFactory.create(2, Vectors.dense(0.25, 0.25, 0.5), Vectors.dense(0, 0, 1)),
            RowFactory.create(
                2,
                Vectors.sparse(3, new int[] {0, 2}, new double[] {0.5, 0.5}),
                Vectors.sparse(3, new int[] {2}, new double[] {1})));
    for (SparkSession session : Sessions.all().values()) {
      List<Row> rows =
          session
              .createDataFrame(data, type)
              .selectExpr(
                  "cross_entropy(y, p)",
                  "cross_entropy(soft, p)",
                  "brier_loss(y, p)",
                  "cross_entropy_with_logits(y, p)",
                  "zero_one_loss(y, p)")
              .collectAsList();
      assertThat(rows.get(0).getDouble(0)).isEqualTo(Math.log(2));
      assertThat(rows.get(1).getDouble(0)).isEqualTo(Math.log(2));
      assertThat(rows.get(1).getDouble(1)).isEqualTo(Math.log(2));
      // 0.25² + 0.25² + 0.5², and 0.5² + 0.5².
      assertThat(rows.get(0).getDouble(2)).isEqualTo(0.375);
      assertThat(rows.get(1).getDouble(2)).isEqualTo(0.5);
      assertThat(rows.get(1).getDouble(3))
          .isEqualTo(new CrossEntropyWithLogits().value(2, new double[] {0.5, 0, 0.5}));
      assertThat(rows.get(0).getDouble(4)).isZero();
      assertThat(rows.get(1).getDouble(4)).isEqualTo(1);
    }
  }

  @Test
  void aVectorReadBackAsItsStructIsTaken() {
    assertThat(
            number(
                "cross_entropy(1, named_struct('type', 1Y, 'size', CAST(NULL AS INT), 'indices',"
                    + " CAST(NULL AS ARRAY<INT>), 'values', array(0.5D, 0.5D)))"))
        .isEqualTo(Math.log(2));
  }

  @Test
  void namesAreIndexesInTheOrderGiven() {
    // Sorted, 'early' would come first and 'late' second; as given, 'late' is class 0.
    String classes = "map('classes', 'late, on_time, early')";
    assertThat(number("cross_entropy('late', array(0.5D, 0.25D, 0.25D), " + classes + ")"))
        .isEqualTo(Math.log(2));
    assertThat(number("cross_entropy('early', array(0.25D, 0.25D, 0.5D), " + classes + ")"))
        .isEqualTo(Math.log(2));
    assertThat(number("binary_cross_entropy('no', 0.5D, map('classes', 'yes,no'))"))
        .isEqualTo(Math.log(2));
    assertThat(number("zero_one_loss('early', 2, " + classes + ")")).isZero();
    assertThat(number("zero_one_loss('early', 'late', " + classes + ")")).isEqualTo(1);
  }

  @Test
  void onlyASoftLabelMayBeAnArray() {
    assertThat(number("cross_entropy(array(0, 1), array(0.5D, 0.5D))")).isEqualTo(Math.log(2));
    assertThat(number("cross_entropy(array(0.5, 0.5), array(0.5F, 0.5F))")).isEqualTo(Math.log(2));
    assertRefused("squared_error(array(1), 1)", "squared_error: the label `array(1)` is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "squared_error(true, 1)|squared_error: the label `true` is BOOLEAN but must be a number"
            + " (TINYINT to BIGINT, FLOAT, DOUBLE or DECIMAL); cast it to INT.",
        "squared_error(1, '2')|squared_error: the prediction `'2'` is STRING but must be a number"
            + " (TINYINT to BIGINT, FLOAT, DOUBLE or DECIMAL); cast it to DOUBLE if it holds"
            + " numbers.",
        "binary_cross_entropy('yes', 0.5)|must be a number (TINYINT to BIGINT, FLOAT, DOUBLE or"
            + " DECIMAL), or a string together with the option classes",
        "squared_error(1, array(1))|squared_error: the prediction `array(1)` is ARRAY<INT> but"
            + " must be a number",
        "cross_entropy(1, 0.5)|cross_entropy: the prediction `0.5BD` is DECIMAL(1,1) but must be"
            + " an array of numbers or an ML vector.",
        "cross_entropy(1, array(true))|the prediction `array(true)` is ARRAY<BOOLEAN> but must"
            + " be an array of numbers or an ML vector; cast it to ARRAY<INT>.",
        "cross_entropy(1, array('a'))|the prediction `array('a')` is ARRAY<STRING>",
        "cross_entropy(1, named_struct('a', 1))|is STRUCT<a: INT NOT NULL>",
        "gaussian_nll(1, 1, '2')|gaussian_nll: the scale `'2'` is STRING",
        "squared_error(DATE'2001-06-01', 1)|the label `DATE '2001-06-01'` is DATE",
        "try_squared_error(true, 1)|try_squared_error: the label",
      })
  void otherTypesAreRefused(String call, String message) {
    assertRefused(call, message.replace("  ", " "));
  }

  private void assertRefused(String call, String message) {
    assertThatThrownBy(() -> spark.sql("SELECT " + call))
        .isInstanceOf(AnalysisException.class)
        .hasMessageStartingWith("[LOSS_WRONG_TYPE] ")
        .hasMessageContaining(message)
        .hasMessageContaining("SQLSTATE: 42K09");
  }

  private double number(String call) {
    return spark.sql("SELECT " + call).first().getDouble(0);
  }
}
