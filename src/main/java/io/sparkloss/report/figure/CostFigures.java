package io.sparkloss.report.figure;

import io.sparkloss.report.CostPanel;
import io.sparkloss.report.Digits;
import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.chart.IntervalChart;
import io.sparkloss.report.chart.IntervalChart.Row;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The charts of one loss of one target. */
final class CostFigures {

  /** The slices that a chart shows; the tables hold all. */
  private static final int SHOWN = 20;

  private final CostPanel panel;
  private final Models models;
  private final Ids ids;
  private final List<GateResult> gates;

  CostFigures(CostPanel panel, Models models, Ids ids, List<GateResult> gates) {
    this.panel = panel;
    this.models = models;
    this.ids = ids;
    this.gates = gates;
  }

  /** Returns the charts: costs, differences, and of the first slicing both by slice. */
  List<Chart> charts() {
    List<Chart> charts = new ArrayList<>(List.of(costs()));
    if (!panel.overallComparisons().isEmpty()) {
      charts.add(differences());
    }
    if (!panel.slicings().isEmpty()) {
      List<String> columns = panel.slicings().get(0);
      panel.best().ifPresent(best -> charts.add(slices(best, columns)));
      panel.overallComparisons().stream()
          .min(Comparator.comparingDouble(entry -> entry.difference().cost()))
          .flatMap(entry -> differences(entry, columns))
          .ifPresent(charts::add);
    }
    return charts;
  }

  private IntervalChart costs() {
    List<Row> rows = new ArrayList<>();
    for (CostEntry entry : panel.overall()) {
      String model = entry.key().model();
      rows.add(
          Row.of(model, Models.interval(entry.estimate()), models.series(panel.target(), model)));
    }
    String least =
        panel
            .best()
            .map(best -> " " + best.key().model() + " has the least: " + text(best.estimate()))
            .orElse("");
    Heading heading =
        new Heading(
            ids.of("costs", panel.target(), panel.loss()),
            "Cost of each model, " + panel.title(),
            "The cost of each model with its interval." + least);
    return new IntervalChart(heading, Axis.linear("cost (" + panel.loss() + ")"), rows, none());
  }

  private static Guides none() {
    return Guides.none();
  }

  private static String text(Estimate estimate) {
    Digits digits = Digits.of(estimate);
    return Double.isNaN(estimate.lower())
        ? digits.text(estimate.cost()) + "."
        : digits.text(estimate.cost())
            + ", interval "
            + digits.text(estimate.lower())
            + " to "
            + digits.text(estimate.upper())
            + ".";
  }

  private IntervalChart differences() {
    List<Row> rows = new ArrayList<>();
    for (Comparison entry : panel.overallComparisons()) {
      String model = entry.key().model();
      rows.add(
          Row.of(
              model + " less " + entry.baseline(),
              Models.interval(entry.difference()),
              models.series(panel.target(), model)));
    }
    Heading heading =
        new Heading(
            ids.of("differences", panel.target(), panel.loss()),
            "Difference to the baseline, " + panel.title(),
            "The mean difference of losses on the same rows; below 0 the model is better.");
    return new IntervalChart(
        heading, Axis.linear("difference of cost (" + panel.loss() + ")"), rows, allowed());
  }

  /** Returns no difference, and what a gate over all rows allows beside a baseline's cost. */
  private Guides allowed() {
    Guides zero = Guides.lines(new Guides.Line("no difference", 0));
    for (GateResult gate : gates) {
      boolean isOf =
          gate.gate().target().equals(panel.target())
              && gate.gate().loss().equals(panel.loss())
              && gate.gate().scope().startsWith("overall");
      if (isOf && gate.decisions().size() == 1) {
        Optional<Double> most = allowed(gate.decisions().get(0));
        if (most.isPresent()) {
          Span span = new Span(Double.NEGATIVE_INFINITY, most.get());
          return zero.with(new Guides.Band("the gate lets pass", span));
        }
      }
    }
    return zero;
  }

  /** Returns the difference at which the excess is 0. */
  private static Optional<Double> allowed(GateDecision decision) {
    if (decision.baselineCost() == null) {
      return Optional.empty();
    }
    double difference = decision.candidateCost().cost() - decision.baselineCost().cost();
    double allowed = difference - decision.difference().cost();
    return Math.abs(allowed) <= Double.MAX_VALUE ? Optional.of(allowed) : Optional.empty();
  }

  private IntervalChart slices(CostEntry best, List<String> columns) {
    String model = best.key().model();
    List<CostEntry> entries = new ArrayList<>();
    for (Map<String, CostEntry> each : panel.bySlice(columns).values()) {
      Optional.ofNullable(each.get(model)).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparingDouble(CostFigures::weight));
    List<Row> rows =
        entries.stream()
            .limit(SHOWN)
            .map(entry -> row(entry.slice(), entry.estimate(), model))
            .toList();
    String by = String.join(" × ", columns);
    Heading heading =
        new Heading(
            ids.of("slices", panel.target(), panel.loss(), by),
            "Cost by " + by + ", " + panel.title() + ", " + model,
            "The slices that move the cost most, of "
                + Digits.count(entries.size())
                + ", against the cost of all rows.");
    return new IntervalChart(
        heading,
        Axis.linear("cost (" + panel.loss() + ")"),
        rows,
        Guides.lines(new Guides.Line("all rows", best.estimate().cost())));
  }

  /** Returns a number that is least for the slices that move the cost most, up or down. */
  private static double weight(CostEntry entry) {
    return entry.contribution() == null || Double.isNaN(entry.contribution().excess())
        ? 0
        : -Math.abs(entry.contribution().excess());
  }

  private Row row(Slice slice, Estimate estimate, String model) {
    String label =
        String.join(" / ", slice.values().values().stream().map(String::valueOf).toList());
    return new Row(
        label,
        Models.interval(estimate),
        models.series(panel.target(), model),
        OptionalLong.of(estimate.count()));
  }

  private Optional<Chart> differences(Comparison overall, List<String> columns) {
    String model = overall.key().model();
    List<Comparison> entries = new ArrayList<>();
    for (Map<String, Comparison> each : panel.comparedBySlice(columns).values()) {
      Optional.ofNullable(each.get(model)).ifPresent(entries::add);
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    entries.sort(Comparator.comparingDouble(entry -> -least(entry.difference())));
    List<Row> rows =
        entries.stream()
            .limit(SHOWN)
            .map(entry -> row(entry.slice(), entry.difference(), model))
            .toList();
    String by = String.join(" × ", columns);
    Heading heading =
        new Heading(
            ids.of("slice-differences", panel.target(), panel.loss(), by),
            model + " less " + overall.baseline() + " by " + by + ", " + panel.title(),
            "The slices where it most surely is worse, of " + Digits.count(entries.size()) + ".");
    return Optional.of(
        new IntervalChart(
            heading,
            Axis.linear("difference of cost (" + panel.loss() + ")"),
            rows,
            Guides.lines(
                new Guides.Line("no difference", 0),
                new Guides.Line("all rows", overall.difference().cost()))));
  }

  private static double least(Estimate difference) {
    return Double.isNaN(difference.lower()) ? Double.NEGATIVE_INFINITY : difference.lower();
  }
}
