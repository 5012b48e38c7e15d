package io.sparkloss.spark.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CostRatioIT {

  private static Row ratio(String call, String from) {
    return TestSpark.session()
        .sql("SELECT r.* FROM (SELECT cost_ratio(" + call + ") AS r FROM " + from + ")")
        .first();
  }

  /** By hand in RatioAccumulatorTest; the last three rows are not used. */
  @Test
  void rowsThatOneLossLacksAreLeftOut() {
    Row found =
        ratio(
            "a, b, w",
            "VALUES (2D, 1D, 1D), (4D, 1D, 3D), (NULL, 1D, 1D), (1D, NULL, 1D), (1D, 1D, NULL)"
                + " AS t(a, b, w)");
    assertThat(found.mkString("|")).startsWith("2|4.0|3.5|1.0|3.5|0.75|").endsWith("|true");
  }

  @Test
  void whatIsNotDefinedIsNull() {
    assertThat(ratio("a, a", "VALUES (1D) AS t(a) WHERE a > 1").mkString("|"))
        .isEqualTo("0|0.0|null|null|null|null|null|null|true");
    assertThat(ratio("1D, 0D", "range(2)").mkString("|"))
        .isEqualTo("2|2.0|1.0|0.0|null|null|null|null|true");
    assertThat(ratio("1D, 2D", "range(1)").mkString("|"))
        .isEqualTo("1|1.0|1.0|2.0|0.5|null|null|null|true");
  }

  @Test
  void theExplainedShareIsR2() {
    Row found =
        TestSpark.session()
            .sql(
                "SELECT 1 - cost_ratio(squared_error(y, p), squared_error(y, m)).ratio, r2(y, p)"
                    + " FROM (SELECT id AS y, id + id % 5 AS p, avg(id) OVER () AS m"
                    + " FROM range(500))")
            .first();
    assertThat(found.getDouble(0)).isCloseTo(found.getDouble(1), within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-15);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> ratio("1D", "range(1)"))
        .hasMessageContaining("cost_ratio takes (loss_a, loss_b[, weight])");
    assertThatThrownBy(() -> ratio("1D, 'x'", "range(1)"))
        .hasMessageContaining("cost_ratio: the loss_b");
    assertThatThrownBy(() -> ratio("1D, 1D, -1D", "range(1)"))
        .hasMessageContaining("LOSS_BAD_WEIGHT");
  }
}
