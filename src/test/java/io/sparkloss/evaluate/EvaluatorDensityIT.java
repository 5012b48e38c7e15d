package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.density.DensityCell;
import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.Role;
import io.sparkloss.result.detail.DensityEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Predicted against actual of whole evaluations. */
class EvaluatorDensityIT {

  private static final TargetKind REGRESSION = TargetKind.regression();
  private static final TargetKind BINARY = TargetKind.binary();
  private static final Details DENSITY =
      new Details(false, false, true, Optional.empty(), 0, 0, true);

  /**
   * 700 rows with labels 0 to 9 and predictions 0 to 6, each pair ten times, and others that cannot
   * be used: they have no label, no weight, or an infinite prediction.
   */
  private static Dataset<Row> data() {
    return TestSpark.session()
        .sql(
            "SELECT IF(id < 800, CAST(id % 10 AS DOUBLE), NULL) AS y,"
                + " CASE WHEN id >= 700 AND id < 750 THEN double('inf')"
                + " ELSE CAST(id % 7 AS DOUBLE) END AS p, 2D AS c, 0.5D AS q, id % 2 AS late,"
                + " IF(id >= 750 AND id < 800, 0D, 3D) AS w, id % 3 AS s FROM range(900)"
                + " DISTRIBUTE BY id % 5");
  }

  /** From 0 to 9 there are 37 cells of a quarter, and 73 of an eighth. */
  private static PairDensity expected() {
    List<DensityCell> cells = new ArrayList<>();
    for (int x = 0; x < 7; x++) {
      for (int y = 0; y < 10; y++) {
        cells.add(new DensityCell(4 * x, 4 * y, 10));
      }
    }
    return new PairDensity(0.25, 0, 0, cells, 0);
  }

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.builder("r")
        .details(DENSITY)
        .weight("w", WeightKind.SAMPLING)
        .slice("s")
        .onInvalid(OnInvalid.SKIP);
  }

  private static Target number(Model... models) {
    return new Target(
        "number",
        "y",
        REGRESSION,
        List.of(models),
        List.of(PlannedLoss.parse("mae", REGRESSION), PlannedLoss.parse("mse", REGRESSION)));
  }

  @Test
  void everyModelOfARegressionHasOneOfAllRowsThatItUses() {
    Target late =
        new Target(
            "late",
            "late",
            BINARY,
            List.of(Model.of("q", Map.of(Role.PROBABILITY, "q"))),
            List.of(PlannedLoss.parse("brier", BINARY)));
    EvaluationPlan plan =
        plan().target(number(Model.plain("a", "p"), Model.plain("b", "c"))).target(late).build();
    List<DensityEntry> found = Evaluator.evaluate(data(), plan).details().densities();
    assertThat(found).extracting(DensityEntry::model).containsExactly("a", "b");
    assertThat(found.get(0)).isEqualTo(new DensityEntry("number", "a", expected()));
    // Model b says 2 of every row, so it can use the 50 that a cannot.
    assertThat(found.get(1).density().inside()).isEqualTo(750);
    assertThat(found.get(1).density().left()).isEqualTo(2);
    assertThat(found.get(1).density().cells()).allMatch(cell -> cell.x() == 0);
  }

  @Test
  void modelsInLongFormHaveTheirOwn() {
    Dataset<Row> rows = data().selectExpr("'a' AS m", "y", "p", "w", "s");
    Dataset<Row> others = data().selectExpr("'b' AS m", "y", "c AS p", "w", "s");
    EvaluationPlan longForm =
        plan().target(number(Model.plain("any", "p"))).modelColumn("m").build();
    EvaluationPlan plan =
        plan().target(number(Model.plain("a", "p"), Model.plain("b", "c"))).build();
    assertThat(Evaluator.evaluate(rows.union(others), longForm).details().densities())
        .containsExactlyInAnyOrderElementsOf(
            Evaluator.evaluate(data(), plan).details().densities());
  }

  @Test
  void thereIsNoneThatIsNotAskedFor() {
    EvaluationPlan plan =
        plan().target(number(Model.plain("a", "p"))).details(Details.NONE).build();
    assertThat(Evaluator.evaluate(data(), plan).details().densities()).isEmpty();
  }
}
