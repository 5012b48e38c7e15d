package io.sparkloss.spark.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LossValueIT {

  @Test
  void nameAndValue() {
    Dataset<Row> rows =
        TestSpark.session().sql("SELECT squared_error(y, p) FROM VALUES (3.0D, 2.5D) AS t(y, p)");
    assertThat(rows.columns()).containsExactly("squared_error(y, p)");
    assertThat(rows.first().getDouble(0)).isEqualTo(0.25);
    Dataset<Row> huber =
        TestSpark.session()
            .sql(
                "SELECT huber_loss(y, p, 15), cross_entropy(c, a, map('epsilon', 1e-15, 'classes', 'a,b')) FROM (SELECT id AS y, CAST(id * 20 AS FLOAT) AS p, if(id = 2, 'a', 'b') AS c, array(0.25f, cast(id as float)/4f) AS a FROM range(1, 5))");
    assertThat(huber.columns()[0]).isEqualTo("huber_loss(y, p, 15)");
  }
}
