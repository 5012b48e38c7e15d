package io.sparkloss.cost.group;

import io.sparkloss.cost.group.tally.EvaluatedRow;
import io.sparkloss.loss.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The losses of one row for every term of a layout, or the reasons why there are none. Filled anew
 * for every row, by {@link #values} and then {@link #evaluate}.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RowLosses implements EvaluatedRow {

  private final GroupLayout layout;
  private final LossTerm[] terms;
  private final RowValues values;
  private final RowLabel[] labels;
  private final @Nullable Reason[] reasons;
  private final double[] losses;
  private final double[] weights;
  private final boolean[] clipped;
  private final boolean[] unnormalized;
  private double rowWeight;

  /** Creates the losses of a layout. */
  public RowLosses(GroupLayout layout) {
    this.layout = layout;
    terms = layout.terms().toArray(new LossTerm[0]);
    values = new RowValues(layout.columns());
    labels = layout.labels().stream().map(RowLabel::new).toArray(RowLabel[]::new);
    reasons = new @Nullable Reason[terms.length];
    losses = new double[terms.length];
    weights = new double[terms.length];
    clipped = new boolean[terms.length];
    unnormalized = new boolean[terms.length];
  }

  /** Returns the columns, to be filled. */
  public RowValues values() {
    return values;
  }

  /** Evaluates every term on the columns as they now are. */
  public void evaluate() {
    if (!values.takeChanged()) {
      return;
    }
    for (RowLabel label : labels) {
      label.read(values);
    }
    boolean weightNull = layout.hasWeight() && values.isNull(layout.weight());
    rowWeight = !layout.hasWeight() ? 1 : weightNull ? Double.NaN : values.number(layout.weight());
    for (int i = 0; i < terms.length; i++) {
      evaluate(i, labels[terms[i].label()], weightNull);
    }
  }

  private void evaluate(int i, RowLabel label, boolean weightNull) {
    LossTerm term = terms[i];
    Reason reason = label.reason();
    if (reason == null && term.lacksPrediction(values)) {
      reason = Reason.NULL_PREDICTION;
    }
    if (reason == null && weightNull) {
      reason = Reason.NULL_WEIGHT;
    }
    if (reason == null) {
      reason = term.reason(values, label);
    }
    if (reason == null) {
      weights[i] = rowWeight * label.weight();
      if (!isWeight(rowWeight) || !isWeight(weights[i])) {
        reason = Reason.BAD_WEIGHT;
      }
    }
    reasons[i] = reason;
    if (reason == null) {
      losses[i] = term.value(values, label);
      clipped[i] = term.clipped(values, label);
      unnormalized[i] = term.unnormalized(values);
    }
  }

  /** Returns why the row cannot be used for a term, or null when it can. */
  public @Nullable Reason reason(int term) {
    return reasons[term];
  }

  /** Returns whether the probabilities of a usable row do not sum to 1. */
  public boolean isUnnormalized(int term) {
    return reasons[term] == null && unnormalized[term];
  }

  @Override
  public boolean counts(int term) {
    return reasons[term] == null && weights[term] > 0;
  }

  @Override
  public double loss(int term) {
    return losses[term];
  }

  @Override
  public double weight(int term) {
    return weights[term];
  }

  @Override
  public double label(int term) {
    return terms[term].observed(values, labels[terms[term].label()]);
  }

  @Override
  public double prediction(int term) {
    return terms[term].predicted(values);
  }

  @Override
  public @Nullable Comparable<?> key(int part) {
    return values.key(part);
  }

  boolean isClipped(int term) {
    return clipped[term];
  }

  /** Returns the row's own weight, without that of its class; not finite when it is unknown. */
  double rowWeight() {
    return rowWeight;
  }

  static boolean isWeight(double weight) {
    return weight >= 0 && weight <= Double.MAX_VALUE;
  }
}
