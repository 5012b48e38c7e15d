package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Gates on rows whose costs can be told by hand: absolute errors of a alternate between 1 and 3 (in
 * the slice s = 'bad', 11 and 13), of b they are 2 and 4.
 */
class EvaluatorGatesIT {

  private static final TargetKind REGRESSION = TargetKind.regression();

  private static Dataset<Row> data() {
    return TestSpark.session()
        .sql(
            "SELECT 0D AS y, 1 + 2 * (id % 2) + IF(id >= 400, 10, 0) AS a, 2D + 2 * (id % 2) AS b,"
                + " CASE WHEN id < 200 THEN 'good' WHEN id < 400 THEN NULL ELSE 'bad' END AS s,"
                + " id % 2 AS parity FROM range(600)");
  }

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.builder("r")
        .target(
            new Target(
                "t",
                "y",
                REGRESSION,
                List.of(Model.plain("a", "a"), Model.plain("b", "b")),
                List.of(
                    PlannedLoss.parse("mae", REGRESSION), PlannedLoss.parse("rmse", REGRESSION))))
        .slice("s")
        .slice("s", "parity");
  }

  private static Gate gate(Condition condition) {
    return new Gate("t", "mae", "a", condition, Scope.OVERALL);
  }

  private static Scope slice(Map<String, @Nullable String> values) {
    return new Scope(new Scope.Where.One(values), 0, 0);
  }

  private static Evaluation evaluate(EvaluationPlan plan, Optional<PassedRun> passed) {
    return Evaluator.evaluate(EvaluationInput.of(data()), plan, passed);
  }

  private static List<GateResult> decide(Gate... gates) {
    EvaluationPlan.Builder plan = plan();
    Arrays.stream(gates).forEach(plan::gate);
    return Evaluator.evaluate(data(), plan.build()).gates();
  }

  @Test
  void boundsAreHeldAgainstTheIntervalOfTheCost() {
    // Of 400 errors of mean 2 and 200 of mean 12 the mean is 16/3, its interval about ±0.4.
    List<GateResult> found =
        decide(
            gate(new Condition.AtMost(6)),
            gate(new Condition.AtMost(5.4)),
            gate(new Condition.AtMost(4.5)),
            gate(new Condition.AtLeast(4.5)),
            gate(new Condition.AtLeast(5.4)),
            gate(new Condition.AtLeast(6)));
    assertThat(found)
        .extracting(GateResult::verdict)
        .containsExactly(
            Verdict.PASS,
            Verdict.INCONCLUSIVE,
            Verdict.FAIL,
            Verdict.PASS,
            Verdict.INCONCLUSIVE,
            Verdict.FAIL);
    GateDecision first = found.get(0).decisions().get(0);
    assertThat(first.difference().cost()).isCloseTo(16.0 / 3 - 6, within(1e-12));
    assertThat(first.baselineCost()).isNull();
    assertThat(first.candidateCost().upper() - 6).isEqualTo(first.difference().upper());
    assertThat(found.get(5).decisions().get(0).difference().cost())
        .isCloseTo(6 - 16.0 / 3, within(1e-12));
  }

  @Test
  void aConstantBaselineTakesAMarginAndTransformsAreHeldAsReported() {
    // The root of (400·5 + 200·145)/600 is 7.188.
    Gate rmse = new Gate("t", "rmse", "a", new Condition.AtMost(7.188), Scope.OVERALL);
    List<GateResult> found =
        decide(
            gate(new Condition.NotWorse(new Baseline.Constant(5), Margin.parse("20%"))),
            gate(new Condition.NotWorse(new Baseline.Constant(5), Margin.parse("-0.5"))),
            rmse);
    assertThat(found)
        .extracting(GateResult::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL, Verdict.INCONCLUSIVE);
    assertThat(found.get(0).gate().condition()).isEqualTo("not above 5 by more than 20%");
    assertThat(found.get(1).gate().condition()).isEqualTo("better than 5 by at least 0.5");
    assertThat(found.get(2).decisions().get(0).difference().cost())
        .isCloseTo(Math.sqrt(31_000 / 600.0) - 7.188, within(1e-12));
  }

  @Test
  void everySliceMustHoldAndTheBadOneIsNamed() {
    Gate notWorse = Gate.notWorse("t", "mae", "a", "b", Margin.NONE);
    Scope every = new Scope(new Scope.Where.EverySlice(List.of(List.of("s"))), 0, 0);
    Scope both = new Scope(new Scope.Where.EverySlice(List.of()), 0, 0);
    List<GateResult> found = decide(notWorse.in(every), notWorse.in(both));
    // a is better than b by 1 in every row but those of 'bad', where it is worse by 9.
    assertThat(found.get(0).decisions())
        .extracting(decision -> decision.slice().values().get("s"), GateDecision::verdict)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(null, Verdict.PASS),
            org.assertj.core.groups.Tuple.tuple("good", Verdict.PASS),
            org.assertj.core.groups.Tuple.tuple("bad", Verdict.FAIL));
    assertThat(found.get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.get(0).gate().scope()).isEqualTo("in every slice by s");
    assertThat(found.get(1).decisions()).hasSize(3 + 6);
    assertThat(found.get(1).explanation()).isEqualTo("9 slices: 6 pass, 3 fail, 0 inconclusive");
  }

  @Test
  void oneSliceIsFoundByItsValuesAndAMissingOneFails() {
    Map<String, @Nullable String> none = new HashMap<>();
    none.put("s", null);
    Gate notWorse = Gate.notWorse("t", "mae", "a", "b", Margin.NONE);
    List<GateResult> found =
        decide(
            notWorse.in(slice(Map.of("s", "good"))),
            notWorse.in(slice(none)),
            notWorse.in(slice(Map.of("s", "bad", "parity", "1"))),
            notWorse.in(slice(Map.of("s", "absent"))));
    assertThat(found)
        .extracting(GateResult::verdict)
        .containsExactly(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL);
    assertThat(found.get(2).decisions().get(0).difference().count()).isEqualTo(100);
    assertThat(found.get(3).explanation()).isEqualTo("the data have no such slice");
  }

  @Test
  void theLastPassedRunIsABaselineOfOtherRows() {
    Gate last =
        gate(
            new Condition.NotWorse(
                new Baseline.LastPassed(Baseline.FirstRun.FAIL), Margin.parse("10%")));
    EvaluationPlan plan = plan().gate(last).build();
    GateResult none = Evaluator.evaluate(data(), plan).gates().get(0);
    assertThat(none.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(none.explanation()).contains("no run of the history has passed yet");

    GateResult worse = evaluate(plan, Optional.of(past(4))).gates().get(0);
    GateResult better = evaluate(plan, Optional.of(past(6))).gates().get(0);
    assertThat(worse.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(better.verdict()).isEqualTo(Verdict.PASS);
    GateDecision decision = better.decisions().get(0);
    assertThat(decision.difference().cost()).isCloseTo(16.0 / 3 - 1.1 * 6, within(1e-12));
    // Errors of different rows add as squares, and the baseline's is multiplied by 1.1.
    double own = decision.candidateCost().standardError();
    assertThat(decision.difference().standardError())
        .isCloseTo(Math.hypot(own, 1.1 * 0.1), within(1e-12));
    assertThat(decision.baselineCost()).isNotNull();

    EvaluationPlan sliced =
        plan().gate(last.in(new Scope(new Scope.Where.EverySlice(List.of()), 0, 0))).build();
    GateResult missing = evaluate(sliced, Optional.of(past(6))).gates().get(0);
    assertThat(missing.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(missing.decisions().get(0).explanation())
        .isEqualTo("run june, the last that passed, has no such cost");
    assertThat(better.baselineRun()).isEqualTo("june");
    assertThat(better.explanation())
        .endsWith(
            "; against run june, whose rows are others and were evaluated with no weights and"
                + " clusters, not with no weights");
  }

  @Test
  void aSliceThatTheDataHaveNoMoreFails() {
    Condition last =
        new Condition.NotWorse(new Baseline.LastPassed(Baseline.FirstRun.FAIL), Margin.NONE);
    Slice good = Slice.of(Map.of("s", "good"));
    Slice gone = Slice.of(Map.of("s", "gone"));
    Slice otherwise = Slice.of(Map.of("t", "gone"));
    PassedRun past = past(60, good, gone, otherwise);
    Gate every = gate(last).in(new Scope(new Scope.Where.EverySlice(List.of()), 0, 60));
    Gate large = gate(last).in(new Scope(new Scope.Where.EverySlice(List.of()), 0, 501));
    Gate one = gate(last).in(slice(Map.of("s", "gone")));
    EvaluationPlan plan = plan().gate(every).gate(large).gate(one).build();
    List<GateResult> found = evaluate(plan, Optional.of(past)).gates();
    String why = "run june, the last that passed, has this slice; the data have not";
    GateDecision decision =
        found.get(0).decisions().stream()
            .filter(each -> each.slice().equals(gone))
            .findAny()
            .orElseThrow();
    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.explanation()).isEqualTo(why);
    assertThat(decision.difference().count()).isZero();
    assertThat(found.get(0).decisions()).extracting(GateDecision::slice).doesNotContain(otherwise);
    assertThat(found.get(1).decisions()).extracting(GateDecision::slice).doesNotContain(gone);
    assertThat(found.get(2).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.get(2).decisions()).extracting(GateDecision::explanation).containsExactly(why);
  }

  /** A run of one cost, the absolute error of a, overall or of a slice, with an error of 0.1. */
  private static PassedRun past(double mean, Slice... slices) {
    Set<Slice> all = slices.length == 0 ? Set.of(Slice.OVERALL) : Set.of(slices);
    return new PassedRun() {
      @Override
      public String run() {
        return "june";
      }

      @Override
      public Optional<PastCost> cost(String target, String model, String loss, Slice slice) {
        Estimate reported = new Estimate(500, 500, mean, 0.1, mean - 0.2, mean + 0.2, false, 0, 0);
        return slices(target, model, loss).contains(slice)
            ? Optional.of(new PastCost(reported, basis()))
            : Optional.empty();
      }

      @Override
      public Set<Slice> slices(String target, String model, String loss) {
        return (target + model + loss).equals("taabsolute_error") ? all : Set.of();
      }
    };
  }

  /** Of 500 rows in 500 clusters, which tells degrees of freedom, and no more. */
  private static CostBasis basis() {
    CostAccumulator rows = CostAccumulator.unweighted();
    for (int i = 0; i < 500; i++) {
      rows.add(i);
    }
    return new CostBasis(
        CostState.of(LossIdentity.named("mae"), rows),
        Transform.IDENTITY,
        WeightKind.SAMPLING,
        500);
  }

  /** The same rows with a row for each model; b has none in the slice 'bad'. */
  private static List<GateResult> decideLongForm(Gate... gates) {
    Dataset<Row> rows =
        data()
            .selectExpr("y", "s", "stack(2, 'a', double(a), 'b', b) AS (model, p)")
            .where("model = 'a' OR s IS NULL OR s = 'good'");
    EvaluationPlan.Builder plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    REGRESSION,
                    List.of(Model.plain("any", "p")),
                    List.of(PlannedLoss.parse("mae", REGRESSION))))
            .modelColumn("model")
            .slice("s");
    Arrays.stream(gates).forEach(plan::gate);
    return Evaluator.evaluate(rows, plan.build()).gates();
  }

  @Test
  void inLongFormTheCandidateIsAValueOfTheModelColumn() {
    Scope bad = slice(Map.of("s", "bad"));
    Scope every = new Scope(new Scope.Where.EverySlice(List.of()), 0, 0);
    List<GateResult> found =
        decideLongForm(
            gate(new Condition.AtMost(6)),
            gate(new Condition.AtMost(4.5)),
            gate(new Condition.AtMost(13)).in(bad),
            new Gate("t", "mae", "b", new Condition.AtMost(3.3), Scope.OVERALL),
            new Gate("t", "mae", "b", new Condition.AtMost(13), bad),
            new Gate("t", "mae", "b", new Condition.AtMost(13), every),
            new Gate("t", "mae", "nobody", new Condition.AtMost(13), Scope.OVERALL));
    assertThat(found)
        .extracting(GateResult::verdict)
        .containsExactly(
            Verdict.PASS,
            Verdict.FAIL,
            Verdict.PASS,
            Verdict.PASS,
            Verdict.FAIL,
            Verdict.FAIL,
            Verdict.FAIL);
    assertThat(found.get(3).decisions().get(0).candidateCost().cost()).isEqualTo(3);
    assertThat(found.get(4).explanation()).isEqualTo("no row is usable for the candidate");
    assertThat(found.get(5).explanation()).isEqualTo("3 slices: 2 pass, 1 fail, 0 inconclusive");
    assertThat(found.get(6).explanation()).isEqualTo("no row is usable for the candidate");
  }
}
