package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Costs of rows that come in clusters. The standard errors are from NumPy 1.24.2: with A and W the
 * sums of w*loss and of w by cluster, J = A.sum()/W.sum() and G = len(A), they are sqrt(G/(G-1)*((A
 * - J*W)**2).sum())/W.sum().
 */
class EvaluatorClustersIT {

  private static final TargetKind REGRESSION = TargetKind.regression();

  /** 600 rows of 30 users, whose errors go together. */
  private static Dataset<Row> data(int partitions) {
    return TestSpark.session()
        .sql(
            "SELECT id, concat('u', id % 30) AS user, 0D AS y,"
                + " CAST(id % 30 % 7 + id % 3 AS DOUBLE) AS a,"
                + " CAST(id % 30 % 5 + id % 4 AS DOUBLE) AS b,"
                + " CAST(id % 4 + 1 AS DOUBLE) / 2 AS w, IF(id % 30 < 12, 'x', 'y') AS s"
                + " FROM range(600)")
        .repartition(partitions);
  }

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.builder("r")
        .target(
            new Target(
                "t",
                "y",
                REGRESSION,
                List.of(Model.plain("a", "a"), Model.plain("b", "b")),
                List.of(PlannedLoss.parse("mae", REGRESSION))))
        .baseline("t", "a")
        .cluster("user");
  }

  private static Estimate estimate(Evaluation found, String model, String slice) {
    return found.costs().stream()
        .filter(entry -> entry.key().model().equals(model))
        .filter(entry -> entry.slice().toString().equals(slice))
        .map(CostEntry::estimate)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void theUncertaintyIsThatOfClustersOverallAndInSlices(int partitions) {
    Evaluation found = Evaluator.evaluate(data(partitions), plan().slice("s").build());
    Evaluation plain =
        Evaluator.evaluate(
            data(partitions),
            EvaluationPlan.builder("r").target(plan().build().targets().get(0)).slice("s").build());
    assertThat(estimate(found, "a", "overall").cost())
        .isEqualTo(estimate(plain, "a", "overall").cost());
    assertThat(estimate(found, "a", "overall").standardError())
        .isCloseTo(0.4042399803159304, within(1e-12));
    assertThat(estimate(found, "a", "s=x").standardError())
        .isCloseTo(0.6210735248199871, within(1e-12));
    assertThat(estimate(plain, "a", "overall").standardError())
        .isLessThan(0.5 * estimate(found, "a", "overall").standardError());
    // t with 29 degrees: scipy.stats.t.ppf(0.975, 29) = 2.045229642132703.
    assertThat(estimate(found, "a", "overall").upper())
        .isCloseTo(3.8333333333333335 + 2.045229642132703 * 0.4042399803159304, within(1e-9));
    // 30 clusters are fewer than 50.
    assertThat(estimate(found, "a", "overall").doubtful()).isTrue();
    Comparison difference = found.comparisons().get(0);
    assertThat(difference.difference().standardError())
        .isCloseTo(0.5126746034690479, within(1e-12));
  }

  @Test
  void weightsAndGatesTakeClustersToo() {
    EvaluationPlan plan =
        plan()
            .weight("w", WeightKind.SAMPLING)
            .gate(Gate.notWorse("t", "mae", "a", "b", Margin.parse("0.9")))
            .build();
    Evaluation found = Evaluator.evaluate(data(3), plan);
    assertThat(estimate(found, "a", "overall").standardError())
        .isCloseTo(0.4174122799993466, within(1e-12));
    Estimate excess = found.gates().get(0).decisions().get(0).difference();
    assertThat(excess.standardError()).isCloseTo(0.5114940028412149, within(1e-12));
  }

  @Test
  void detailsAreThoseWithoutClusters() {
    Details details = new Details(true, true, true, Optional.of(Binning.equalWidth(5)), 0, 4, true);
    EvaluationPlan.Builder with = plan().details(details).key(List.of("id")).slice("s");
    EvaluationPlan without =
        EvaluationPlan.builder("r")
            .target(with.build().targets().get(0))
            .baseline("t", "a")
            .details(details)
            .key(List.of("id"))
            .slice("s")
            .build();
    Evaluation clustered = Evaluator.evaluate(data(3), with.build());
    Evaluation plain = Evaluator.evaluate(data(5), without);
    assertThat(clustered.details().residuals()).isEqualTo(plain.details().residuals());
    assertThat(clustered.details().densities()).hasSize(2).isEqualTo(plain.details().densities());
    assertThat(clustered.details().worstRows().get(0).rows())
        .isEqualTo(plain.details().worstRows().get(0).rows());
    assertThat(clustered.details().concentrations().get(2).worst())
        .isEqualTo(plain.details().concentrations().get(2).worst());
  }

  @Test
  void aRowWithoutClusterIsRefused() {
    Dataset<Row> data = data(2).selectExpr("*", "IF(id = 17, NULL, user) AS person");
    EvaluationPlan.Builder plan = plan().cluster("person");
    assertThatThrownBy(() -> Evaluator.evaluate(data, plan.build()))
        .isInstanceOf(InvalidRowsException.class)
        .hasMessageContaining("cluster")
        .hasMessageContaining("input.where");
  }
}
