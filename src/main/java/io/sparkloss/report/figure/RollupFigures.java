package io.sparkloss.report.figure;

import io.sparkloss.report.chart.TrendChart;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Guides;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.rollup.GateBound;
import io.sparkloss.result.rollup.RolledBand;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The charts of an answer from a history: the trend of each loss of each target over the periods,
 * with a line for each model, and for each slice where costs are sliced. A span that left the band
 * of those before it is marked; the band is drawn where few lines are, and bounds of gates are,
 * too.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class RollupFigures {

  /** The lines of one chart; the table holds all. */
  private static final int LINES = 6;

  /** With more lines, bands would only cross each other. */
  private static final int LINES_WITH_BANDS = 3;

  private final Rollup rollup;
  private final Map<Place, RolledBand> bands = new HashMap<>();
  private final Ids ids = new Ids();

  private RollupFigures(Rollup rollup) {
    this.rollup = rollup;
    rollup
        .bands()
        .forEach(band -> bands.put(new Place(band.name(), band.slice(), band.span()), band));
  }

  private record Place(RolledCost.Name name, Slice slice, io.sparkloss.result.rollup.Span span) {}

  private record Title(String series, String target, String loss) {
    static Title of(RolledCost.Name name) {
      return new Title(name.series(), name.target(), name.loss());
    }

    String text() {
      return series + ", " + target + ": " + loss;
    }
  }

  private record Line(String model, Slice slice) {
    String text() {
      return slice.isOverall() ? model : model + ", " + slice;
    }
  }

  /** Returns the charts; none where there is only one span. */
  public static List<Figure> of(Rollup rollup) {
    return new RollupFigures(rollup).figures();
  }

  private List<Figure> figures() {
    Map<Title, List<RolledCost>> tables = new LinkedHashMap<>();
    rollup
        .costs()
        .forEach(
            cost ->
                tables
                    .computeIfAbsent(Title.of(cost.name()), absent -> new ArrayList<>())
                    .add(cost));
    List<Figure> figures = new ArrayList<>();
    tables.forEach(
        (title, costs) -> {
          List<String> spans = spans(costs);
          if (spans.size() > 1) {
            figures.add(new Figure(title.text(), trend(title, costs)));
          }
        });
    return figures;
  }

  private static List<String> spans(List<RolledCost> costs) {
    Map<LocalDate, String> spans = new TreeMap<>();
    costs.forEach(cost -> spans.putIfAbsent(cost.span().first(), cost.span().label()));
    return spans.values().stream().distinct().toList();
  }

  private TrendChart trend(Title title, List<RolledCost> costs) {
    List<String> spans = spans(costs);
    Map<Line, Map<String, RolledCost>> lines = new LinkedHashMap<>();
    for (RolledCost cost : costs) {
      lines
          .computeIfAbsent(
              new Line(cost.name().model(), cost.slice()), absent -> new LinkedHashMap<>())
          .put(cost.span().label(), cost);
    }
    boolean banded = lines.size() <= LINES_WITH_BANDS;
    List<TrendChart.Line> drawn = new ArrayList<>();
    for (Map.Entry<Line, Map<String, RolledCost>> line : lines.entrySet()) {
      if (drawn.size() < LINES) {
        List<TrendChart.Value> values =
            spans.stream().map(span -> value(line.getValue().get(span), banded)).toList();
        drawn.add(new TrendChart.Line(new Series(line.getKey().text(), drawn.size()), values));
      }
    }
    String more = lines.size() > LINES ? " The first " + LINES + " of " + lines.size() + "." : "";
    Heading heading =
        new Heading(
            ids.of("trend", title.series(), title.target(), title.loss()),
            "Trend, " + title.text(),
            "The cost of each " + rollup.asked().by() + " with its interval." + more);
    TrendChart.TimeAxes axes =
        new TrendChart.TimeAxes(
            rollup.asked().by(), spans, Axis.linear("cost (" + title.loss() + ")"));
    return new TrendChart(heading, axes, drawn, bounds(title));
  }

  private TrendChart.Value value(@Nullable RolledCost cost, boolean banded) {
    if (cost == null) {
      return TrendChart.Value.of(Interval.missing());
    }
    Interval interval = Models.interval(cost.estimate());
    TrendChart.Value value =
        rollup.departures().stream().anyMatch(departure -> departure.isOf(cost))
            ? TrendChart.Value.marked(interval, "left the band of the spans before it")
            : TrendChart.Value.of(interval);
    RolledBand band = bands.get(new Place(cost.name(), cost.slice(), cost.span()));
    return banded && band != null && band.lower() < band.upper()
        ? value.within(new Span(band.lower(), band.upper()))
        : value;
  }

  /** Returns what gates hold the costs of a chart against. */
  private Guides bounds(Title title) {
    boolean sliced = !rollup.asked().slices().isEmpty();
    return Guides.lines(
        rollup.bounds().stream()
            .filter(bound -> bound.everySlice() == sliced)
            .filter(bound -> title.equals(Title.of(bound.name())))
            .map(bound -> new Guides.Line(text(bound), bound.value()))
            .toArray(Guides.Line[]::new));
  }

  private static String text(GateBound bound) {
    return "gate: " + bound.name().model() + " " + bound.text();
  }
}
