package io.sparkloss.cost.calibration;

import java.nio.ByteBuffer;

/**
 * n bins of equal width: bin i holds i/n ≤ p &lt; (i + 1)/n, the last one also p = 1. An edge is
 * the double nearest to i/n.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class EqualWidthBinning extends Binning {

  private static final long serialVersionUID = 1L;

  static final byte KIND = 0;

  EqualWidthBinning(int bins) {
    super(edges(bins));
  }

  private static double[] edges(int bins) {
    requireBins(bins, 1);
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = (double) i / bins;
    }
    return edges;
  }

  @Override
  public int bytes() {
    return 1 + Integer.BYTES;
  }

  @Override
  public void write(ByteBuffer target) {
    target.put(KIND).putInt(bins());
  }

  static EqualWidthBinning readFrom(ByteBuffer source) {
    return new EqualWidthBinning(source.getInt());
  }

  @Override
  public String toString() {
    return "equal_width(bins=" + bins() + ")";
  }
}
