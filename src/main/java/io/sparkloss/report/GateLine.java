package io.sparkloss.report;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A gate's decision in one line. */
final class GateLine {

  private GateLine() {}

  static String of(GateResult gate) {
    String head = head(gate) + ": " + gate.gate().text() + ": ";
    List<GateDecision> decisions = gate.decisions();
    if (decisions.size() == 1 && decisions.get(0).explanation().equals(gate.explanation())) {
      return head + "excess " + excess(decisions.get(0)) + ", " + gate.explanation();
    }
    return head + gate.explanation() + worst(gate).map(GateLine::named).orElse("");
  }

  /** Returns what the line begins with. */
  static String head(GateResult gate) {
    return "gate " + gate.verdict().name();
  }

  /** Returns the decision that keeps the gate from passing and has the greatest excess. */
  static Optional<GateDecision> worst(GateResult gate) {
    if (gate.verdict() == Verdict.PASS) {
      return Optional.empty();
    }
    return gate.decisions().stream()
        .filter(decision -> decision.verdict() == gate.verdict())
        .max(Comparator.comparingDouble(decision -> rank(decision.difference())));
  }

  private static String named(GateDecision decision) {
    return "; the worst is "
        + decision.slice()
        + ": excess "
        + excess(decision)
        + ", "
        + decision.explanation();
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
