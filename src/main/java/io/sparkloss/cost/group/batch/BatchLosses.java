package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.tally.EvaluatedBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The losses of many rows for every term of a layout. Filled anew for every batch, by {@link #rows}
 * and then {@link #evaluate}.
 *
 * <p>Rows that some term cannot use, and rows of weight 0, are left out of it, for the row at a
 * time; what is kept has the bits that {@link io.sparkloss.cost.group.RowLosses} gives.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class BatchLosses implements EvaluatedBatch {

  private final GroupLayout layout;
  private final RowBatch rows;
  private final BatchLabel[] labels;
  private final BatchTerm[] terms;
  private boolean[] unusable = new boolean[0];
  private double[] ones = new double[0];
  private int[] kept = new int[0];

  /** Whether the batch before had unusable rows: then the next one is judged before it is tried. */
  private boolean suspicious;

  /** Creates the losses of a layout. */
  public BatchLosses(GroupLayout layout) {
    this.layout = layout;
    rows = new RowBatch(layout.columns());
    labels =
        layout.labels().stream()
            .map(label -> new BatchLabel(label, layout.isWeighted(label)))
            .toArray(BatchLabel[]::new);
    terms = layout.terms().stream().map(t -> BatchTerm.of(t, layout)).toArray(BatchTerm[]::new);
  }

  /** Returns the columns, to be filled. */
  public RowBatch rows() {
    return rows;
  }

  /** Evaluates every term on the columns as they now are. */
  public void evaluate() {
    begin(rows.count());
    readLabels();
    leaveOutUnusable();
    if (!suspicious && compute() && !holdsNaN()) {
      return;
    }
    judge();
    suspicious = leaveOutUnusable();
    if (!compute()) {
      throw new IllegalStateException("a usable row has no loss in " + layout.terms());
    }
  }

  /** Marks the rows that a term cannot use. */
  private void judge() {
    for (int t = 0; t < terms.length; t++) {
      double[] values = label(t).values();
      for (int i = 0; i < rows.count(); i++) {
        unusable[i] |= !terms[t].usable(rows, values, i);
      }
    }
  }

  private void begin(int count) {
    if (unusable.length < count) {
      unusable = new boolean[count];
      kept = new int[count];
    }
    Arrays.fill(unusable, 0, count, false);
    Arrays.setAll(kept, i -> i);
  }

  private void readLabels() {
    double[] weights = rowWeights();
    for (BatchLabel label : labels) {
      label.read(rows, weights, unusable);
    }
    for (int i = 0; layout.hasWeight() && i < rows.count(); i++) {
      unusable[i] |= !isAboveZero(weights[i]);
    }
  }

  /** Returns what each row weighs without its class. */
  private double[] rowWeights() {
    if (layout.hasWeight()) {
      return rows.numbers(layout.weight());
    }
    if (ones.length < rows.count()) {
      ones = new double[rows.count()];
      Arrays.fill(ones, 1);
    }
    return ones;
  }

  /** Keeps the rows not marked; returns whether there were others. */
  private boolean leaveOutUnusable() {
    int[] places = new int[rows.count()];
    int count = 0;
    for (int i = 0; i < rows.count(); i++) {
      places[count] = i;
      kept[count] = kept[i];
      count += unusable[i] ? 0 : 1;
    }
    boolean some = count < rows.count();
    if (some) {
      rows.keep(places, count);
      Arrays.fill(unusable, 0, count, false);
      readLabels();
    }
    return some;
  }

  private boolean compute() {
    for (int t = 0; rows.count() > 0 && t < terms.length; t++) {
      if (!terms[t].compute(rows, label(t).values())) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsNaN() {
    return rows.count() > 0 && Arrays.stream(terms).anyMatch(term -> term.holdsNaN(rows.count()));
  }

  private BatchLabel label(int term) {
    return labels[layout.terms().get(term).label()];
  }

  static boolean isAboveZero(double weight) {
    return weight > 0 && weight <= Double.MAX_VALUE;
  }

  /** Returns how many rows every term can use; without any, nothing else may be asked. */
  @Override
  public int count() {
    return rows.count();
  }

  /**
   * Returns which of the rows given the usable rows are, in ascending order, {@link #count} many.
   */
  public int[] kept() {
    return kept;
  }

  @Override
  public double[] losses(int term) {
    return terms[term].losses();
  }

  @Override
  public double @Nullable [] weights(int term) {
    return label(term).weighs() ? label(term).weights() : null;
  }

  /** Returns what each row weighs without its class; null where all weigh 1. */
  public double @Nullable [] ownWeights() {
    return layout.hasWeight() ? rowWeights() : null;
  }

  /** Returns which losses of a term were limited by clipping, or null for none. */
  public boolean @Nullable [] clipped(int term) {
    return terms[term].clipped();
  }

  /** Returns the rows whose probabilities do not sum to 1 for a term, or null for none. */
  public boolean @Nullable [] unnormalized(int term) {
    return terms[term].unnormalized();
  }

  @Override
  public double[] labels(int term) {
    return terms[term].observed(rows, label(term).values());
  }

  @Override
  public double[] predictions(int term) {
    return terms[term].predictions(rows);
  }

  @Override
  public @Nullable Comparable<?> key(int part, int row) {
    return rows.key(part, row);
  }

  /** Computes the differences of a pair. */
  public void differences(int pair, double[] target) {
    GroupLayout.Pair of = layout.pairs().get(pair);
    double[] candidate = losses(of.candidate());
    double[] baseline = losses(of.baseline());
    for (int i = 0; i < count(); i++) {
      target[i] = of.difference(candidate[i], baseline[i]);
    }
  }
}
