package io.sparkloss.evaluate.outcome;

import io.sparkloss.evaluate.group.Group;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.input.LabelMatches;
import io.sparkloss.evaluate.refusal.CoverageException;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.result.LabelCoverage;
import java.util.List;
import java.util.Locale;

/** Looks at the labels that predictions found in another table; without one there is no look. */
public final class LabelCheck {

  /** Keys that a message shows. */
  private static final int SHOWN = 5;

  private final EvaluationInput input;
  private final List<Group> groups;

  public LabelCheck(EvaluationInput input, List<Group> groups) {
    this.input = input;
    this.groups = groups;
  }

  /** Returns the labelled share of the predictions, by slice. */
  public List<LabelCoverage> coverage() {
    return input.labels().isEmpty()
        ? List.of()
        : groups.stream()
            .map(g -> new LabelCoverage(g.slice(), g.model(), g.rows(), g.costs().rows()))
            .toList();
  }

  /** Refuses labels of which several have one key, naming the first keys. */
  public void requireOneEach() {
    long ambiguous =
        groups.stream()
            .filter(group -> group.set() == 0)
            .mapToLong(group -> group.matches().ambiguous())
            .sum();
    if (ambiguous == 0) {
      return;
    }
    List<String> keys = input.labels().orElseThrow().ambiguousKeys(input.rows(), SHOWN);
    throw new InvalidRowsException(
        ambiguous
            + " predictions have a key that stands more than once in labels, so which label is"
            + " theirs is not known: first "
            + keys.get(0)
            + "; leave one for each key, for example by labels.sql",
        List.of(),
        keys);
  }

  /** Refuses predictions of which too few have a label. */
  public void requireCoverage() {
    double least = input.labels().map(LabelMatches::minCoverage).orElse(0.0);
    for (LabelCoverage coverage : coverage()) {
      if (coverage.slice().isOverall() && least > 0 && !(coverage.share() >= least)) {
        throw new CoverageException(
            "the label coverage"
                + (coverage.model() == null ? "" : " of model " + coverage.model())
                + " is "
                + percent(coverage.share())
                + " ("
                + coverage.labelled()
                + " of "
                + coverage.predictions()
                + " predictions have a label) but min_label_coverage is "
                + percent(least)
                + "; wait for more labels, or lower it",
            List.of());
      }
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g%%", 100 * share);
  }
}
