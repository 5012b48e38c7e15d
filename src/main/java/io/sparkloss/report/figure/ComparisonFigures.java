package io.sparkloss.report.figure;

import io.sparkloss.report.chart.IntervalChart;
import io.sparkloss.report.chart.IntervalChart.Row;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.result.compare.CostDifference;
import io.sparkloss.result.compare.EntryChange;
import io.sparkloss.result.compare.RunComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The charts of what changed between two runs: for each loss of each target the change of every
 * model.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class ComparisonFigures {

  private ComparisonFigures() {}

  /** Returns the charts. */
  public static List<Figure> of(RunComparison comparison) {
    Map<String, List<EntryChange>> losses = new LinkedHashMap<>();
    for (EntryChange change : comparison.changes()) {
      String title = change.name().target() + ": " + change.name().loss();
      losses.computeIfAbsent(title, absent -> new ArrayList<>()).add(change);
    }
    Ids ids = new Ids();
    List<Figure> figures = new ArrayList<>();
    losses.forEach((title, changes) -> figures.add(new Figure(title, chart(title, changes, ids))));
    return figures;
  }

  private static IntervalChart chart(String title, List<EntryChange> changes, Ids ids) {
    List<Row> rows = new ArrayList<>();
    for (EntryChange change : changes) {
      CostDifference of = change.change();
      Interval interval =
          of.lower() <= of.upper()
              ? new Interval(of.value(), of.lower(), of.upper())
              : Interval.exactly(of.value());
      String model = change.name().model();
      rows.add(Row.of(model, interval, new Series(model, rows.size())));
    }
    EntryChange first = changes.get(0);
    Heading heading =
        new Heading(
            ids.of("change", first.name().target(), first.name().loss()),
            "Change, " + title,
            "The cost of run 2 less that of run 1, with its interval; below 0 it fell.");
    return new IntervalChart(
        heading,
        Axis.linear("change of cost (" + first.name().loss() + ")"),
        rows,
        Guides.lines(new Guides.Line("no change", 0)));
  }
}
