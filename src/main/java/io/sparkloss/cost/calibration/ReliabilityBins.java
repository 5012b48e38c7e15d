package io.sparkloss.cost.calibration;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.BrierLoss;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes labels with the probabilities that were predicted for them and gives their {@link
 * Calibration}; bins of disjoint rows merge.
 *
 * <p>Domain: label and probability of class 1 in [0, 1]; labels between 0 and 1 are soft. For many
 * classes, take one of these for a class against the rest (label 1 where the row is of the class),
 * or one for the most probable class (its probability, and label 1 where it is right).
 *
 * <p>The losses are {@link BinaryCrossEntropy} with its default clipping and {@link BrierLoss}, so
 * their means have the bits of the costs. Rows of weight 0 are counted and otherwise left out.
 * Non-finite values: a NaN label makes its bin NaN, a NaN probability is in no bin, and both make
 * NaN of what is over all bins; infinite ones are refused.
 *
 * <p>Merging is a commutative monoid: fresh bins are its identity, and the calibration is the same
 * for every order and grouping.
 *
 * <p>Size: 128 bytes for each bin that holds a row, 200 where rows have weights: at most 1.9 kB or
 * 3 kB for 15 bins.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ReliabilityBins implements Serializable {

  private static final long serialVersionUID = 1L;

  static final BinaryCrossEntropy LOG_LOSS = new BinaryCrossEntropy();
  static final BrierLoss BRIER_LOSS = new BrierLoss();

  /** The place of labels among {@link #columns}. */
  public static final int LABEL = 0;

  /** The place of predictions among {@link #columns}. */
  public static final int PREDICTION = 1;

  private static final int LOG_LOSSES = 2;
  private static final int BRIER_LOSSES = 3;

  private final Binning binning;
  private final boolean weighted;
  private long count;

  /** The sums of each bin that holds a row, and at the end those of rows that are in no bin. */
  private final @Nullable BinSums[] sums;

  private ReliabilityBins(Binning binning, boolean weighted) {
    this.binning = binning;
    this.weighted = weighted;
    this.sums = new BinSums[binning.bins() + 1];
  }

  /** Returns bins for rows that all have weight 1. */
  public static ReliabilityBins unweighted(Binning binning) {
    return new ReliabilityBins(binning, false);
  }

  /** Returns bins for rows that have weights. */
  public static ReliabilityBins weighted(Binning binning) {
    return new ReliabilityBins(binning, true);
  }

  /** Adds a row of weight 1. */
  public void add(double label, double prediction) {
    add(label, prediction, 1);
  }

  /**
   * Adds a row.
   *
   * @throws LossDomainException when label or prediction is outside [0, 1], or the weight is NaN,
   *     infinite or negative
   * @throws IllegalStateException when the weight is not 1 and these bins are unweighted
   */
  public void add(double label, double prediction, double weight) {
    requireWeight(weight, weighted);
    if (weight > 0) {
      BinSums.Row row = BinSums.Row.of(label, prediction, weight);
      boolean placed = Interval.UNIT.contains(prediction);
      madeBin(placed ? binning.bin(prediction) : binning.bins()).add(row);
    }
    count++;
  }

  /**
   * Returns what {@link #addAll} takes of rows: labels, predictions and both losses.
   *
   * @throws LossDomainException when a label or prediction is outside [0, 1]
   */
  public static double[][] columns(double[] labels, double[] predictions, int count) {
    double[][] columns = {labels, predictions, new double[count], new double[count]};
    LOG_LOSS.values(labels, predictions, count, columns[LOG_LOSSES]);
    BRIER_LOSS.values(labels, predictions, count, columns[BRIER_LOSSES]);
    return columns;
  }

  /**
   * Adds the rows from one index to before another.
   *
   * @param columns what {@link #columns} gives, in any order of rows
   * @param weights what rows weigh, finite and above 0; null where each weighs 1
   * @throws IllegalStateException when a weight is not 1 and these bins are unweighted
   */
  public void addAll(double[][] columns, double @Nullable [] weights, int from, int to) {
    for (int i = from; i < to; i++) {
      double weight = weights == null ? 1 : weights[i];
      requireWeight(weight, weighted);
      double prediction = columns[PREDICTION][i];
      boolean placed = Interval.UNIT.contains(prediction);
      madeBin(placed ? binning.bin(prediction) : binning.bins())
          .add(
              new BinSums.Row(
                  columns[LABEL][i],
                  prediction,
                  weight,
                  columns[LOG_LOSSES][i],
                  columns[BRIER_LOSSES][i]));
    }
    count += to - from;
  }

  /**
   * Adds all rows of other bins.
   *
   * @throws IllegalArgumentException when the binning differs, or only one has weights
   */
  public void merge(ReliabilityBins other) {
    if (!binning.equals(other.binning) || weighted != other.weighted) {
      throw new IllegalArgumentException(
          other + " cannot be merged into " + this + "; give both the same bins and weights");
    }
    count += other.count;
    for (int k = 0; k < sums.length; k++) {
      BinSums theirs = other.sums[k];
      if (theirs != null) {
        madeBin(k).merge(theirs);
      }
    }
  }

  /** Returns how probabilities are cut into bins. */
  public Binning binning() {
    return binning;
  }

  /** Returns whether rows have weights. */
  public boolean isWeighted() {
    return weighted;
  }

  /** Returns the rows added, those of weight 0 included. */
  public long count() {
    return count;
  }

  /** Returns the calibration of the rows so far, with intervals of 95 %. */
  public Calibration calibration() {
    return calibration(CostOptions.DEFAULT_CONFIDENCE);
  }

  /** Returns the calibration of the rows so far. */
  public Calibration calibration(double confidence) {
    return Calibration.of(this, CostOptions.UNNAMED.withConfidence(confidence).confidence());
  }

  /**
   * Returns the calibration of the rows so far.
   *
   * @param kind what weights mean: with frequencies every row counts as so many, in intervals of
   *     bins and in what chance adds to the error
   */
  public Calibration calibration(double confidence, WeightKind kind) {
    if (kind == WeightKind.SAMPLING) {
      return calibration(confidence);
    }
    ReliabilityBins frequencies = new ReliabilityBins(binning, weighted);
    frequencies.count = count;
    for (int i = 0; i < sums.length; i++) {
      BinSums bin = sums[i];
      frequencies.sums[i] = bin == null ? null : bin.asFrequencies();
    }
    return frequencies.calibration(confidence);
  }

  /** Returns the sums of a bin. */
  BinSums bin(int index) {
    BinSums bin = sums[index];
    return bin == null ? new BinSums(weighted) : bin;
  }

  /** Returns the sums of all bins with a row, rows that are in no bin included. */
  List<BinSums> used() {
    return Arrays.stream(sums).filter(Objects::nonNull).toList();
  }

  /** Returns the sums over all rows. */
  BinSums total() {
    BinSums total = new BinSums(weighted);
    used().forEach(total::merge);
    return total;
  }

  private BinSums madeBin(int index) {
    BinSums bin = sums[index];
    if (bin == null) {
      bin = new BinSums(weighted);
      sums[index] = bin;
    }
    return bin;
  }

  static void requireWeight(double weight, boolean weighted) {
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw new LossDomainException(
          "calibration",
          Reason.BAD_WEIGHT,
          "weight",
          Double.toString(weight),
          "finite and at least 0");
    }
    if (!weighted && weight != 1) {
      throw new IllegalStateException(
          "the weight is " + weight + " but these bins are unweighted; use weighted(...)");
    }
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    int bytes = binning.bytes() + 1 + Long.BYTES;
    for (BinSums bin : sums) {
      bytes += 1 + (bin == null ? 0 : bin.bytes());
    }
    return bytes;
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    binning.write(target);
    target.put((byte) (weighted ? 1 : 0)).putLong(count);
    for (BinSums bin : sums) {
      target.put((byte) (bin == null ? 0 : 1));
      if (bin != null) {
        bin.write(target);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ReliabilityBins read(ByteBuffer source) {
    Binning binning = Binning.read(source);
    ReliabilityBins bins = new ReliabilityBins(binning, source.get() == 1);
    bins.count = source.getLong();
    for (int k = 0; k < bins.sums.length; k++) {
      if (source.get() == 1) {
        bins.madeBin(k).read(source);
      }
    }
    return bins;
  }

  @Override
  public String toString() {
    return (weighted ? "weighted " : "unweighted ") + binning;
  }
}
