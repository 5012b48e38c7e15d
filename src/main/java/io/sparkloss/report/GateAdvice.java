package io.sparkloss.report;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What to do next where a gate did not pass, by what its worst case looks like.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class GateAdvice {

  /** With more than so many times the rows nobody waits for a decision. */
  private static final double MANY_TIMES = 100;

  private GateAdvice() {}

  /** Returns what to do next; empty where the gate passed. */
  public static Optional<String> of(GateResult gate) {
    if (gate.verdict() == Verdict.PASS) {
      return Optional.empty();
    }
    Optional<GateDecision> worst = GateLine.worst(gate);
    if (worst.isEmpty()) {
      return Optional.of(
          "check that the rows and the earlier run that the gate asks for are there, or set the"
              + " gate to what there is");
    }
    Estimate excess = worst.get().difference();
    return Optional.of(
        gate.verdict() == Verdict.FAIL
            ? failed(gate, worst.get(), excess)
            : inconclusive(worst.get(), excess));
  }

  private static String failed(GateResult gate, GateDecision worst, Estimate excess) {
    if (excess.isEmpty()) {
      return "see in the data quality why no row of " + rows(worst) + " could be used";
    }
    if (!(Math.abs(excess.cost()) <= Double.MAX_VALUE)) {
      return worst.baselineCost() == null || isFinite(worst.baselineCost())
          ? "look at the worst rows of " + rows(worst) + ": a loss or a weight there has no bound"
          : "give the gate another baseline: the cost of this one is not a number";
    }
    if (excess.lower() > 0) {
      String released = gate.gate().baseline();
      return "do not release "
          + gate.gate().candidate()
          + (released == null ? "" : ", stay with " + released)
          + "; the slices and worst rows of the report show where it loses";
    }
    return "evaluate more rows of " + rows(worst) + ", or change what the gate asks for";
  }

  /** Returns how many rows would decide: the width of an interval falls with the root of them. */
  private static String inconclusive(GateDecision worst, Estimate excess) {
    if (Double.isNaN(excess.lower()) || Double.isNaN(excess.upper())) {
      return "evaluate more rows of "
          + rows(worst)
          + ", from more clusters where rows come by them";
    }
    double reach =
        excess.cost() < 0 ? excess.upper() - excess.cost() : excess.cost() - excess.lower();
    double times = (reach / excess.cost()) * (reach / excess.cost());
    if (times <= 1) {
      return "test fewer slices, or evaluate more rows of " + rows(worst);
    }
    return !(times <= MANY_TIMES)
        ? "the excess is next to nothing: no number of rows that you can wait for decides; choose a"
            + " margin that you can live with"
        : "evaluate about "
            + BigDecimal.valueOf(times)
                .setScale(1, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString()
            + " times as many rows of "
            + rows(worst)
            + ": if the excess stays, the gate then "
            + (excess.cost() < 0 ? "passes" : "fails");
  }

  private static boolean isFinite(Estimate estimate) {
    return Math.abs(estimate.cost()) <= Double.MAX_VALUE;
  }

  private static String rows(GateDecision decision) {
    return decision.slice().isOverall() ? "the input" : decision.slice().toString();
  }
}
