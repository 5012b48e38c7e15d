package io.sparkloss.report.page;

import io.sparkloss.report.CostPanel;
import io.sparkloss.report.Findings;
import io.sparkloss.report.figure.EvaluationFigures;
import io.sparkloss.report.figure.Figure;
import io.sparkloss.report.markup.FigureMarkup;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.detail.WorstRowsEntry;
import java.util.List;

/**
 * An evaluation as one page of HTML that opens from disk: the verdict first, what was found in
 * plain sentences, then costs, charts, slices, worst rows, data quality and provenance.
 *
 * <p>The page asks for nothing over the network, and its policy lets no script run but its own,
 * which sorts and filters the tables of slices; without it everything is still there. Whatever
 * comes from data is shown as text. Its size grows with slices, not with rows.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class EvaluationPage {

  private EvaluationPage() {}

  /** Returns the page. */
  public static String of(Evaluation evaluation) {
    return of(evaluation, EvaluationFigures.of(evaluation));
  }

  /** Returns the page with charts that are made already. */
  public static String of(Evaluation evaluation, List<Figure> figures) {
    List<CostPanel> panels = CostPanel.of(evaluation);
    Page page = new Page("Evaluation of " + evaluation.run());
    page.header().element("h1", "Evaluation of " + evaluation.run());
    if (!evaluation.gates().isEmpty()) {
      page.header()
          .raw("<p>Verdict of all gates: ")
          .raw(GateMarkup.badge(evaluation.verdict()))
          .raw("</p>\n");
    }
    page.header().element("p class=\"soft\"", "Evaluated " + evaluation.evaluatedAt() + ".");
    GateMarkup.add(evaluation.gates(), page.section("verdict", "Verdict"));
    findings(evaluation, page.section("findings", "Findings"));
    CostMarkup.add(evaluation, panels, page.section("costs", "Costs"));
    FigureMarkup.add(figures, page.section("charts", "Charts"));
    SliceMarkup.add(panels, page.section("slices", "Slices"));
    List<WorstRowsEntry> worst =
        evaluation.details().worstRows().stream()
            .filter(entry -> entry.slice().isOverall() && !entry.rows().isEmpty())
            .toList();
    if (!worst.isEmpty()) {
      QualityMarkup.worst(worst, page.section("worst-rows", "Worst rows"));
    }
    QualityMarkup.add(evaluation, page.section("data", "Data quality"));
    QualityMarkup.provenance(evaluation, page.section("provenance", "Provenance"));
    return page.html();
  }

  /**
   * Returns what a person asks first for a place that is a page already, as a cell of a notebook:
   * the verdict, what was found, costs, charts, and data quality. Slices are in charts and findings
   * only; the page has their tables.
   */
  public static String fragment(Evaluation evaluation, List<Figure> figures) {
    Page page = new Page("");
    page.header().element("p class=\"title\"", "Evaluation of " + evaluation.run());
    if (!evaluation.gates().isEmpty()) {
      GateMarkup.add(evaluation.gates(), page.section("verdict", "Verdict"));
    }
    findings(evaluation, page.section("findings", "Findings"));
    CostMarkup.add(evaluation, CostPanel.of(evaluation), page.section("costs", "Costs"));
    FigureMarkup.fold(figures, page.section("charts", "Charts"));
    QualityMarkup.add(evaluation, page.section("data", "Data quality"));
    return page.fragment();
  }

  private static void findings(Evaluation evaluation, Markup to) {
    to.raw("<ul>\n");
    Findings.of(evaluation).forEach(sentence -> to.element("li", sentence).raw("\n"));
    to.element("li", Findings.rows(evaluation.dataQuality())).raw("\n</ul>\n");
  }
}
