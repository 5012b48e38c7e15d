package io.sparkloss.cost.calibration;

import io.sparkloss.cost.score.Entropy;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * The sums over the rows of one bin, or of all bins together. Without weights three of the eight
 * are not kept, because they equal others.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class BinSums implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int UNWEIGHTED_SUMS = 5;
  private static final int WEIGHTED_SUMS = 8;

  private static final int LABEL = 0;
  private static final int PREDICTION = 1;
  private static final int SQUARED_LABEL = 2;
  private static final int LOG_LOSS = 3;
  private static final int BRIER_LOSS = 4;
  private static final int WEIGHT = 5;
  private static final int SQUARED_WEIGHT = 6;
  private static final int SQUARED_WEIGHT_BRIER = 7;

  private final ThreePartSum[] sums;
  private long rows;

  BinSums(boolean weighted) {
    sums = new ThreePartSum[weighted ? WEIGHTED_SUMS : UNWEIGHTED_SUMS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new ThreePartSum();
    }
  }

  /**
   * What is added of a row.
   *
   * @param weight what it weighs, above 0
   */
  record Row(double label, double prediction, double weight, double logLoss, double brierLoss) {

    /** Returns the row of a label and a prediction, after checking them. */
    static Row of(double label, double prediction, double weight) {
      double brier = ReliabilityBins.BRIER_LOSS.value(label, prediction);
      double log = ReliabilityBins.LOG_LOSS.value(label, prediction);
      return new Row(label, prediction, weight, log, brier);
    }
  }

  /** Adds a row. */
  void add(Row row) {
    double weight = row.weight;
    rows++;
    sums[LABEL].addProduct(weight, row.label);
    sums[PREDICTION].addProduct(weight, row.prediction);
    addSquaredLabel(row.label, weight);
    sums[LOG_LOSS].addProduct(weight, row.logLoss);
    sums[BRIER_LOSS].addProduct(weight, row.brierLoss);
    if (sums.length == WEIGHTED_SUMS) {
      sums[WEIGHT].add(weight);
      sums[SQUARED_WEIGHT].addProduct(weight, weight);
      sums[SQUARED_WEIGHT_BRIER].addProduct(weight, weight, row.brierLoss);
    }
  }

  private void addSquaredLabel(double label, double weight) {
    if (weight == 1) {
      sums[SQUARED_LABEL].addProduct(label, label);
    } else {
      sums[SQUARED_LABEL].addProduct(label, label, weight);
    }
  }

  void merge(BinSums other) {
    rows += other.rows;
    for (int i = 0; i < sums.length; i++) {
      sums[i].add(other.sums[i]);
    }
  }

  long rows() {
    return rows;
  }

  /** Returns Σw. */
  ThreePartSum weight() {
    return sums.length == WEIGHTED_SUMS ? sums[WEIGHT] : ThreePartSum.ofCount(rows);
  }

  /**
   * Returns the sums of the same rows where a weight says how many equal rows one row stands for:
   * each of these has weight 1, so Σw² is Σw.
   */
  BinSums asFrequencies() {
    if (sums.length != WEIGHTED_SUMS) {
      return this;
    }
    BinSums same = new BinSums(true);
    same.rows = rows;
    System.arraycopy(sums, 0, same.sums, 0, sums.length);
    same.sums[SQUARED_WEIGHT] = sums[WEIGHT];
    same.sums[SQUARED_WEIGHT_BRIER] = sums[BRIER_LOSS];
    return same;
  }

  /** Returns Σw². */
  ThreePartSum squaredWeight() {
    return sums.length == WEIGHTED_SUMS ? sums[SQUARED_WEIGHT] : ThreePartSum.ofCount(rows);
  }

  /** Returns Σw²(y−p)². */
  ThreePartSum squaredWeightBrier() {
    return sums[sums.length == WEIGHTED_SUMS ? SQUARED_WEIGHT_BRIER : BRIER_LOSS];
  }

  /** Returns Σwy. */
  ThreePartSum label() {
    return sums[LABEL];
  }

  /** Returns Σwp. */
  ThreePartSum prediction() {
    return sums[PREDICTION];
  }

  /** Returns Σwy − Σwp, rounded once. */
  double residual() {
    ThreePartSum p = sums[PREDICTION];
    ThreePartSum difference = new ThreePartSum(-p.high(), -p.middle(), -p.low());
    difference.add(sums[LABEL]);
    return difference.value();
  }

  /** Returns the mean of the losses of rows. */
  double meanLogLoss() {
    return sums[LOG_LOSS].dividedBy(weight());
  }

  /** Returns the mean of (p − y)² of rows. */
  double meanBrierLoss() {
    return sums[BRIER_LOSS].dividedBy(weight());
  }

  /** Returns the mean label. */
  Share meanLabel() {
    return Share.of(sums[LABEL], weight());
  }

  /** Returns the mean prediction. */
  Share meanPrediction() {
    return Share.of(sums[PREDICTION], weight());
  }

  /** Returns Σw(y−ȳ)²/Σw. */
  double labelVariance() {
    return Share.variance(sums[SQUARED_LABEL], sums[LABEL], weight());
  }

  /** Returns the entropy of the mean label. */
  double labelEntropy() {
    return Entropy.ofShare(sums[LABEL], weight());
  }

  /** Returns how many rows of one weight would say as much: (Σw)²/Σw². */
  double effectiveRows() {
    double w = weight().value();
    return w / squaredWeight().value() * w;
  }

  int bytes() {
    return Long.BYTES + sums.length * ThreePartSum.BYTES;
  }

  void write(ByteBuffer target) {
    target.putLong(rows);
    for (ThreePartSum sum : sums) {
      sum.write(target);
    }
  }

  void read(ByteBuffer source) {
    rows += source.getLong();
    for (ThreePartSum sum : sums) {
      sum.add(ThreePartSum.read(source));
    }
  }
}
