package io.sparkloss.report;

import io.sparkloss.cost.change.ChangeKind;
import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.cost.change.CostChange;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.CostDifference;
import io.sparkloss.result.compare.EntryChange;
import io.sparkloss.result.compare.EntryName;
import io.sparkloss.result.compare.OneSided;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.SlicingChange;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What changed between two runs as text for a terminal of {@value ConsoleTable#WIDTH} columns: for
 * each cost both values and the change with their intervals, and of each slicing the parts of the
 * change and the {@value #SHOWN} slices that add most to it.
 *
 * <p>The shares of slices are those of the weight. Parts have as many digits as the standard error
 * of the change supports. {@code ?} marks an interval that may cover less than it says. Where the
 * first run's intervals have another confidence than the second's, its own is told.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class RunComparisonTable {

  /** The slices of a slicing that a terminal shows; the results hold all. */
  private static final int SHOWN = 10;

  private static final String COSTS = "  %-28s %15s %31s";
  private static final int INTERVAL_WIDTH = 31;

  private static final String SLICES = "  %-22s %7s %7s %12s %12s %12s";
  private static final int SLICE_WIDTH = 22;
  private static final int PART_WIDTH = 12;

  private RunComparisonTable() {}

  /** Returns the text; its last line is ended. */
  public static String render(RunComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.addAll(run("run 1: ", comparison.before()));
    lines.addAll(run("run 2: ", comparison.after()));
    for (EntryChange change : comparison.changes()) {
      lines.add("");
      lines.addAll(Wrap.lines(text(change.name()), "  "));
      overall(comparison, change, lines);
      change.slicings().forEach(slicing -> slicing(slicing, change.change(), lines));
      change.notes().forEach(note -> lines.addAll(Wrap.lines(note, "  ")));
    }
    if (comparison.changes().isEmpty()) {
      lines.addAll(List.of("", "no cost is in both runs"));
    }
    if (comparison.changes().stream().anyMatch(RunComparisonTable::isDoubtful)) {
      Doubts.explain(lines);
    }
    oneSided("run 1", comparison.onlyBefore(), lines);
    oneSided("run 2", comparison.onlyAfter(), lines);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> run(String which, ComparedRun run) {
    String period = run.period() == null ? "" : " of " + run.period();
    return Wrap.lines(which + run.run() + period + ", evaluated " + run.evaluatedAt(), "  ");
  }

  private static String text(EntryName name) {
    return name.target() + ", model " + name.model() + ": " + name.loss();
  }

  private static void overall(RunComparison comparison, EntryChange entry, List<String> lines) {
    String own = interval(comparison.before().confidence());
    String interval = interval(comparison.confidence());
    lines.add(line(COSTS, "", "cost", interval));
    lines.add(costs(own.equals(interval) ? "run 1" : "run 1, " + own, entry.before()));
    lines.add(costs("run 2", entry.after()));
    CostDifference change = entry.change();
    Digits digits = Digits.ofError(change.standardError());
    lines.add(
        line(
                COSTS,
                "change",
                digits.text(change.value()),
                interval(digits, change.lower(), change.upper()))
            + Doubts.mark(Doubts.isIn(change.doubtful(), change.lower())));
  }

  private static String interval(double confidence) {
    return Digits.percent(confidence).replace("%", " %") + " interval";
  }

  private static boolean isDoubtful(EntryChange entry) {
    return Doubts.isIn(entry.before())
        || Doubts.isIn(entry.after())
        || Doubts.isIn(entry.change().doubtful(), entry.change().lower());
  }

  private static String costs(String run, Estimate estimate) {
    return line(
            COSTS,
            run,
            estimate.isEmpty() ? "NULL" : Digits.of(estimate).text(estimate.cost()),
            interval(Digits.of(estimate), estimate.lower(), estimate.upper()))
        + Doubts.mark(Doubts.isIn(estimate));
  }

  private static String interval(Digits digits, double lower, double upper) {
    return Double.isNaN(lower) || Double.isNaN(upper)
        ? "-"
        : Wrap.cut("[" + digits.text(lower) + ", " + digits.text(upper) + "]", INTERVAL_WIDTH);
  }

  private static void slicing(SlicingChange slicing, CostDifference of, List<String> lines) {
    CostChange<Slice> change = slicing.change();
    Digits digits = Digits.ofError(of.standardError());
    String parts =
        "by %s: mix %s, rate %s, entered %s, left %s"
            .formatted(
                String.join(", ", slicing.columns()),
                digits.text(change.mix()),
                digits.text(change.rate()),
                digits.text(change.entered()),
                digits.text(change.left()));
    lines.addAll(Wrap.lines(parts, "  "));
    lines.add(line(SLICES, "slice", "share 1", "share 2", "mix", "rate", "change"));
    List<ChangeTerm<Slice>> terms = change.terms();
    terms.stream().limit(SHOWN).forEach(term -> lines.add(row(term, digits)));
    if (terms.size() > SHOWN) {
      lines.add("  and " + Digits.count(terms.size() - SHOWN) + " more slices in the JSON");
    }
  }

  private static String row(ChangeTerm<Slice> term, Digits digits) {
    boolean stayed = term.kind() == ChangeKind.STAYED;
    return line(
        SLICES,
        Wrap.cut(term.key().toString(), SLICE_WIDTH),
        share(term.shareBefore()),
        share(term.shareAfter()),
        stayed ? part(digits, term.mix()) : term.kind().name().toLowerCase(Locale.ROOT),
        stayed ? part(digits, term.rate()) : "-",
        part(digits, SlicingChange.effect(term)));
  }

  private static String part(Digits digits, double value) {
    return Wrap.cut(digits.text(value), PART_WIDTH);
  }

  private static String share(double share) {
    return Digits.percent(share).replace("below ", "<").replace("above ", ">");
  }

  private static void oneSided(String run, List<OneSided> parts, List<String> lines) {
    if (!parts.isEmpty()) {
      lines.add("");
    }
    for (OneSided part : parts) {
      String slices = part.columns().isEmpty() ? "" : ", by " + String.join(", ", part.columns());
      lines.addAll(Wrap.lines("only in " + run + ": " + text(part.name()) + slices, "  "));
    }
  }

  private static String line(String format, Object... cells) {
    return String.format(Locale.ROOT, format, cells).stripTrailing();
  }
}
