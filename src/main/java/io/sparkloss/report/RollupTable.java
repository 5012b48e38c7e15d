package io.sparkloss.report;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer from a history as text for a terminal of {@value ConsoleTable#WIDTH} columns: for each
 * target and loss the costs of its models in the order of time, with their intervals; a span that
 * left the band of those before it is marked and told below, and so is every model beside its
 * baseline. {@code ?} marks an interval that may cover less than it says.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class RollupTable {

  private static final int LABEL_WIDTH = 27;
  private static final int SPAN_WIDTH = 10;
  private static final int COST_WIDTH = 12;
  private static final int INTERVAL_WIDTH = 26;

  private RollupTable() {}

  private record Title(String series, String target, String loss) {
    static Title of(RolledCost.Name name) {
      return new Title(name.series(), name.target(), name.loss());
    }
  }

  /** Returns the text; its last line is ended. */
  public static String render(Rollup rollup) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrap.lines("history " + rollup.history(), ""));
    Map<Title, List<RolledCost>> tables = new LinkedHashMap<>();
    for (RolledCost cost : rollup.costs()) {
      tables.computeIfAbsent(Title.of(cost.name()), absent -> new ArrayList<>()).add(cost);
    }
    Map<Title, List<RolledComparison>> comparisons =
        rollup.comparisons().stream().collect(Collectors.groupingBy(each -> Title.of(each.name())));
    tables.forEach(
        (title, costs) -> {
          table(rollup, title, costs, lines);
          comparisons
              .getOrDefault(title, List.of())
              .forEach(each -> lines.addAll(Wrap.lines(text(each), "  ")));
        });
    boolean doubtful =
        rollup.costs().stream().anyMatch(cost -> Doubts.isIn(cost.estimate()))
            || rollup.comparisons().stream().anyMatch(each -> Doubts.isIn(difference(each)));
    if (doubtful) {
      Doubts.explain(lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void table(
      Rollup rollup, Title title, List<RolledCost> costs, List<String> lines) {
    double confidence = rollup.asked().confidence().getOrDefault(title.series(), Double.NaN);
    lines.add("");
    lines.addAll(
        Wrap.lines("%s, %s: %s".formatted(title.series(), title.target(), title.loss()), "  "));
    lines.add(
        line(
            " ",
            List.of(
                rollup.asked().slices().isEmpty() ? "model" : "model and slice",
                rollup.asked().by(),
                "cost",
                Digits.percent(confidence).replace("%", " %") + " interval")));
    List<String> below = new ArrayList<>();
    for (RolledCost cost : costs) {
      List<Departure> departed =
          rollup.departures().stream().filter(departure -> departure.isOf(cost)).toList();
      lines.add(row(cost, !departed.isEmpty()));
      departed.forEach(departure -> below.addAll(Wrap.lines(text(departure), "  ")));
    }
    lines.addAll(below);
  }

  private static Estimate difference(RolledComparison comparison) {
    return Estimate.of(comparison.difference().difference());
  }

  private static String text(RolledComparison comparison) {
    return ComparisonLine.of(
        label(comparison.name(), comparison.slice())
            + " less "
            + comparison.baseline()
            + ", "
            + comparison.span().label(),
        difference(comparison),
        comparison.difference().wonShare(),
        comparison.difference().tiedShare());
  }

  private static String row(RolledCost cost, boolean departed) {
    Estimate estimate = cost.estimate();
    return line(
            departed ? "!" : " ",
            List.of(
                label(cost.name(), cost.slice()),
                cost.span().label(),
                estimate.isEmpty() ? "NULL" : Digits.of(estimate).text(estimate.cost()),
                ConsoleTable.interval(estimate)))
        + Doubts.mark(Doubts.isIn(estimate));
  }

  private static String label(RolledCost.Name name, Slice slice) {
    return slice.isOverall() ? name.model() : name.model() + ", " + slice;
  }

  private static String text(Departure departure) {
    Estimate difference = departure.difference();
    return "%s: %s is the first that left the band of those before it: difference %s %s"
        .formatted(
            label(departure.name(), departure.slice()),
            departure.span().label(),
            Digits.of(difference).text(difference.cost()),
            ConsoleTable.interval(difference));
  }

  private static String line(String mark, List<String> cells) {
    return String.format(
            Locale.ROOT,
            "%s %-"
                + LABEL_WIDTH
                + "s %-"
                + SPAN_WIDTH
                + "s %"
                + COST_WIDTH
                + "s %"
                + INTERVAL_WIDTH
                + "s",
            mark,
            Wrap.cut(cells.get(0), LABEL_WIDTH),
            Wrap.cut(cells.get(1), SPAN_WIDTH),
            Wrap.cut(cells.get(2), COST_WIDTH),
            Wrap.cut(cells.get(3), INTERVAL_WIDTH))
        .stripTrailing();
  }
}
