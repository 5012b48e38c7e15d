package io.sparkloss.cost.calibration;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How the probabilities from 0 to 1 are cut into bins. A bin holds its lower edge and not its upper
 * one, except the last, which holds 1.0 as well.
 *
 * <p>NaN and what lies outside [0, 1] are in no bin. Edges are a fixed sequence of IEEE operations,
 * so a probability is in the same bin on every machine.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public abstract sealed class Binning implements Serializable
    permits EqualWidthBinning, EqualLogitBinning {

  private static final long serialVersionUID = 1L;

  /** The most bins: a person can read a diagram of fewer. */
  static final int MOST_BINS = 1000;

  /** All edges from 0 to 1, one more than there are bins. */
  private final double[] edges;

  Binning(double[] edges) {
    this.edges = edges;
  }

  /** Returns bins of equal width; 10 to 20 are usual. */
  public static Binning equalWidth(int bins) {
    return new EqualWidthBinning(bins);
  }

  /** Returns bins of equal width on the logit scale, for rare events. */
  public static Binning equalLogits(int bins, double lowest, double highest) {
    return new EqualLogitBinning(bins, lowest, highest);
  }

  /** Returns how many bins there are. */
  public final int bins() {
    return edges.length - 1;
  }

  /** Returns the lower edge of a bin. */
  public final double lower(int bin) {
    return edges[bin];
  }

  /** Returns the upper edge of a bin. */
  public final double upper(int bin) {
    return edges[bin + 1];
  }

  /**
   * Returns the bin of a probability, counted from 0.
   *
   * @throws IllegalArgumentException when it is NaN or outside [0, 1]
   */
  public final int bin(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("the probability is " + p + " but must be in [0, 1]");
    }
    int first = 0;
    int last = bins() - 1;
    while (first < last) {
      int middle = (first + last + 1) >>> 1;
      if (p >= edges[middle]) {
        first = middle;
      } else {
        last = middle - 1;
      }
    }
    return first;
  }

  /** Returns the bytes that {@link #write} puts. */
  public abstract int bytes();

  /** Writes what makes the bins, for moving them between processes of one run. */
  public abstract void write(ByteBuffer target);

  /** Reads what {@link #write} wrote. */
  public static Binning read(ByteBuffer source) {
    byte kind = source.get();
    return switch (kind) {
      case EqualWidthBinning.KIND -> EqualWidthBinning.readFrom(source);
      case EqualLogitBinning.KIND -> EqualLogitBinning.readFrom(source);
      default ->
          throw new IllegalArgumentException(
              "the kind of bins is " + kind + " but must be 0 (equal width) or 1 (equal logits)");
    };
  }

  /** Bins are equal when their edges are. */
  @Override
  public final boolean equals(Object other) {
    return other instanceof Binning that && Arrays.equals(edges, that.edges);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(edges);
  }

  static void requireBins(int bins, int least) {
    if (bins < least || bins > MOST_BINS) {
      throw new IllegalArgumentException(
          "there are " + bins + " bins but there must be " + least + " to " + MOST_BINS);
    }
  }
}
