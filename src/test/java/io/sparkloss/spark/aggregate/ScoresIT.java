package io.sparkloss.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of the aggregate functions, and their rules for rows that cannot be used. */
class ScoresIT {

  private static final SparkSession SPARK = TestSpark.session();

  private static final String ROWS =
      "VALUES (1.0D, 2.0D, 1.0D), (4.0D, 2.0D, 3.0D), (2.0D, 2.0D, 0.0D) AS t(y, p, w)";

  @BeforeAll
  static void ansi() {
    assertThat(SPARK.conf().get("spark.sql.ansi.enabled")).isEqualTo("true");
  }

  private static Row row(String select, String from) {
    return SPARK.sql("SELECT " + select + " FROM " + from).first();
  }

  // Losses 1, 4, 0 with weights 1, 3, 0; labels 1, 4, 2.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mse(y, p) | 1.6666666666666667",
        "mse(y, p, w) | 3.25",
        "rmse(y, p, w) | 1.8027756377319946",
        "mae(y, p, w) | 1.75",
        "mean_error(y, p, w) | -1.25",
        "mean_error(y, p) | -0.3333333333333333",
        "wape(y, p, w) | 0.5384615384615384",
        "cost_sum(squared_error(y, p), w) | 13.0",
        "cost(squared_error(y, p), w) | 3.25",
        "cost_sum(y) | 7.0",
        "try_mse(y, p, w) | 3.25",
        // ȳ = 13/4; Σw(y−ȳ)² = (9/4)² + 3·(3/4)² = 27/4; 1 − 13/(27/4) = −25/27.
        "r2(y, p, w) | -0.9259259259259259",
        "d2_squared_error(y, p, w) | -0.9259259259259259",
      })
  void values(String call, double expected) {
    assertThat(row(call, ROWS).getDouble(0)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mse(y, p)",
        "mse(y, p, w)",
        "rmse(y, p)",
        "perplexity(y, p)",
        "wape(y, p)",
        "r2(y, p)",
        "d2_log_loss(y, p)",
        "d2_log_loss(y, array(p, p))",
        "normalized_entropy(y, p)",
        "cost(y)",
        "cost_sum(y)",
        "cost_sum(y, w)",
        "cost_stats(y).cost",
        "cost_stats(squared_error(y, p)).ci_low",
      })
  void emptyIsNullAndNeverZero(String call) {
    String none = "(SELECT * FROM " + ROWS + " WHERE y > 100)";

    assertThat(row(call, none).isNullAt(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mse(y, p, w)", "cost_sum(y, w)", "r2(y, p, w)", "wape(y, p, w)"})
  void weightsOfZeroOnlyAreNull(String call) {
    assertThat(row(call, "VALUES (1D, 2D, 0D), (1D, 3D, 0D) AS t(y, p, w)").isNullAt(0)).isTrue();
  }

  @Test
  void aLossOfWeightZeroIsLeftOutEvenWhenItIsNotFinite() {
    String rows = "VALUES (1D, 1D), (double('NaN'), 0D), (double('inf'), 0D) AS t(loss, w)";

    assertThat(row("cost(loss, w)", rows).getDouble(0)).isEqualTo(1);
    assertThat(row("cost_stats(loss, w).max", rows).getDouble(0)).isEqualTo(1);
    assertThat(row("cost_stats(loss, w).count", rows).getLong(0)).isEqualTo(3);
  }

  @Test
  void nullsAreSkippedAndNaNPropagates() {
    String rows = "VALUES (1D, 1D), (NULL, 1D), (5D, NULL), (3D, 1D) AS t(loss, w)";

    assertThat(row("cost(loss)", rows).getDouble(0)).isEqualTo(3);
    assertThat(row("cost(loss, w)", rows).getDouble(0)).isEqualTo(2);
    assertThat(row("cost(loss)", "VALUES (1D), (double('NaN')) AS t(loss)").getDouble(0)).isNaN();
    assertThat(row("cost(loss)", "VALUES (1D), (double('inf')) AS t(loss)").getDouble(0))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(
            row("cost(loss)", "VALUES (double('-inf')), (double('inf')) AS t(loss)").getDouble(0))
        .isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "inf"})
  void aBadWeightIsAnErrorThatNamesIt(String weight) {
    String rows = "VALUES (1D, 2D, double('" + weight + "')) AS t(y, p, w)";

    assertThatThrownBy(() -> row("mse(y, p, w)", rows))
        .hasMessageContaining("LOSS_BAD_WEIGHT")
        .hasMessageContaining("mse: the weight is")
        .hasMessageContaining("finite and at least 0")
        .hasMessageContaining("22023");
    assertThatThrownBy(() -> row("cost_stats(y, w)", rows)).hasMessageContaining("LOSS_BAD_WEIGHT");
    assertThat(row("try_mse(y, p, w)", rows).isNullAt(0)).isTrue();
  }

  @Test
  void triedFunctionsLeaveOutWhatPlainOnesRefuse() {
    String rows =
        "VALUES (1D, 3D), (double('inf'), 1D), (double('NaN'), 1D), (NULL, 1D) AS t(y, p)";

    assertThat(row("try_mse(y, p)", rows).getDouble(0)).isEqualTo(4);
    assertThat(row("try_r2(y, p)", rows).isNullAt(0)).isTrue();
    assertThatThrownBy(() -> row("mse(y, p)", rows)).hasMessageContaining("LOSS_INFINITE_LABEL");
  }

  @Test
  void constantLabelsHaveAnRSquaredOfOneOrZero() {
    assertThat(row("r2(y, p)", "VALUES (3, 3), (3, 3) AS t(y, p)").getDouble(0)).isEqualTo(1);
    assertThat(row("r2(y, p)", "VALUES (3, 3), (3, 4) AS t(y, p)").getDouble(0)).isZero();
    assertThat(row("r2(y, p)", "VALUES (3, 4) AS t(y, p)").isNullAt(0)).isTrue();
  }

  /** Raw moments lose all digits here: Σy² is about 4·10¹⁸, whose ulp is 512. */
  @Test
  void rSquaredAroundOneBillionKeepsItsDigits() {
    String rows =
        "VALUES (1e9D, 1e9D), (1e9D + 0.5D, 1e9D + 0.25D), (1e9D + 1D, 1e9D + 1D) AS t(y, p)";

    // SST = 0.5, SSE = 0.0625.
    assertThat(row("r2(y, p)", rows).getDouble(0)).isEqualTo(0.875);
  }

  /** Spark MLlib gives 1.029 and −∞ for such weights. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1e6})
  void weightsOfAnySumKeepRSquaredAndTheMean(double sum) {
    String rows =
        "(SELECT id AS y, id + IF(id IN (0, 2), 1, -1) AS p, double('%s') / 4 AS w FROM range(4))"
            .formatted(sum);

    // SST of 0, 1, 2, 3 is 5, SSE is 4.
    assertThat(row("r2(y, p, w)", rows).getDouble(0)).isEqualTo(0.2);
    assertThat(row("mse(y, p, w)", rows).getDouble(0)).isEqualTo(1);
  }

  @Test
  void classesAreChosenByThePredictionsType() {
    String rows = "VALUES (0, array(0.5, 0.25, 0.25)), (2, array(0.25, 0.25, 0.5)) AS t(c, p)";

    assertThat(row("perplexity(c, p)", rows).getDouble(0)).isEqualTo(2);
    assertThat(row("log_loss(c, p)", rows).getDouble(0)).isEqualTo(StrictMath.log(2));
    // Shares ½, 0, ½ have entropy ln 2, which is the loss.
    assertThat(row("d2_log_loss(c, p)", rows).getDouble(0)).isZero();
    assertThat(row("d2_log_loss(c, p, 2)", rows).getDouble(0)).isZero();
    assertThat(row("error_rate(c, p)", rows).getDouble(0)).isZero();
  }

  @Test
  void softLabelsCountForEachClass() {
    String rows =
        "VALUES (array(1D, 0D), array(1D, 0D)), (array(0D, 1D), array(0D, 1D)) AS t(y, p)";

    assertThat(row("d2_log_loss(y, p)", rows).getDouble(0)).isEqualTo(1);
  }

  @Test
  void optionsNameClassesWeighThemAndIgnoreALabel() {
    String rows = "VALUES ('no', 0.5), ('yes', 0.25), ('?', 0.9) AS t(y, p)";
    String options = "map('classes', 'no,yes', 'class_weights', '1,3', 'ignore_label', '?')";

    // (1·ln 2 + 3·ln 4)/4 = 7/4·ln 2.
    assertThat(row("log_loss(y, p, " + options + ")", rows).getDouble(0))
        .isEqualTo(1.75 * StrictMath.log(2));
    assertThat(row("log_loss(y, p, 2, " + options + ")", rows).getDouble(0))
        .isEqualTo(1.75 * StrictMath.log(2));
    assertThat(
            row("log_loss(IF(y = 'no', 0, 1), p, map('epsilon', 1e-15))", rows + " WHERE y <> '?'")
                .getDouble(0))
        .isEqualTo(1.5 * StrictMath.log(2));
  }

  @Test
  void normalizedEntropyAndItsComplement() {
    String rows = "VALUES (1, 0.5), (0, 0.5), (0, 0.5), (0, 0.5) AS t(y, p)";
    double entropy = -(0.25 * StrictMath.log(0.25) + 0.75 * StrictMath.log(0.75));

    // Loss ln 2 over the entropy of ¼; the last bit of either formula may differ.
    assertThat(row("normalized_entropy(y, p)", rows).getDouble(0))
        .isCloseTo(StrictMath.log(2) / entropy, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(row("d2_log_loss(y, p)", rows).getDouble(0))
        .isCloseTo(1 - StrictMath.log(2) / entropy, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(row("d2_log_loss(y, p)", "VALUES (1, 0.5), (1, 0.5) AS t(y, p)").getDouble(0))
        .isZero();
    assertThat(row("d2_log_loss(y, p)", "VALUES (1, 1.0), (1, 1.0) AS t(y, p)").getDouble(0))
        .isEqualTo(1);
    assertThat(row("d2_log_loss(y, p)", "VALUES (1, 1.0) AS t(y, p)").isNullAt(0)).isTrue();
  }

  @Test
  void statsKnowOurLossesByTheirCall() {
    String rows = "VALUES (1, 0.0), (1, 1.0), (0, 0.5) AS t(y, p)";
    Row stats = row("s.* FROM (SELECT cost_stats(binary_cross_entropy(y, p)) AS s", rows + ")");

    // −ln 2⁻⁵² = 52 ln 2 and ln 2.
    assertThat(stats.<Long>getAs("count")).isEqualTo(3);
    assertThat(stats.<Double>getAs("weight")).isEqualTo(3);
    assertThat(stats.<Double>getAs("cost")).isEqualTo(53 * StrictMath.log(2) / 3);
    assertThat(stats.<Long>getAs("clipped_count")).isEqualTo(1);
    assertThat(stats.<Double>getAs("clipped_share")).isEqualTo(52.0 / 53);
    assertThat(stats.<Double>getAs("ci_low")).isZero();
    assertThat(stats.<Double>getAs("min")).isZero();
    Row unnamed =
        row("s.* FROM (SELECT cost_stats(0 + binary_cross_entropy(y, p)) AS s", rows + ")");
    assertThat(unnamed.<Long>getAs("clipped_count")).isZero();
    assertThat(unnamed.<Double>getAs("ci_low")).isNegative();
  }

  @Test
  void statsOfOneRowHaveNoError() {
    Row stats = row("s.* FROM (SELECT cost_stats(loss) AS s", "VALUES (2D) AS t(loss))");

    assertThat(stats.<Double>getAs("cost")).isEqualTo(2);
    assertThat(stats.<Double>getAs("population_variance")).isZero();
    assertThat(stats.isNullAt(stats.fieldIndex("std_error"))).isTrue();
    assertThat(stats.isNullAt(stats.fieldIndex("ci_high"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mse(y) | mse takes (label, prediction[, weight][, options])",
        "cost() | cost takes (loss[, weight])",
        "cost(y, w, p) | cost takes (loss[, weight])",
        "cost('a') | the loss",
        "mse('a', p) | the label",
        "mse(y, array(p)) | the prediction",
        "r2(y, array(p)) | the prediction",
        "mse(y, p, 'a') | the weight",
        "mse(y, p, map('delta', '1')) | delta",
      })
  void wrongCallsSayWhatWouldBeRight(String call, String message) {
    assertThatThrownBy(() -> row(call, ROWS)).hasMessageContaining(message);
  }

  @Test
  void columnsAreNamedAsTheCallIsWritten() {
    assertThat(row("mse(y, p), try_log_loss(y/10, 0.5), cost(y, w)", ROWS).schema().fieldNames())
        .containsExactly("mse(y, p)", "try_log_loss((y / 10), 0.5)", "cost(y, w)");
  }
}
