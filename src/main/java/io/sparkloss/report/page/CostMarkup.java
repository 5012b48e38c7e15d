package io.sparkloss.report.page;

import io.sparkloss.report.CostPanel;
import io.sparkloss.report.Digits;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.ObjectiveEntry;
import java.util.List;
import java.util.Optional;

/** The costs of all rows in a page. */
final class CostMarkup {

  private CostMarkup() {}

  static void add(Evaluation evaluation, List<CostPanel> panels, Markup to) {
    String confidence = Digits.percent(evaluation.confidence()).replace("%", " %");
    for (CostPanel panel : panels) {
      to.element("h3", panel.title())
          .raw("\n<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
      to.raw("<th scope=\"col\">model<th scope=\"col\">cost");
      to.element("th scope=\"col\"", confidence + " interval");
      boolean compared = !panel.overallComparisons().isEmpty();
      if (compared) {
        to.raw("<th scope=\"col\">less the baseline");
        to.element("th scope=\"col\"", confidence + " interval");
        to.raw("<th scope=\"col\">lower loss in");
      }
      to.raw("<th scope=\"col\">rows used</tr></thead><tbody>\n");
      for (CostEntry entry : panel.overall()) {
        row(panel, entry, compared, to);
      }
      to.raw("</tbody></table></div>\n");
    }
    objectives(evaluation, to);
    if (panels.stream()
        .flatMap(of -> of.costs().stream())
        .anyMatch(of -> of.estimate().doubtful())) {
      to.raw(
              "<p class=\"soft\">? stands where few rows, for losses so unequal, or few clusters make")
          .raw(" the interval cover less than it says.</p>\n");
    }
  }

  private static void row(CostPanel panel, CostEntry entry, boolean compared, Markup to) {
    boolean best = panel.models().size() > 1 && panel.best().filter(entry::equals).isPresent();
    to.raw(best ? "<tr class=\"best\">" : "<tr>");
    to.cell(entry.key().model() + (best ? " (least)" : ""));
    to.cell(Numbers.cost(entry.estimate())).cell(Numbers.interval(entry.estimate()));
    if (compared) {
      Optional<Comparison> comparison =
          panel.overallComparisons().stream()
              .filter(each -> each.key().model().equals(entry.key().model()))
              .findFirst();
      to.cell(comparison.map(of -> Numbers.cost(of.difference())).orElse("baseline"));
      to.cell(comparison.map(of -> Numbers.interval(of.difference())).orElse(""));
      to.cell(comparison.map(of -> Digits.percent(of.wonShare()) + " of rows").orElse(""));
    }
    to.cell(Digits.count(entry.estimate().count())).raw("\n");
  }

  private static void objectives(Evaluation evaluation, Markup to) {
    if (evaluation.objectives().isEmpty()) {
      return;
    }
    to.raw("<h3>Objectives</h3>\n<div class=\"wide\" tabindex=\"0\"><table><thead><tr>")
        .raw("<th scope=\"col\">target and loss<th scope=\"col\">model<th scope=\"col\">cost")
        .raw("<th scope=\"col\">penalty<th scope=\"col\">objective</tr></thead><tbody>\n");
    for (ObjectiveEntry of : evaluation.objectives()) {
      Digits digits = Digits.ofError(Double.NaN);
      to.raw("<tr>").cell(of.target() + ": " + of.loss()).cell(of.model());
      to.cell(digits.text(of.cost())).cell(digits.text(of.penalty()));
      to.cell(digits.text(of.value())).raw("\n");
    }
    to.raw("</tbody></table></div>\n");
  }
}
