package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class EvaluatorComparisonsIT {

  private static final TargetKind REGRESSION = TargetKind.regression();

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.builder("r")
        .target(
            new Target(
                "t",
                "y",
                REGRESSION,
                List.of(Model.plain("a", "a"), Model.plain("b", "b"), Model.plain("c", "c")),
                List.of(
                    PlannedLoss.parse("mae", REGRESSION), PlannedLoss.parse("rmse", REGRESSION))))
        .baseline("t", "a")
        .slice("s")
        .onInvalid(OnInvalid.SKIP);
  }

  private static Dataset<Row> rows(String values) {
    return TestSpark.session()
        .sql(
            "SELECT double(y) y, double(a) a, double(b) b, double(c) c, double(w) w, s FROM VALUES "
                + values
                + " AS t(y, a, b, c, w, s)");
  }

  /**
   * Absolute errors of a are 1, 2, 3, 4, of b 0, 2, 4, none, of c all 1; the weights are 1, 2, 3,
   * 4.
   */
  private static final String FOUR =
      "(0, 1, 0, 1, 1, 'x'), (0, -2, 2, 1, 2, 'x'), (0, 3, 4, 1, 3, 'y'), (0, 4, NULL, 1, 4, 'y')";

  @Test
  void everyOtherModelIsComparedOverTheRowsUsableForBoth() {
    Evaluation found = Evaluator.evaluate(rows(FOUR), plan().build());
    assertThat(found.comparisons()).hasSize(2 * 3);
    Comparison b = found.comparisons().get(0);
    assertThat(b.key().model()).isEqualTo("b");
    assertThat(b.key().loss()).isEqualTo("absolute_error");
    assertThat(b.baseline()).isEqualTo("a");
    assertThat(b.slice().isOverall()).isTrue();
    // Differences -1, 0, 1: their mean is 0 and its standard error 1/sqrt(3).
    assertThat(b.difference().cost()).isZero();
    assertThat(b.difference().standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-15));
    assertThat(b.cost().cost()).isEqualTo(2);
    assertThat(b.baselineCost().cost()).isEqualTo(2);
    assertThat(b.won()).isEqualTo(1);
    assertThat(b.tied()).isEqualTo(1);
    assertThat(b.wonShare()).isEqualTo(1 / 3.0);
    assertThat(b.tiedShare()).isEqualTo(1 / 3.0);
    Comparison c = found.comparisons().get(1);
    assertThat(c.difference().count()).isEqualTo(4);
    assertThat(c.difference().cost()).isEqualTo(-1.5);
    assertThat(c.wonShare()).isEqualTo(0.75);
    assertThat(c.tied()).isEqualTo(1);
  }

  @Test
  void sharesOfRowsWonAreOfWeight() {
    EvaluationPlan plan = plan().weight("w", io.sparkloss.cost.WeightKind.SAMPLING).build();
    Comparison b = Evaluator.evaluate(rows(FOUR), plan).comparisons().get(0);
    // (1*-1 + 2*0 + 3*1) / 6
    assertThat(b.difference().cost()).isEqualTo(1 / 3.0);
    assertThat(b.wonShare()).isEqualTo(1 / 6.0);
    assertThat(b.tiedShare()).isEqualTo(2 / 6.0);
  }

  @Test
  void aSliceOfOneRowOrNoneUsableHasNoInterval() {
    List<Comparison> found = Evaluator.evaluate(rows(FOUR), plan().build()).comparisons();
    Comparison y =
        found.stream()
            .filter(each -> "y".equals(each.slice().values().get("s")))
            .filter(each -> each.key().model().equals("b"))
            .findFirst()
            .orElseThrow();
    assertThat(y.difference().count()).isEqualTo(1);
    assertThat(y.difference().cost()).isEqualTo(1);
    assertThat(y.difference().standardError()).isNaN();
    Comparison none =
        Evaluator.evaluate(rows("(0, 1, NULL, 1, 1, 'x')"), plan().build()).comparisons().get(0);
    assertThat(none.difference().isEmpty()).isTrue();
    assertThat(none.wonShare()).isNaN();
  }
}
