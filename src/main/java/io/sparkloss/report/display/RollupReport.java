package io.sparkloss.report.display;

import io.sparkloss.report.RollupTable;
import io.sparkloss.report.figure.RollupFigures;
import io.sparkloss.report.page.RollupPage;
import io.sparkloss.result.rollup.Rollup;

/**
 * An answer from a history that shows itself. As text it is what the job prints; in a notebook what
 * left its band, and the trends.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RollupReport implements Displayable {

  private final Rollup rollup;

  private RollupReport(Rollup rollup) {
    this.rollup = rollup;
  }

  /** Returns the report of a roll-up. */
  public static RollupReport of(Rollup rollup) {
    return new RollupReport(rollup);
  }

  /** Returns the charts; none where there is only one span. */
  public ReportCharts charts() {
    return ReportCharts.of(RollupFigures.of(rollup));
  }

  /** Returns the whole report as a page for a file of its own. */
  public String page() {
    return RollupPage.of(rollup);
  }

  @Override
  public String html() {
    return RollupPage.fragment(rollup);
  }

  /** Returns the table of the job. */
  @Override
  public String toString() {
    return RollupTable.render(rollup).stripTrailing();
  }
}
