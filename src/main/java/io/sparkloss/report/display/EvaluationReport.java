package io.sparkloss.report.display;

import io.sparkloss.report.ConsoleTable;
import io.sparkloss.report.figure.EvaluationFigures;
import io.sparkloss.report.markdown.EvaluationMarkdown;
import io.sparkloss.report.page.EvaluationPage;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An evaluation that shows itself. As text it is what the job prints; in a notebook the verdict,
 * what was found, costs, charts and data quality.
 *
 * <pre>{@code
 * EvaluationReport report = EvaluationReport.of(Evaluator.evaluate(rows, plan));
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads. Charts are drawn whenever they are asked for.
 *
 * @since 0.1.0
 */
public final class EvaluationReport implements Displayable {

  /** Text with marks, which notebooks show as well. */
  private static final String MARKDOWN = "text/markdown";

  private final Evaluation evaluation;

  private EvaluationReport(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Returns the report of an evaluation. */
  public static EvaluationReport of(Evaluation evaluation) {
    return new EvaluationReport(evaluation);
  }

  /** Returns what the report is of. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** Returns the verdict of all gates: PASS without gates. */
  public Verdict verdict() {
    return evaluation.verdict();
  }

  /** Returns the charts. */
  public ReportCharts charts() {
    return ReportCharts.of(EvaluationFigures.of(evaluation));
  }

  /**
   * Returns the chart of an id; {@link #charts} lists them.
   *
   * @throws IllegalArgumentException when no chart has it
   */
  public ReportChart chart(String id) {
    return charts().get(id);
  }

  /** Returns the text for a comment on a pull request. */
  public String markdown() {
    return EvaluationMarkdown.of(evaluation);
  }

  /** Returns the whole report as a page for a file of its own, with the tables of slices. */
  public String page() {
    return EvaluationPage.of(evaluation);
  }

  @Override
  public String html() {
    return EvaluationPage.fragment(evaluation, EvaluationFigures.of(evaluation));
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(HTML, html());
    bundle.put(MARKDOWN, markdown());
    bundle.put(TEXT, toString());
    return bundle;
  }

  /** Returns the table of the job. */
  @Override
  public String toString() {
    return ConsoleTable.render(evaluation).stripTrailing();
  }
}
