package io.sparkloss.spark.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.evaluate.Evaluator;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.Role;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole evaluation reports the same bits, however rows are spread and however Spark runs. */
class SameBitsEvaluationIT {

  private static final TargetKind REGRESSION = TargetKind.regression();
  private static final TargetKind BINARY = TargetKind.binary();

  private static final List<String> ROWS = lines(Variant.ONE_PARTITION_ROWS, false);
  private static final List<String> CLUSTERS = lines(Variant.ONE_PARTITION_ROWS, true);

  private static EvaluationPlan plan(boolean clustered) {
    Scope every = new Scope(new Scope.Where.EverySlice(List.of()), 0, 0);
    EvaluationPlan.Builder plan =
        EvaluationPlan.builder("r")
            .target(number())
            .target(binary())
            .baseline("number", "m")
            .baseline("binary", "soft")
            .weight("w", WeightKind.SAMPLING)
            .slice("slice")
            .slice("slice", "late")
            .key(List.of("id"))
            .details(
                new Details(
                    true,
                    true,
                    true,
                    Optional.of(Binning.equalWidth(8)),
                    clustered ? 0 : 40,
                    4,
                    true))
            .gate(Gate.notWorse("number", "mae", "p", "m", Margin.parse("2%")).in(every))
            .gate(new Gate("binary", "log_loss", "q", new Condition.AtMost(3), every))
            .onInvalid(OnInvalid.SKIP);
    return (clustered ? plan.cluster("user") : plan).build();
  }

  private static Target number() {
    return new Target(
        "number",
        "y",
        REGRESSION,
        List.of(
            Model.of("p", Map.of(Role.PREDICTION, "p", Role.SCALE, "s")),
            Model.of("m", Map.of(Role.PREDICTION, "m", Role.SCALE, "s"))),
        losses(REGRESSION, "mse", "rmse", "mae", "log_cosh_loss", "gaussian_nll"));
  }

  private static Target binary() {
    return new Target(
        "binary",
        "late",
        BINARY,
        List.of(
            Model.of("q", Map.of(Role.PROBABILITY, "q")),
            Model.of("soft", Map.of(Role.PROBABILITY, "soft"))),
        losses(BINARY, "log_loss", "brier", "error_rate"));
  }

  private static List<PlannedLoss> losses(TargetKind kind, String... calls) {
    return Stream.of(calls).map(call -> PlannedLoss.parse(call, kind)).toList();
  }

  /** Returns the JSON but for the time, and for states, whose lowest parts may differ. */
  private static List<String> lines(Variant variant, boolean clustered) {
    SparkSession session = variant.session(TestSpark.session());
    boolean sorted = variant.name().startsWith("SORTED");
    session.conf().set("spark.sql.execution.useObjectHashAggregateExec", String.valueOf(!sorted));
    Dataset<Row> rows =
        new BitsData(session, StoredBits.folder())
            .read(BitsData.GOOD, variant.layout())
            .selectExpr("*", "id % 60 AS user");
    Evaluation found = Evaluator.evaluate(rows, plan(clustered));
    return EvaluationJson.write(found)
        .replace(found.evaluatedAt().toString(), "")
        .replaceAll("\"state\" ?: ?\"[^\"]*\"", "")
        .lines()
        .toList();
  }

  /** Shows the first lines that differ: all would be too many to read. */
  private static void requireSame(List<String> found, List<String> expected) {
    assertThat(found).hasSameSizeAs(expected).hasSizeGreaterThan(500);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).as("line %s", i).isEqualTo(expected.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SEVEN_ROWS", "SIXTY_FOUR_BATCHES", "SORTED_ROWS"})
  void rowsGiveTheBitsOfOnePartition(Variant variant) {
    requireSame(lines(variant, false), ROWS);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHUFFLED_BATCHES", "SIXTY_FOUR_ROWS"})
  void clustersGiveTheBitsOfOnePartition(Variant variant) {
    requireSame(lines(variant, true), CLUSTERS);
  }
}
