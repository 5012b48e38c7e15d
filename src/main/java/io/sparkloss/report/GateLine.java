package io.sparkloss.report;

import io.sparkloss.result.Estimate;
import io.sparkloss.result.GateDecision;
import io.sparkloss.result.GateResult;
import io.sparkloss.result.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A gate's decision in one line. */
final class GateLine {

  private GateLine() {}

  static String of(GateResult gate) {
    String head = "gate " + gate.verdict().name() + ": " + gate.gate().text() + ": ";
    List<GateDecision> decisions = gate.decisions();
    if (decisions.size() == 1 && decisions.get(0).explanation().equals(gate.explanation())) {
      return head + "excess " + excess(decisions.get(0)) + ", " + gate.explanation();
    }
    return head + gate.explanation() + worst(gate).map(text -> "; " + text).orElse("");
  }

  /** Returns the slice that keeps the gate from passing and has the greatest excess. */
  private static Optional<String> worst(GateResult gate) {
    if (gate.verdict() == Verdict.PASS) {
      return Optional.empty();
    }
    return gate.decisions().stream()
        .filter(decision -> decision.verdict() == gate.verdict())
        .max(Comparator.comparingDouble(decision -> rank(decision.difference())))
        .map(
            decision ->
                "the worst is "
                    + decision.slice()
                    + ": excess "
                    + excess(decision)
                    + ", "
                    + decision.explanation());
  }

  /** Returns the excess, with one that is not a number above all others. */
  private static double rank(Estimate excess) {
    return Double.isNaN(excess.cost()) ? Double.POSITIVE_INFINITY : excess.cost();
  }

  private static String excess(GateDecision decision) {
    Estimate difference = decision.difference();
    String cost = difference.isEmpty() ? "NULL" : Digits.of(difference).text(difference.cost());
    return cost + " " + ConsoleTable.interval(difference);
  }
}
