package io.sparkloss.report.page;

import io.sparkloss.report.Digits;
import io.sparkloss.report.figure.Figure;
import io.sparkloss.report.figure.RollupFigures;
import io.sparkloss.report.markup.FigureMarkup;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer from a history as one page of HTML: what left its band, trends, costs, comparisons. As
 * {@link EvaluationPage} it needs nothing else and shows whatever comes from data as text.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class RollupPage {

  private RollupPage() {}

  /** Returns the page. */
  public static String of(Rollup rollup) {
    String title = "Costs by " + rollup.asked().by() + " of " + rollup.history();
    Page page = new Page(title);
    page.header().element("h1", title);
    if (!rollup.asked().where().isEmpty()) {
      page.header().element("p", "Only rows where " + rollup.asked().where() + ".");
    }
    departures(rollup, page.section("findings", "Findings"));
    if (!RollupFigures.of(rollup).isEmpty()) {
      FigureMarkup.add(RollupFigures.of(rollup), page.section("charts", "Trends"));
    }
    costs(rollup, page.section("costs", "Costs"));
    if (!rollup.comparisons().isEmpty()) {
      comparisons(rollup, page.section("comparisons", "Beside the baseline"));
    }
    return page.html();
  }

  /**
   * Returns what left its band, and the trends, for a place that is a page already; the page has
   * the numbers of every span.
   */
  public static String fragment(Rollup rollup) {
    Page page = new Page("");
    page.header()
        .element(
            "p class=\"title\"", "Costs by " + rollup.asked().by() + " of " + rollup.history());
    departures(rollup, page.section("findings", "Findings"));
    List<Figure> figures = RollupFigures.of(rollup);
    if (!figures.isEmpty()) {
      FigureMarkup.fold(figures, page.section("charts", "Trends"));
    }
    if (!rollup.comparisons().isEmpty()) {
      comparisons(rollup, page.section("comparisons", "Beside the baseline"));
    }
    return page.fragment();
  }

  private static void departures(Rollup rollup, Markup to) {
    if (rollup.departures().isEmpty()) {
      to.raw("<p>No cost left the band of the spans before it.</p>\n");
      return;
    }
    to.raw("<ul>\n");
    for (Departure of : rollup.departures()) {
      to.element(
              "li",
              label(of.name(), of.slice())
                  + ": "
                  + of.span().label()
                  + " is the first that left the band of those before it: difference "
                  + Numbers.cost(of.difference())
                  + " ("
                  + Numbers.interval(of.difference())
                  + ").")
          .raw("\n");
    }
    to.raw("</ul>\n");
  }

  private static String label(RolledCost.Name name, Slice slice) {
    String model = name.target() + ": " + name.loss() + ", " + name.model();
    return slice.isOverall() ? model : model + ", " + slice;
  }

  private static void costs(Rollup rollup, Markup to) {
    Map<String, List<RolledCost>> tables = new LinkedHashMap<>();
    for (RolledCost cost : rollup.costs()) {
      RolledCost.Name name = cost.name();
      String title = name.series() + ", " + name.target() + ": " + name.loss();
      tables.computeIfAbsent(title, absent -> new ArrayList<>()).add(cost);
    }
    SliceMarkup.tools(to, "Rows with");
    tables.forEach(
        (title, costs) -> {
          to.element("h3", title).raw("\n<div class=\"wide\" tabindex=\"0\">");
          to.raw("<table class=\"slices\"><thead><tr><th scope=\"col\">model and slice");
          to.element("th scope=\"col\"", rollup.asked().by());
          to.raw("<th scope=\"col\">rows used<th scope=\"col\">cost<th scope=\"col\">interval")
              .raw("<th scope=\"col\">coverage</tr></thead><tbody>\n");
          costs.forEach(cost -> row(rollup, cost, to));
          to.raw("</tbody></table></div>\n");
        });
  }

  private static void row(Rollup rollup, RolledCost cost, Markup to) {
    boolean departed = rollup.departures().stream().anyMatch(departure -> departure.isOf(cost));
    String model = cost.name().model();
    to.raw(departed ? "<tr class=\"worse\">" : "<tr>");
    to.cell(cost.slice().isOverall() ? model : model + ", " + cost.slice());
    to.cell(cost.span().label()).cell(Digits.count(cost.usage().used()));
    to.cell(Numbers.cost(cost.estimate())).cell(Numbers.interval(cost.estimate()));
    to.cell(Digits.percent(cost.usage().coverage())).raw("\n");
  }

  private static void comparisons(Rollup rollup, Markup to) {
    to.raw("<div class=\"wide\" tabindex=\"0\"><table class=\"slices\"><thead><tr>")
        .raw("<th scope=\"col\">model and slice")
        .element("th scope=\"col\"", rollup.asked().by())
        .raw("<th scope=\"col\">rows<th scope=\"col\">less the baseline")
        .raw("<th scope=\"col\">interval<th scope=\"col\">lower loss in</tr></thead><tbody>\n");
    for (RolledComparison of : rollup.comparisons()) {
      Estimate difference = Estimate.of(of.difference().difference());
      to.raw(difference.lower() > 0 ? "<tr class=\"worse\">" : "<tr>");
      to.cell(label(of.name(), of.slice()) + " less " + of.baseline());
      to.cell(of.span().label()).cell(Digits.count(difference.count()));
      to.cell(Numbers.cost(difference)).cell(Numbers.interval(difference));
      to.cell(Digits.percent(of.difference().wonShare()) + " of rows").raw("\n");
    }
    to.raw("</tbody></table></div>\n");
  }
}
