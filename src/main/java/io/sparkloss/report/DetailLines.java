package io.sparkloss.report;

import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.EntryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found beside costs of all rows, with a blank line before each kind of finding. */
final class DetailLines {

  /** The worst rows that a terminal shows; the results hold all. */
  private static final int SHOWN = 3;

  private static final int NAME_WIDTH = 50;
  private static final int SHARE_WIDTH = 10;

  private DetailLines() {}

  /** Returns the lines; none where nothing was asked for. */
  static List<String> of(Details details) {
    List<String> lines = new ArrayList<>();
    paragraphs(
        details.residuals().stream().filter(entry -> entry.slice().isOverall()),
        Sentences::of,
        lines);
    paragraphs(
        details.calibrations().stream().filter(entry -> entry.slice().isOverall()),
        Sentences::of,
        lines);
    concentration(details, lines);
    worstRows(details, lines);
    return lines;
  }

  private static <T> void paragraphs(
      Stream<T> entries, Function<T, String> text, List<String> lines) {
    List<String> found = entries.map(text).toList();
    if (!found.isEmpty()) {
      lines.add("");
    }
    found.forEach(paragraph -> lines.addAll(Wrap.lines(paragraph, "  ")));
  }

  private static void concentration(Details details, List<String> lines) {
    List<ConcentrationEntry> overall =
        details.concentrations().stream().filter(entry -> entry.slice().isOverall()).toList();
    if (overall.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        share(
            "share of the cost in the worst",
            overall.get(0).worst().stream().map(of -> Digits.percent(of.weight())).toList()));
    for (ConcentrationEntry entry : overall) {
      lines.add(
          share(
              name(entry.key()),
              entry.worst().stream()
                  .map(of -> Digits.percent(Sentences.round(of.share())))
                  .toList()));
    }
  }

  private static String share(String name, List<String> shares) {
    return String.format(
        Locale.ROOT,
        "%-" + NAME_WIDTH + "s%s",
        Wrap.cut(name, NAME_WIDTH),
        shares.stream()
            .map(text -> String.format(Locale.ROOT, "%" + SHARE_WIDTH + "s", text))
            .collect(Collectors.joining()));
  }

  private static void worstRows(Details details, List<String> lines) {
    details.worstRows().stream()
        .filter(entry -> entry.slice().isOverall() && !entry.rows().isEmpty())
        .findFirst()
        .ifPresent(
            entry -> {
              lines.add("");
              lines.addAll(Wrap.lines(text(entry), "  "));
            });
  }

  private static String text(WorstRowsEntry entry) {
    return "the worst rows by "
        + String.join(", ", entry.columns())
        + " are in the results; "
        + name(entry.key())
        + ": "
        + entry.rows().stream().limit(SHOWN).map(DetailLines::row).collect(Collectors.joining(", "))
        + (entry.rows().size() > SHOWN ? ", ..." : "");
  }

  private static String row(WorstRow row) {
    return row.key().stream().map(String::valueOf).collect(Collectors.joining("/"))
        + " ("
        + Sentences.number(row.loss())
        + ")";
  }

  private static String name(EntryKey key) {
    return key.target() + ", " + key.loss() + ", " + key.model();
  }
}
