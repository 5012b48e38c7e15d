package io.sparkloss.report.display;

import io.sparkloss.report.RunComparisonTable;
import io.sparkloss.report.figure.ComparisonFigures;
import io.sparkloss.report.page.ComparisonPage;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunComparison;

/**
 * What changed between two runs, as an object that shows itself. As text it is what the job prints;
 * in a notebook the changes of costs, and their charts.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ComparisonReport implements Displayable {

  private final RunComparison comparison;

  private ComparisonReport(RunComparison comparison) {
    this.comparison = comparison;
  }

  /** Returns the report of a comparison. */
  public static ComparisonReport of(RunComparison comparison) {
    return new ComparisonReport(comparison);
  }

  /** Returns the report of what changed from one evaluation to another. */
  public static ComparisonReport of(Evaluation before, Evaluation after) {
    return of(RunComparison.of(before, after));
  }

  /** Returns the charts. */
  public ReportCharts charts() {
    return ReportCharts.of(ComparisonFigures.of(comparison));
  }

  /** Returns the whole report as a page for a file of its own. */
  public String page() {
    return ComparisonPage.of(comparison);
  }

  @Override
  public String html() {
    return ComparisonPage.fragment(comparison);
  }

  /** Returns the table of the job. */
  @Override
  public String toString() {
    return RunComparisonTable.render(comparison).stripTrailing();
  }
}
