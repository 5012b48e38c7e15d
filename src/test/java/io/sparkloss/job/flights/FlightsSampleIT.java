package io.sparkloss.job.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the quick start relies on in the committed sample of predictions. */
class FlightsSampleIT {

  private static final Path FILE = Path.of("jobs/data/flights-predictions.parquet");

  private static Dataset<Row> sample;

  @BeforeAll
  static void read() {
    sample = TestSpark.session().read().parquet(FILE.toString());
  }

  @Test
  void itIsOneFileOfAtMostSixMegabytes() throws IOException {
    assertThat(FILE).isRegularFile();
    assertThat(Files.size(FILE)).isLessThan(6_000_000);
    assertThat(sample.count()).isEqualTo(50_000);
    assertThat(sample.select("flight_id").distinct().count()).isEqualTo(50_000);
  }

  @Test
  void itsSchemaIsTheDocumentedOne() {
    assertThat(sample.schema().toDDL()).isEqualTo(FlightsPredictionsIT.SCHEMA);
  }

  @Test
  void theMeanWinsBySquaredErrorAndTheMedianByAbsoluteError() {
    assertThat(mean("pow(delay - delay_mean, 2)")).isLessThan(mean("pow(delay - delay_median, 2)"));
    assertThat(mean("abs(delay - delay_median)")).isLessThan(mean("abs(delay - delay_mean)"));
  }

  /** "Not worse than the mean by more than 1 %": the upper end of the interval is at most 0. */
  @Test
  void theTreesPassTheGateAgainstTheMean() {
    Row difference =
        sample
            .selectExpr("pow(delay - delay_trees, 2) - 1.01D * pow(delay - delay_mean, 2) AS d")
            .selectExpr("mean(d)", "stddev_samp(d) / sqrt(count(d))")
            .first();
    double upper = difference.getDouble(0) + 1.96 * difference.getDouble(1);

    assertThat(upper).isLessThanOrEqualTo(0);
  }

  @Test
  void everyLabelFollowsFromTheDelay() {
    assertThat(sample.where("late <> int(delay > 15)").count()).isZero();
    assertThat(
            sample
                .where(
                    """
                    NOT CASE lateness WHEN 'early' THEN delay <= -10
                                      WHEN 'on_time' THEN delay BETWEEN -9 AND 5
                                      WHEN 'late' THEN delay BETWEEN 6 AND 30
                                      WHEN 'very_late' THEN delay > 30 END""")
                .count())
        .isZero();
    assertThat(sample.where("month(date) <> 6 OR hour(date) <> hour").count()).isZero();
    assertThat(sample.where("dayofweek(date) <> weekday % 7 + 1").count()).isZero();
  }

  @Test
  void everyProbabilityIsTheSigmoidOfItsLogit() {
    // A few roundings of numbers of at most 1 each.
    double tolerance = 4 * Math.ulp(1.0);

    assertThat(largest("abs(late_p - 1 / (1 + exp(-late_z)))")).isLessThan(tolerance);
    assertThat(largest("abs(late_trees_p - 1 / (1 + exp(-late_trees_z)))")).isLessThan(tolerance);
  }

  @Test
  void theClassProbabilitiesSumToOne() {
    assertThat(sample.where("size(lateness_p) <> 4 OR exists(lateness_p, p -> p < 0)").count())
        .isZero();
    assertThat(largest("abs(aggregate(lateness_p, 0D, (sum, p) -> sum + p) - 1)"))
        .isCloseTo(0, within(1e-6)); // the tolerance that definitions allow by default
  }

  /** The likelier a class was said to be, the oftener it came: the columns are in their order. */
  @Test
  void theClassProbabilitiesAreInTheOrderOfTheClasses() {
    for (int c = 0; c < Flights.LATENESS.size(); c++) {
      String is = "lateness = '%s'".formatted(Flights.LATENESS.get(c));
      String p = "mean(lateness_p[%d])".formatted(c);
      double whereItCame = sample.where(is).selectExpr(p).first().getDouble(0);
      double elsewhere = sample.where("NOT " + is).selectExpr(p).first().getDouble(0);
      assertThat(whereItCame).as(is).isGreaterThan(elsewhere);
    }
  }

  private static double mean(String expression) {
    return sample.selectExpr("mean(%s)".formatted(expression)).first().getDouble(0);
  }

  private static double largest(String expression) {
    return sample.selectExpr("max(%s)".formatted(expression)).first().getDouble(0);
  }
}
