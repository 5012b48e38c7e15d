package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.evaluate.plan.Gate;
import io.sparkloss.evaluate.plan.Margin;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.GateKey;
import io.sparkloss.result.GateResult;
import io.sparkloss.result.Slice;
import io.sparkloss.result.Verdict;

/** Decides gates by the interval of the mean difference; what cannot be decided on fails. */
final class GateDecision {

  private GateDecision() {}

  /** Decides the gate whose pair has this index. */
  static GateResult decide(Gate.NotWorse gate, CostGroup costs, int pair, CostOptions options) {
    CostOptions ofDifference =
        new CostOptions(options.confidence(), options.weightKind(), false, false);
    Cost difference = costs.difference(pair, ofDifference);
    Cost candidate = costs.candidate(pair, options);
    Cost baseline = costs.baseline(pair, options);
    boolean relative = gate.margin() instanceof Margin.Relative;
    GateKey key =
        new GateKey(
            gate.target(), gate.loss(), gate.candidate(), gate.baseline(), gate.margin().text());
    Decision decision = decision(difference, baseline, relative);
    return new GateResult(
        key,
        Slice.OVERALL,
        decision.verdict,
        Estimate.of(difference),
        Estimate.of(candidate),
        Estimate.of(baseline),
        decision.explanation);
  }

  private record Decision(Verdict verdict, String explanation) {}

  private static Decision decision(Cost difference, Cost baseline, boolean relative) {
    if (difference.isEmpty()) {
      return new Decision(Verdict.FAIL, "no row is usable for both models");
    }
    if (!(Math.abs(difference.mean()) <= Double.MAX_VALUE)) {
      return new Decision(Verdict.FAIL, "the mean difference is " + difference.mean());
    }
    if (relative && !(baseline.mean() > 0)) {
      return new Decision(
          Verdict.FAIL,
          "a share of the baseline's cost is undefined where that is " + baseline.mean());
    }
    if (Double.isNaN(difference.lower()) || Double.isNaN(difference.upper())) {
      return new Decision(Verdict.INCONCLUSIVE, "the rows are too few for an interval");
    }
    if (difference.upper() <= 0) {
      return new Decision(Verdict.PASS, "the interval of the difference is not above 0");
    }
    return difference.lower() > 0
        ? new Decision(Verdict.FAIL, "the interval of the difference is above 0")
        : new Decision(Verdict.INCONCLUSIVE, "the interval of the difference holds 0");
  }
}
