package io.sparkloss.cost.calibration;

import io.sparkloss.numeric.Elementary;
import java.nio.ByteBuffer;

/**
 * n bins on the scale of logits ln(p/(1−p)), for rare events, whose probabilities would all fall
 * into the first bins of equal width. The n − 2 inner bins have equal width between two logits a
 * and b; the outer ones are open, down to p = 0 and up to p = 1.
 *
 * <p>With n bins the inner edges are \( \sigma(a + (b - a)\, i / (n - 2)) \) for i from 0 to n − 2,
 * by {@link Elementary#sigmoid}, so their bits are fixed. From −12 to 2 in 16 bins (each logit a
 * whole number) the inner edges run from 6·10⁻⁶ to 0.88.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class EqualLogitBinning extends Binning {

  private static final long serialVersionUID = 1L;

  static final byte KIND = 1;

  /** Two open bins and one between them. */
  private static final int LEAST_BINS = 3;

  private final double lowest;
  private final double highest;

  EqualLogitBinning(int bins, double lowest, double highest) {
    super(edges(bins, lowest, highest));
    this.lowest = lowest;
    this.highest = highest;
  }

  private static double[] edges(int bins, double lowest, double highest) {
    requireBins(bins, LEAST_BINS);
    double[] edges = new double[bins + 1];
    edges[bins] = 1;
    for (int i = 1; i < bins; i++) {
      edges[i] = Elementary.sigmoid(lowest + (highest - lowest) * (i - 1) / (bins - 2));
    }
    for (int i = 0; i < bins; i++) {
      if (!(edges[i] < edges[i + 1])) {
        throw new IllegalArgumentException(
            "logits from "
                + lowest
                + " to "
                + highest
                + " make no "
                + bins
                + " bins that differ; the first must be the lower, and both between -700 and 36");
      }
    }
    return edges;
  }

  @Override
  public int bytes() {
    return 1 + Integer.BYTES + 2 * Double.BYTES;
  }

  @Override
  public void write(ByteBuffer target) {
    target.put(KIND).putInt(bins()).putDouble(lowest).putDouble(highest);
  }

  static EqualLogitBinning readFrom(ByteBuffer source) {
    return new EqualLogitBinning(source.getInt(), source.getDouble(), source.getDouble());
  }

  @Override
  public String toString() {
    return "equal_logits(bins=" + bins() + ", lowest=" + lowest + ", highest=" + highest + ")";
  }
}
