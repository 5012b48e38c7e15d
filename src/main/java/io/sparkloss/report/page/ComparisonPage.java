package io.sparkloss.report.page;

import io.sparkloss.cost.change.ChangeKind;
import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.cost.change.CostChange;
import io.sparkloss.report.Digits;
import io.sparkloss.report.figure.ComparisonFigures;
import io.sparkloss.report.markup.FigureMarkup;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.CostDifference;
import io.sparkloss.result.compare.EntryChange;
import io.sparkloss.result.compare.OneSided;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.SlicingChange;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.List;
import java.util.Locale;

/**
 * What changed between two runs as one page of HTML: the changes of costs, and of each the parts by
 * slice. As {@link EvaluationPage} it needs nothing else and shows whatever comes from data as
 * text.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class ComparisonPage {

  private ComparisonPage() {}

  /** Returns the page. */
  public static String of(RunComparison comparison) {
    String title = "From " + name(comparison.before()) + " to " + name(comparison.after());
    Page page = new Page(title);
    page.header().element("h1", title);
    page.header()
        .element(
            "p class=\"soft\"",
            "Evaluated "
                + comparison.before().evaluatedAt()
                + " and "
                + comparison.after().evaluatedAt()
                + "; the rows of the two runs are taken for others.");
    changes(comparison, page.section("costs", "Costs"));
    if (!comparison.changes().isEmpty()) {
      FigureMarkup.add(ComparisonFigures.of(comparison), page.section("charts", "Charts"));
    }
    slices(comparison, page.section("slices", "Where the change comes from"));
    oneSided(comparison, page);
    return page.html();
  }

  /**
   * Returns the changes and their charts for a place that is a page already; the page tells where
   * they come from, too.
   */
  public static String fragment(RunComparison comparison) {
    Page page = new Page("");
    page.header()
        .element(
            "p class=\"title\"",
            "From " + name(comparison.before()) + " to " + name(comparison.after()));
    changes(comparison, page.section("costs", "Costs"));
    if (!comparison.changes().isEmpty()) {
      FigureMarkup.fold(ComparisonFigures.of(comparison), page.section("charts", "Charts"));
    }
    return page.fragment();
  }

  private static String name(ComparedRun run) {
    return run.period() == null ? run.run() : run.run() + " of " + run.period();
  }

  private static String title(EntryChange change) {
    return change.name().target() + ": " + change.name().loss() + ", " + change.name().model();
  }

  private static void changes(RunComparison comparison, Markup to) {
    if (comparison.changes().isEmpty()) {
      to.raw("<p>No cost is in both runs.</p>\n");
      return;
    }
    to.raw("<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">cost")
        .raw("<th scope=\"col\">run 1<th scope=\"col\">interval<th scope=\"col\">run 2")
        .raw("<th scope=\"col\">interval<th scope=\"col\">change<th scope=\"col\">interval")
        .raw("</tr></thead><tbody>\n");
    for (EntryChange of : comparison.changes()) {
      CostDifference change = of.change();
      boolean worse = change.lower() > 0;
      boolean better = change.upper() < 0;
      to.raw(worse ? "<tr class=\"worse\">" : better ? "<tr class=\"better\">" : "<tr>");
      to.cell(title(of));
      costs(of.before(), to);
      costs(of.after(), to);
      Digits digits = Digits.ofError(change.standardError());
      to.cell(digits.text(change.value()));
      to.cell(
          Double.isNaN(change.lower())
              ? ""
              : digits.text(change.lower()) + " to " + digits.text(change.upper()));
      to.raw("\n");
    }
    to.raw("</tbody></table></div>\n");
    comparison
        .changes()
        .forEach(of -> of.notes().forEach(note -> to.element("p", title(of) + ": " + note + ".")));
  }

  private static void costs(Estimate estimate, Markup to) {
    to.cell(Numbers.cost(estimate)).cell(Numbers.interval(estimate));
  }

  private static void slices(RunComparison comparison, Markup to) {
    if (comparison.changes().stream().allMatch(of -> of.slicings().isEmpty())) {
      to.raw("<p>The runs have no slices in common.</p>\n");
      return;
    }
    to.raw("<p class=\"soft\">Mix is what a slice adds because it was more or less frequent, rate")
        .raw(" because its own cost changed; with the slices that entered and left they add up to")
        .raw(" the change.</p>\n");
    SliceMarkup.tools(to, "Slices with");
    for (EntryChange of : comparison.changes()) {
      for (SlicingChange slicing : of.slicings()) {
        slicing(title(of), slicing, of.change(), to);
      }
    }
  }

  private static void slicing(String title, SlicingChange slicing, CostDifference of, Markup to) {
    CostChange<Slice> change = slicing.change();
    Digits digits = Digits.ofError(of.standardError());
    to.raw("<details class=\"group\">")
        .element(
            "summary",
            "%s by %s: mix %s, rate %s, entered %s, left %s"
                .formatted(
                    title,
                    String.join(" × ", slicing.columns()),
                    digits.text(change.mix()),
                    digits.text(change.rate()),
                    digits.text(change.entered()),
                    digits.text(change.left())));
    to.raw("<div class=\"wide\" tabindex=\"0\"><table class=\"slices\"><thead><tr>")
        .raw("<th scope=\"col\">slice<th scope=\"col\">share 1<th scope=\"col\">share 2")
        .raw("<th scope=\"col\">mix<th scope=\"col\">rate<th scope=\"col\">both")
        .raw("</tr></thead><tbody>\n");
    change.terms().forEach(term -> row(term, digits, to));
    to.raw("</tbody></table></div></details>\n");
  }

  private static void row(ChangeTerm<Slice> term, Digits digits, Markup to) {
    boolean stayed = term.kind() == ChangeKind.STAYED;
    double effect = SlicingChange.effect(term);
    to.raw(effect > 0 ? "<tr class=\"worse\">" : effect < 0 ? "<tr class=\"better\">" : "<tr>");
    to.cell(
        String.join(" / ", term.key().values().values().stream().map(String::valueOf).toList()));
    to.cell(Digits.percent(term.shareBefore())).cell(Digits.percent(term.shareAfter()));
    to.cell(stayed ? digits.text(term.mix()) : term.kind().name().toLowerCase(Locale.ROOT));
    to.cell(stayed ? digits.text(term.rate()) : "");
    to.cell(digits.text(effect)).raw("\n");
  }

  private static void oneSided(RunComparison comparison, Page page) {
    if (comparison.onlyBefore().isEmpty() && comparison.onlyAfter().isEmpty()) {
      return;
    }
    Markup to = page.section("one-sided", "In one run only").raw("<ul>\n");
    list("run 1", comparison.onlyBefore(), to);
    list("run 2", comparison.onlyAfter(), to);
    to.raw("</ul>\n");
  }

  private static void list(String run, List<OneSided> parts, Markup to) {
    for (OneSided part : parts) {
      String slices = part.columns().isEmpty() ? "" : " by " + String.join(" × ", part.columns());
      to.element(
          "li",
          "only in "
              + run
              + ": "
              + part.name().target()
              + ": "
              + part.name().loss()
              + ", "
              + part.name().model()
              + slices);
    }
  }
}
