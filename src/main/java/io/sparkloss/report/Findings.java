package io.sparkloss.report;

import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation says of its models, in plain sentences: which is better for what, by how much,
 * how sure that is, and in which slices it is the other way round.
 *
 * <p>A model is called better or worse where the interval of its difference does not hold 0. Slices
 * are counted one by one, without a correction for their number, and so it is said.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Findings {

  /** The slices that a sentence names. */
  private static final int NAMED = 5;

  private Findings() {}

  /** Returns the sentences, by target and loss. */
  public static List<String> of(Evaluation evaluation) {
    List<String> sentences = new ArrayList<>();
    String percent = Digits.percent(evaluation.confidence()).replace("%", " %");
    for (CostPanel panel : CostPanel.of(evaluation)) {
      if (panel.overallComparisons().isEmpty()) {
        least(panel).ifPresent(sentences::add);
      }
      for (Comparison comparison : panel.overallComparisons()) {
        sentences.add(compared(panel, comparison, percent) + slices(panel, comparison));
      }
    }
    return sentences;
  }

  /** Returns how many rows were read, and how many at most were refused. */
  public static String rows(DataQuality quality) {
    long most =
        quality.usages().stream()
            .mapToLong(of -> of.usage().rows() - of.usage().used())
            .max()
            .orElse(0);
    return Digits.count(quality.rowsRead())
        + " rows were read; "
        + (most == 0
            ? "every one was used for every cost."
            : "up to " + Digits.count(most) + " of them could not be used for a cost.");
  }

  private static Optional<String> least(CostPanel panel) {
    Optional<CostEntry> best = panel.best();
    if (panel.models().size() < 2 || best.isEmpty()) {
      return Optional.empty();
    }
    Estimate estimate = best.get().estimate();
    return Optional.of(
        panel.title()
            + ": "
            + best.get().key().model()
            + " has the least cost, "
            + Digits.of(estimate).text(estimate.cost())
            + "; name a baseline of the target to learn how sure the difference is.");
  }

  private static String compared(CostPanel panel, Comparison comparison, String percent) {
    Estimate difference = comparison.difference();
    String head = panel.title() + ": " + comparison.key().model();
    if (difference.isEmpty() || Double.isNaN(difference.cost())) {
      return head + " cannot be compared with " + comparison.baseline() + ".";
    }
    Digits digits = Digits.of(difference);
    if (Double.isNaN(difference.lower())) {
      return head
          + " differs from "
          + comparison.baseline()
          + " by "
          + digits.text(difference.cost())
          + "; there is no interval.";
    }
    boolean better = difference.upper() < 0;
    boolean worse = difference.lower() > 0;
    if (!better && !worse) {
      return head
          + " and "
          + comparison.baseline()
          + " cannot be told apart: the difference is "
          + digits.text(difference.cost())
          + " ("
          + percent
          + " interval "
          + digits.text(difference.lower())
          + " to "
          + digits.text(difference.upper())
          + ").";
    }
    return head
        + (better ? " is better than " : " is worse than ")
        + comparison.baseline()
        + " by "
        + digits.text(Math.abs(difference.cost()))
        + share(comparison)
        + ", with a "
        + percent
        + " interval of "
        + digits.text(better ? -difference.upper() : difference.lower())
        + " to "
        + digits.text(better ? -difference.lower() : difference.upper())
        + (Doubts.isIn(difference) ? ", which may cover less" : "")
        + "; it has the lower loss in "
        + Digits.percent(comparison.wonShare())
        + " of rows.";
  }

  private static String share(Comparison comparison) {
    double baseline = comparison.baselineCost().cost();
    return baseline > 0 && baseline <= Double.MAX_VALUE
        ? " ("
            + Digits.percent(Sentences.round(Math.abs(comparison.difference().cost()) / baseline))
            + ")"
        : "";
  }

  /** Returns of each slicing how often the difference has which sign, and where it is worst. */
  private static String slices(CostPanel panel, Comparison overall) {
    StringBuilder text = new StringBuilder();
    for (List<String> columns : panel.slicings()) {
      List<Comparison> all = new ArrayList<>();
      for (Map<String, Comparison> models : panel.comparedBySlice(columns).values()) {
        Optional.ofNullable(models.get(overall.key().model())).ifPresent(all::add);
      }
      if (!all.isEmpty()) {
        text.append(" By ").append(String.join(" × ", columns)).append(' ').append(signs(all));
      }
    }
    return text.toString();
  }

  private static String signs(List<Comparison> all) {
    List<Comparison> worse =
        all.stream()
            .filter(entry -> entry.difference().lower() > 0)
            .sorted(Comparator.comparingDouble(entry -> -entry.difference().cost()))
            .toList();
    long better = all.stream().filter(entry -> entry.difference().upper() < 0).count();
    String counts =
        "it is better in "
            + Digits.count(better)
            + " and worse in "
            + Digits.count(worse.size())
            + " of "
            + Digits.count(all.size())
            + " slices, each judged by itself";
    return worse.isEmpty()
        ? counts + "."
        : counts
            + "; worst: "
            + String.join(
                ", ", worse.stream().limit(NAMED).map(entry -> values(entry.slice())).toList())
            + (worse.size() > NAMED ? ", …." : ".");
  }

  private static String values(Slice slice) {
    return String.join("/", slice.values().values().stream().map(String::valueOf).toList());
  }
}
