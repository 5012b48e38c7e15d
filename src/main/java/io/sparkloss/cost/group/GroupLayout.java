package io.sparkloss.cost.group;

import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.loss.LabelPolicy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which costs a group has, and which columns they need.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param columns the number of columns
 * @param weight the column of the row's weight, or −1 when every row weighs 1
 * @param labels the labels
 * @param terms the costs
 * @param pairs the paired differences
 * @param tallies what else is kept
 * @since 0.1.0
 */
public record GroupLayout(
    int columns,
    int weight,
    List<Label> labels,
    List<LossTerm> terms,
    List<Pair> pairs,
    List<Tally.Plan> tallies)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Where a label comes from, and what is done with it before losses see it.
   *
   * @param column the label's column
   * @param policy names of classes, the ignored label, class weights
   * @param classes the number of classes, or 0 when the losses judge the label alone
   */
  public record Label(int column, LabelPolicy policy, int classes) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A paired difference of two terms, over the rows usable for both: d = ℓ(candidate) −
   * factor·ℓ(baseline) − offset. "Not worse by more than a share m" is the factor 1 + m, "by more
   * than m" the offset m.
   *
   * @param candidate the index of the candidate's term
   * @param baseline the index of the baseline's term; both have the same label and loss
   * @param factor what the baseline's loss is multiplied by
   * @param offset what is taken off
   */
  public record Pair(int candidate, int baseline, double factor, double offset)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Returns the difference; the product enters without a rounding of its own. */
    public double difference(double candidateLoss, double baselineLoss) {
      return Math.fma(-factor, baselineLoss, candidateLoss) - offset;
    }
  }

  /** Keeps its own copies, of a class that can be moved between processes. */
  public GroupLayout {
    labels = List.copyOf(new ArrayList<>(labels));
    terms = List.copyOf(new ArrayList<>(terms));
    pairs = List.copyOf(new ArrayList<>(pairs));
    tallies = List.copyOf(new ArrayList<>(tallies));
  }

  /** Creates the layout of costs and pairs alone. */
  public GroupLayout(
      int columns, int weight, List<Label> labels, List<LossTerm> terms, List<Pair> pairs) {
    this(columns, weight, labels, terms, pairs, List.of());
  }

  /** Returns whether rows have weights. */
  public boolean hasWeight() {
    return weight >= 0;
  }

  /** Returns the label of a term. */
  public Label label(int term) {
    return labels.get(terms.get(term).label());
  }

  /** Returns whether the rows of a term weigh differently, by their own weight or their class's. */
  public boolean isWeighted(int term) {
    return isWeighted(label(term));
  }

  /** Returns whether rows weigh differently for a label. */
  public boolean isWeighted(Label label) {
    return hasWeight() || label.policy().hasClassWeights();
  }
}
