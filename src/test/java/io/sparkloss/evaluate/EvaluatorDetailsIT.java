package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.cost.noise.Noise;
import io.sparkloss.cost.tail.TailShare;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlanException;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.ResidualEntry;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class EvaluatorDetailsIT {

  private static final TargetKind REGRESSION = TargetKind.regression();
  private static final TargetKind BINARY = TargetKind.binary();

  /** Absolute errors 1, 2, ..., 1000, of which every tenth row is in the slice 'odd'. */
  private static Dataset<Row> numbers() {
    return TestSpark.session()
        .sql(
            "SELECT id, concat('k', id % 3) AS name, IF(id % 10 = 1, 'odd', 'even') AS s, 0D AS y,"
                + " CAST(id AS DOUBLE) AS a FROM range(1, 1001) DISTRIBUTE BY id % 7");
  }

  private static EvaluationPlan.Builder numbersPlan(Details details) {
    return EvaluationPlan.builder("r")
        .target(
            new Target(
                "t",
                "y",
                REGRESSION,
                List.of(Model.plain("a", "a")),
                List.of(
                    PlannedLoss.parse("mae", REGRESSION), PlannedLoss.parse("mse", REGRESSION))))
        .slice("s")
        .details(details);
  }

  @Test
  void theWorstRowsAreNamedByTheirKeysOverallAndInEverySlice() {
    Details details = new Details(false, false, Optional.empty(), 0, 3, true);
    EvaluationPlan plan = numbersPlan(details).key(List.of("id", "name")).build();
    List<WorstRowsEntry> found = Evaluator.evaluate(numbers(), plan).details().worstRows();
    assertThat(found).hasSize(2 * 3);
    assertThat(found.get(0).key().loss()).isEqualTo("absolute_error");
    assertThat(found.get(0).columns()).containsExactly("id", "name");
    assertThat(found.get(0).rows())
        .containsExactly(row(1000, 1000L, "k1"), row(999, 999L, "k0"), row(998, 998L, "k2"));
    WorstRowsEntry odd =
        found.stream()
            .filter(each -> each.slice().equals(Slice.of(Map.of("s", "odd"))))
            .findFirst()
            .orElseThrow();
    assertThat(odd.rows())
        .containsExactly(row(991, 991L, "k1"), row(981, 981L, "k0"), row(971, 971L, "k2"));
  }

  private static WorstRow row(double loss, Comparable<?>... key) {
    return new WorstRow(loss, 1, Arrays.asList(key));
  }

  @Test
  void keysOfEveryTypeAreShown() {
    Dataset<Row> data =
        TestSpark.session()
            .sql(
                "SELECT 0D AS y, 1D AS a, 's' AS s, DATE '2001-06-30' AS d,"
                    + " TIMESTAMP '2001-06-30 12:34:56.789Z' AS t, 1.50BD AS n, true AS f,"
                    + " X'0aff' AS b, CAST(7 AS BYTE) AS i, CAST(NULL AS STRING) AS z,"
                    + " TIMESTAMP_NTZ '2001-06-30 12:34:56' AS l");
    Details details = new Details(false, false, Optional.empty(), 0, 1, false);
    EvaluationPlan plan =
        numbersPlan(details).key(List.of("d", "t", "n", "f", "b", "i", "z", "l")).build();
    assertThat(Evaluator.evaluate(data, plan).details().worstRows().get(0).rows())
        .containsExactly(
            row(
                1,
                "2001-06-30",
                "2001-06-30T12:34:56.789Z",
                "1.50",
                "true",
                "0aff",
                7L,
                null,
                "2001-06-30T12:34:56"));
  }

  @Test
  void concentrationSaysWhatTheWorstRowsHold() {
    Details details = new Details(true, false, Optional.empty(), 0, 0, false);
    List<ConcentrationEntry> found =
        Evaluator.evaluate(numbers(), numbersPlan(details).build()).details().concentrations();
    assertThat(found).hasSize(2);
    // Of 1 + ... + 1000 = 500500 the worst row holds 1000, ten hold 9955, a hundred 95050.
    double[] shares = {1000 / 500_500.0, 9955 / 500_500.0, 95_050 / 500_500.0};
    for (int i = 0; i < shares.length; i++) {
      TailShare share = found.get(0).worst().get(i);
      assertThat(share.lower()).isLessThanOrEqualTo(shares[i]);
      assertThat(share.upper()).isGreaterThanOrEqualTo(shares[i]);
      assertThat(share.share()).isCloseTo(shares[i], within(0.07 * shares[i]));
    }
    assertThat(found.get(0).quantiles().get(0).lower()).isLessThanOrEqualTo(500);
    assertThat(found.get(0).quantiles().get(0).upper()).isGreaterThanOrEqualTo(500);
    assertThat(found.get(0).curve()).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void residualsTellTheNoise() {
    Details details = new Details(false, true, Optional.empty(), 0, 0, false);
    // Quantiles of a Laplace distribution of scale 3 around the prediction.
    Dataset<Row> laplace =
        TestSpark.session()
            .sql(
                "SELECT IF(u < 0.5, 3 * ln(2 * u), -3 * ln(2 * (1 - u))) AS y, 0D AS a, 's' AS s"
                    + " FROM (SELECT (id + 0.5D) / 20000 AS u FROM range(20000))");
    ResidualEntry found =
        Evaluator.evaluate(laplace, numbersPlan(details).build()).details().residuals().get(0);
    assertThat(found.noise().verdict()).isEqualTo(Noise.LAPLACE);
    assertThat(found.noise().mae()).isCloseTo(3, within(0.001));
    assertThat(found.noise().mse()).isCloseTo(18, within(0.05));
    assertThat(found.outliers().share()).isCloseTo(0.405, within(0.02));
    assertThat(found.quantiles().get(4).value()).isCloseTo(0, within(0.001));
    assertThat(found.noise().rows()).isEqualTo(20_000);

    // The scale of sampling weights says nothing; half the rows three times the weight of the rest
    // say as much as (3 + 1)²/2/(9 + 1) = 0.8 of them.
    ResidualEntry weighted =
        Evaluator.evaluate(
                laplace.withColumn("w", functions.expr("IF(y < 0, 3e-6D, 1e-6D)")),
                numbersPlan(details).weight("w", WeightKind.SAMPLING).build())
            .details()
            .residuals()
            .get(0);
    assertThat(weighted.noise().rows()).isCloseTo(16_000, within(1e-6));
    assertThat(weighted.noise().verdict()).isEqualTo(Noise.LAPLACE);
  }

  @Test
  void calibrationCountsRowsAsTheyWeighAndNotAsTheirClassesDo() {
    Details details = new Details(false, false, Optional.of(Binning.equalWidth(10)), 0, 0, false);
    List<PlannedLoss> classes = List.of(PlannedLoss.parse("log_loss(class_weights='1,9')", BINARY));
    List<PlannedLoss> both = List.of(classes.get(0), PlannedLoss.parse("brier", BINARY));
    List<CalibrationEntry> found =
        Evaluator.evaluate(probabilities(), binary(details, both)).details().calibrations();
    // 30 % and 60 % of 1000 rows come true, predicted at 0.2 and 0.7.
    assertThat(found).hasSize(1);
    assertThat(found.get(0).calibration().meanLabel()).isCloseTo(0.45, within(1e-15));
    assertThatThrownBy(() -> binary(details, classes))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            "targets.late.losses: weigh classes, but calibration needs a loss of rows as they are;"
                + " add brier_loss");
  }

  @Test
  void ofManyClassesTheOneThatIsPredictedIsJudged() {
    Details details = new Details(false, false, Optional.of(Binning.equalWidth(10)), 0, 0, false);
    TargetKind classes = new TargetKind.Multiclass(null, 3);
    // Class 1 is predicted with 0.6 and right in 7 of 10 rows; the first of two equal ones counts.
    Dataset<Row> rows =
        TestSpark.session()
            .sql(
                "SELECT IF(id < 900, array(0.3D, 0.6D, 0.1D), array(0.1D, 0.45D, 0.45D)) AS p,"
                    + " IF(id % 10 < 7, 1, 2) AS y FROM range(1000)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    classes,
                    List.of(Model.plain("m", "p")),
                    List.of(PlannedLoss.parse("log_loss", classes))))
            .details(details)
            .build();
    CalibrationEntry found = Evaluator.evaluate(rows, plan).details().calibrations().get(0);
    assertThat(found.event()).isEqualTo(CalibrationEntry.Event.PREDICTED_CLASS_IS_RIGHT);
    assertThat(found.calibration().meanLabel()).isEqualTo(0.7);
    assertThat(found.calibration().meanPrediction()).isCloseTo(0.585, within(1e-15));
    assertThat(found.calibration().error().expected()).isCloseTo(0.115, within(1e-15));
  }

  private static EvaluationPlan binary(Details details, List<PlannedLoss> losses) {
    return EvaluationPlan.builder("r")
        .target(new Target("late", "late", BINARY, List.of(Model.plain("m", "p")), losses))
        .details(details)
        .build();
  }

  /** Of 1000 rows predicted at 0.2 and 0.7, 30 % and 60 % come true. */
  private static Dataset<Row> probabilities() {
    return TestSpark.session()
        .sql(
            "SELECT id, IF(id % 2 = 0, 0.2D, 0.7D) AS p,"
                + " IF(id % 2 = 0, id DIV 2 % 10 < 3, id DIV 2 % 10 < 6) AS late FROM range(1000)");
  }

  @Test
  void calibrationIsOfProbabilitiesAndItsIntervalDoesNotDependOnPartitions() {
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "late",
                    "late",
                    BINARY,
                    List.of(Model.plain("m", "p")),
                    List.of(
                        PlannedLoss.parse("log_loss", BINARY), PlannedLoss.parse("brier", BINARY))))
            .key(List.of("id"))
            .details(new Details(false, false, Optional.of(Binning.equalWidth(10)), 200, 0, false))
            .onInvalid(OnInvalid.FAIL)
            .build();
    Evaluation one = Evaluator.evaluate(probabilities().coalesce(1), plan);
    CalibrationEntry found = one.details().calibrations().get(0);
    assertThat(one.details().calibrations()).hasSize(1);
    assertThat(found.calibration().error().expected()).isCloseTo(0.1, within(1e-12));
    assertThat(found.calibration().meanLabel()).isCloseTo(0.45, within(1e-12));
    assertThat(found.calibration().logLoss().loss())
        .isEqualTo(one.costs().get(0).estimate().cost());
    assertThat(found.calibration().brierLoss().loss())
        .isEqualTo(one.costs().get(1).estimate().cost());
    assertThat(found.errorInterval()).isNotNull();
    assertThat(found.errorInterval().lower()).isBetween(0.04, 0.1);
    assertThat(found.errorInterval().upper()).isBetween(0.1, 0.15);
    Evaluation many = Evaluator.evaluate(probabilities().repartition(7), plan);
    assertThat(many.details()).isEqualTo(one.details());
  }
}
