package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.engine.SlicedEvaluation;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Slice;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices that stay in Spark are the same as those that pass through the driver. */
class EvaluatorSlicedIT {

  private static final TargetKind REGRESSION = TargetKind.regression();

  private static Dataset<Row> rows() {
    return TestSpark.session()
        .sql(
            "SELECT CASE WHEN id % 97 = 0 THEN NULL ELSE double(id % 13) END AS y, double(id % 7) a,"
                + " double(id % 5) b, id % 11 AS who,"
                + " element_at(array('it''s \"a\", \\\\ <b>', 'x=1', '\\n', NULL), int(id % 4 + 1)) t,"
                + " id % 3 l, id % 2 = 0 f, double(id % 3) / 4 d, CAST(id % 3 AS DECIMAL(9, 2)) m,"
                + " date_add(DATE'2001-06-01', int(id % 3)) day,"
                + " timestamp_seconds(id % 3) at, CAST(timestamp_seconds(id % 2) AS TIMESTAMP_NTZ) lo"
                + " FROM range(0, 1200, 1, 3)");
  }

  private static EvaluationPlan.Builder plan() {
    List<PlannedLoss> losses =
        List.of(PlannedLoss.parse("mae", REGRESSION), PlannedLoss.parse("rmse", REGRESSION));
    EvaluationPlan.Builder plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    REGRESSION,
                    List.of(Model.plain("a", "a"), Model.plain("b", "b")),
                    losses))
            .baseline("t", "a")
            .onInvalid(OnInvalid.SKIP);
    List.of("t", "l", "f", "d", "m", "day", "at", "lo").forEach(plan::slice);
    return plan.slice("t", "m");
  }

  private static SlicedEvaluation sliced(Dataset<Row> rows, EvaluationPlan plan) {
    return Evaluator.evaluateSliced(EvaluationInput.of(rows), plan, Optional.empty());
  }

  /** Tells the rows that are in one table only: all of them would be too many to read. */
  private static void assertSame(Dataset<Row> found, Dataset<Row> expected) {
    Set<String> wanted = rows(expected);
    Set<String> rows = rows(found);
    assertThat(rows).hasSameSizeAs(wanted);
    rows.removeAll(wanted);
    assertThat(rows.stream().limit(2)).isEmpty();
  }

  private static Set<String> rows(Dataset<Row> table) {
    List<Row> rows = table.drop("evaluated_at").collectAsList();
    Set<String> texts = rows.stream().map(Row::json).collect(Collectors.toSet());
    assertThat(texts).as("rows, none twice").hasSameSizeAs(rows);
    return texts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tablesAreThoseOfAnEvaluationThroughTheDriver(boolean clustered) {
    EvaluationPlan.Builder builder = plan();
    if (clustered) {
      builder.cluster("who");
    }
    EvaluationPlan plan = builder.build();
    Evaluation whole = Evaluator.evaluate(rows(), plan);
    ResultTables expected = ResultTables.of(TestSpark.session(), whole);
    try (SlicedEvaluation found = sliced(rows(), plan)) {
      assertSame(found.tables().costs(), expected.costs());
      assertSame(found.tables().comparisons().orElseThrow(), expected.comparisons().orElseThrow());
      assertThat(found.tables().costs().schema().fieldNames())
          .containsExactly(expected.costs().schema().fieldNames());
      assertThat(found.evaluation().costs())
          .extracting(CostEntry::slice)
          .containsOnly(Slice.OVERALL)
          .hasSize(4);
      assertThat(found.evaluation().comparisons()).hasSize(1);
      assertThat(found.evaluation().dataQuality()).isEqualTo(whole.dataQuality());
    }
  }

  @Test
  void longFormIsTheSame() {
    Dataset<Row> rows = rows().selectExpr("y", "t", "m", "stack(2, 'a', a, 'b', b) AS (model, p)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    REGRESSION,
                    List.of(Model.plain("any", "p")),
                    List.of(PlannedLoss.parse("mae", REGRESSION))))
            .modelColumn("model")
            .slice("t", "m")
            .onInvalid(OnInvalid.SKIP)
            .build();
    ResultTables expected = ResultTables.of(TestSpark.session(), Evaluator.evaluate(rows, plan));
    try (SlicedEvaluation found = sliced(rows, plan)) {
      assertSame(found.tables().costs(), expected.costs());
      assertThat(found.tables().comparisons()).isEmpty();
    }
  }

  @Test
  void gatesOnSlicesDecideTheSame() {
    Scope one = new Scope(new Scope.Where.One(Map.of("l", "1")), 0, 0);
    Scope every = new Scope(new Scope.Where.EverySlice(List.of(List.of("t"))), 0, 0);
    EvaluationPlan plan =
        plan()
            .gate(new Gate("t", "mae", "b", new Condition.AtMost(5), one))
            .gate(new Gate("t", "mae", "b", new Condition.AtMost(4.6), every))
            .build();
    Evaluation whole = Evaluator.evaluate(rows(), plan);
    try (SlicedEvaluation found = sliced(rows(), plan)) {
      assertThat(found.evaluation().gates()).isEqualTo(whole.gates());
      assertThat(whole.gates().get(1).decisions()).hasSize(4);
      assertThat(found.evaluation().costs()).hasSize(4);
    }
  }

  @Test
  void nothingStaysInSpark() {
    Set<Object> before = persisted();
    try (SlicedEvaluation found = sliced(rows(), plan().build())) {
      assertThat(found.tables().costs().count()).isPositive();
      assertThat(persisted()).hasSize(before.size() + 1);
    }
    assertThat(persisted()).isEqualTo(before);
    assertThatThrownBy(() -> sliced(rows(), plan().onInvalid(OnInvalid.FAIL).build()))
        .isInstanceOf(InvalidRowsException.class);
    assertThat(persisted()).isEqualTo(before);
  }

  private static Set<Object> persisted() {
    return new HashSet<>(
        scala.jdk.javaapi.CollectionConverters.asJava(
                TestSpark.session().sparkContext().getPersistentRDDs())
            .keySet());
  }

  /** Absolute errors 1 and 2 in x, 3 in y, 6 in z: their mean is 3. */
  @Test
  void contributionsSayWhereACostComesFrom() {
    Dataset<Row> four =
        TestSpark.session()
            .sql(
                "SELECT 0D y, double(a) a, 0D b, t FROM VALUES"
                    + " (1, 'x'), (-2, 'x'), (3, 'y'), (6, 'z') AS v(a, t)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    REGRESSION,
                    List.of(Model.plain("a", "a")),
                    List.of(
                        PlannedLoss.parse("mae", REGRESSION),
                        PlannedLoss.parse("rmse", REGRESSION))))
            .slice("t")
            .build();
    Evaluation found = Evaluator.evaluate(four, plan);
    assertThat(found.costs().stream().filter(entry -> entry.key().loss().equals("rmse")))
        .allMatch(entry -> entry.contribution() == null);
    List<CostEntry> mae =
        found.costs().stream()
            .filter(entry -> entry.key().loss().equals("absolute_error"))
            .toList();
    assertThat(mae.get(0).contribution()).isNull();
    assertThat(mae.subList(1, 4))
        .extracting(entry -> entry.contribution().weightShare())
        .containsExactly(0.5, 0.25, 0.25);
    assertThat(mae.subList(1, 4))
        .extracting(entry -> entry.contribution().contribution())
        .containsExactly(0.75, 0.75, 1.5);
    assertThat(mae.subList(1, 4))
        .extracting(entry -> entry.contribution().excess())
        .containsExactly(-0.75, 0.0, 0.75);
    assertThat(mae.subList(1, 4))
        .extracting(entry -> entry.contribution().costShare())
        .containsExactly(0.25, 0.25, 0.5);
  }
}
