package io.sparkloss.report.page;

import io.sparkloss.report.Digits;
import io.sparkloss.report.GateAdvice;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Verdicts of gates in a page. */
final class GateMarkup {

  /** The slices of a gate that are listed; the others are counted. */
  private static final int LISTED = 50;

  private GateMarkup() {}

  /** Returns the word for a verdict, marked with its colour and a sign. */
  static String badge(Verdict verdict) {
    String sign =
        switch (verdict) {
          case PASS -> "✓";
          case FAIL -> "✗";
          case INCONCLUSIVE -> "?";
        };
    return "<span class=\"verdict "
        + verdict.key()
        + "\">"
        + sign
        + " "
        + verdict.name().toLowerCase(Locale.ROOT)
        + "</span>";
  }

  static void add(List<GateResult> gates, Markup to) {
    if (gates.isEmpty()) {
      to.raw("<p>The run has no gates, so nothing decides whether a model may go out.</p>\n");
      return;
    }
    for (GateResult gate : gates) {
      to.raw("<h3>").raw(badge(gate.verdict())).raw(" ").text(gate.gate().text()).raw("</h3>\n");
      to.element("p", gate.explanation() + ".");
      GateAdvice.of(gate).ifPresent(next -> to.element("p", "Next: " + next + "."));
      List<GateDecision> shown = shown(gate);
      if (!shown.isEmpty()) {
        table(gate, shown, to);
      }
    }
    if (gates.stream().anyMatch(gate -> !shown(gate).isEmpty())) {
      to.raw("<p class=\"soft\">An excess of at most 0 is allowed: where the whole interval is at")
          .raw(" or below 0 the verdict is pass, where all of it is above 0 fail, else")
          .raw(" inconclusive.</p>\n");
    }
  }

  /** Returns the decision over all rows, or those of slices that did not pass, the worst first. */
  private static List<GateDecision> shown(GateResult gate) {
    if (gate.decisions().size() == 1) {
      return gate.decisions();
    }
    return gate.decisions().stream()
        .filter(decision -> decision.verdict() != Verdict.PASS)
        .sorted(
            Comparator.comparing((GateDecision of) -> of.verdict() != Verdict.FAIL)
                .thenComparing(of -> -of.difference().cost()))
        .limit(LISTED)
        .toList();
  }

  private static void table(GateResult gate, List<GateDecision> decisions, Markup to) {
    to.raw("<div class=\"wide\" tabindex=\"0\"><table>");
    long open = gate.decisions().stream().filter(of -> of.verdict() != Verdict.PASS).count();
    if (gate.decisions().size() > 1) {
      to.element(
          "caption",
          Digits.count(decisions.size())
              + " of the "
              + Digits.count(open)
              + " slices that did not pass");
    }
    to.raw("<thead><tr><th scope=\"col\">rows<th scope=\"col\">verdict")
        .raw("<th scope=\"col\">cost<th scope=\"col\">baseline")
        .raw("<th scope=\"col\">excess over what is allowed<th scope=\"col\">interval")
        .raw("<th scope=\"col\" class=\"text\">why</tr></thead><tbody>\n");
    for (GateDecision of : decisions) {
      to.raw("<tr>").cell(of.slice().toString()).raw("<td>" + badge(of.verdict()));
      to.cell(Numbers.cost(of.candidateCost()));
      to.cell(of.baselineCost() == null ? "" : Numbers.cost(of.baselineCost()));
      Estimate excess = of.difference();
      to.cell(Numbers.cost(excess)).cell(Numbers.interval(excess));
      to.raw("<td class=\"text\">").text(of.explanation()).raw("\n");
    }
    to.raw("</tbody></table></div>\n");
  }
}
