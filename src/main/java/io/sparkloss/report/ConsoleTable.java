package io.sparkloss.report;

import io.sparkloss.loss.Reason;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.gate.GateResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An evaluation as text for a terminal of {@value #WIDTH} columns: the overall costs by target and
 * loss with their intervals, the best model of each marked, then the gates, then what was read and
 * what of it could be used.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class ConsoleTable {

  /** The widest line. */
  public static final int WIDTH = 80;

  private static final int MODEL_WIDTH = 28;
  private static final int COST_WIDTH = 15;
  private static final int INTERVAL_WIDTH = 31;

  private ConsoleTable() {}

  /** Returns the text without marks; its last line is ended. */
  public static String render(Evaluation evaluation) {
    return render(evaluation, Style.PLAIN);
  }

  /** Returns the text; its last line is ended. */
  public static String render(Evaluation evaluation, Style style) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrap.lines("run " + evaluation.run(), ""));
    costs(evaluation, style, lines);
    ObjectiveLines.add(evaluation, lines);
    doubts(evaluation, lines);
    details(evaluation, lines);
    gates(evaluation, style, lines);
    quality(evaluation, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void costs(Evaluation evaluation, Style style, List<String> lines) {
    Map<List<String>, List<CostEntry>> tables = new LinkedHashMap<>();
    for (CostEntry entry : evaluation.costs()) {
      if (entry.slice().isOverall()) {
        List<String> title = List.of(entry.key().target(), entry.key().loss());
        tables.computeIfAbsent(title, absent -> new ArrayList<>()).add(entry);
      }
    }
    String interval = Digits.percent(evaluation.confidence()).replace("%", " %") + " interval";
    tables.forEach(
        (title, entries) -> {
          lines.add("");
          lines.addAll(Wrap.lines(title.get(0) + ": " + title.get(1), "  "));
          lines.add(line(" ", "model", "cost", interval));
          int best = best(entries);
          for (int i = 0; i < entries.size(); i++) {
            boolean marked = i == best && entries.size() > 1;
            String row = row(entries.get(i), marked);
            lines.add(marked ? style.strong(row) : row);
          }
          comparisons(evaluation, title, lines);
        });
  }

  private static void comparisons(Evaluation evaluation, List<String> title, List<String> lines) {
    for (Comparison entry : evaluation.comparisons()) {
      if (entry.slice().isOverall()
          && title.equals(List.of(entry.key().target(), entry.key().loss()))) {
        lines.addAll(Wrap.lines(comparison(entry), "  "));
      }
    }
  }

  private static String comparison(Comparison entry) {
    return ComparisonLine.of(
        entry.key().model() + " less " + entry.baseline(),
        entry.difference(),
        entry.wonShare(),
        entry.tiedShare());
  }

  /** Returns the position of the least cost; the first of equals, or where there is none. */
  private static int best(List<CostEntry> entries) {
    int best = 0;
    for (int i = 1; i < entries.size(); i++) {
      double least = entries.get(best).estimate().cost();
      double cost = entries.get(i).estimate().cost();
      if (cost < least || (Double.isNaN(least) && !Double.isNaN(cost))) {
        best = i;
      }
    }
    return best;
  }

  private static String row(CostEntry entry, boolean best) {
    Estimate estimate = entry.estimate();
    boolean mark = best && !Double.isNaN(estimate.cost());
    String cost = estimate.isEmpty() ? "NULL" : Digits.of(estimate).text(estimate.cost());
    return line(mark ? "*" : " ", entry.key().model(), cost, interval(estimate))
        + Doubts.mark(Doubts.isIn(estimate));
  }

  private static void doubts(Evaluation evaluation, List<String> lines) {
    boolean some =
        evaluation.costs().stream()
                .anyMatch(entry -> entry.slice().isOverall() && Doubts.isIn(entry.estimate()))
            || evaluation.comparisons().stream()
                .anyMatch(entry -> entry.slice().isOverall() && Doubts.isIn(entry.difference()));
    if (some) {
      Doubts.explain(lines);
    }
  }

  static String interval(Estimate estimate) {
    if (Double.isNaN(estimate.lower()) || Double.isNaN(estimate.upper())) {
      return "-";
    }
    Digits digits = Digits.of(estimate);
    return "[" + digits.text(estimate.lower()) + ", " + digits.text(estimate.upper()) + "]";
  }

  private static String line(String mark, String model, String cost, String interval) {
    return String.format(
            Locale.ROOT,
            "%s %-" + MODEL_WIDTH + "s %" + COST_WIDTH + "s %" + INTERVAL_WIDTH + "s",
            mark,
            Wrap.cut(model, MODEL_WIDTH),
            Wrap.cut(cost, COST_WIDTH),
            Wrap.cut(interval, INTERVAL_WIDTH))
        .stripTrailing();
  }

  private static void details(Evaluation evaluation, List<String> lines) {
    lines.addAll(DetailLines.of(evaluation.details()));
  }

  private static void gates(Evaluation evaluation, Style style, List<String> lines) {
    if (!evaluation.gates().isEmpty()) {
      lines.add("");
    }
    for (GateResult gate : evaluation.gates()) {
      List<String> text = Wrap.lines(GateLine.of(gate), "  ");
      String head = GateLine.head(gate);
      lines.add(style.verdict(gate.verdict(), head) + text.get(0).substring(head.length()));
      lines.addAll(text.subList(1, text.size()));
      GateAdvice.of(gate).map(next -> Wrap.lines("next: " + next, "  ")).ifPresent(lines::addAll);
    }
  }

  private static void quality(Evaluation evaluation, List<String> lines) {
    DataQuality quality = evaluation.dataQuality();
    lines.add("");
    boolean all =
        quality.usages().stream()
            .allMatch(
                entry -> entry.usage().used() == entry.usage().rows() && isClean(entry.usage()));
    lines.add(
        Digits.count(quality.rowsRead())
            + " rows read"
            + (all && quality.labelCoverage().isEmpty() ? ", every one used for every cost" : ""));
    labels(quality, all, lines);
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (DataQuality.EntryUsage entry : quality.usages()) {
      if (entry.usage().used() < entry.usage().rows() || !isClean(entry.usage())) {
        same.computeIfAbsent(
                entry.target() + ", model " + entry.model() + ": " + text(entry.usage()),
                absent -> new ArrayList<>())
            .add(entry.loss());
      }
    }
    same.keySet().forEach(line -> lines.addAll(Wrap.lines(line, "  ")));
    clipped(evaluation, lines);
  }

  private static void labels(DataQuality quality, boolean all, List<String> lines) {
    for (LabelCoverage coverage : quality.labelCoverage()) {
      if (coverage.slice().isOverall()) {
        String text =
            (coverage.model() == null ? "" : "model " + coverage.model() + ": ")
                + Digits.count(coverage.labelled())
                + " of "
                + Digits.count(coverage.predictions())
                + " predictions ("
                + Digits.percent(coverage.share())
                + ") have a label"
                + (all ? ", every one of them used for every cost" : "");
        lines.addAll(Wrap.lines(text, "  "));
      }
    }
  }

  private static boolean isClean(Usage usage) {
    return usage.unnormalized() == 0;
  }

  private static String text(Usage usage) {
    String text =
        "used "
            + Digits.count(usage.used())
            + " ("
            + Digits.percent(usage.coverage())
            + ")"
            + usage.invalid().entrySet().stream()
                .map(entry -> ", " + reason(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    return usage.unnormalized() == 0
        ? text
        : text + ", sums not 1 in " + Digits.count(usage.unnormalized());
  }

  private static String reason(Reason reason, long count) {
    return reason.key() + " " + Digits.count(count);
  }

  private static void clipped(Evaluation evaluation, List<String> lines) {
    for (CostEntry entry : evaluation.costs()) {
      Estimate estimate = entry.estimate();
      if (entry.slice().isOverall() && estimate.clippedCount() > 0) {
        lines.addAll(
            Wrap.lines(
                entry.key().target()
                    + ", model "
                    + entry.key().model()
                    + ", "
                    + entry.key().loss()
                    + ": clipped "
                    + Digits.count(estimate.clippedCount())
                    + " rows, "
                    + Digits.percent(estimate.clippedShare())
                    + " of the cost",
                "  "));
      }
    }
  }
}
