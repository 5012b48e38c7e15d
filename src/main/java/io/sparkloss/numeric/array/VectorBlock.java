package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.array.VectorKernel.Work;

/**
 * Logarithms of a block of whole vectors, small enough for what is between the steps to stay near.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class VectorBlock {

  /** Entries, at most. */
  static final int SIZE = VectorLogarithms.SIZE;

  /** Serves what vectors do not. */
  private static final ScalarArrays REST = new ScalarArrays();

  private final double[] parts = new double[4 * SIZE];
  private final double[] kept = new double[SIZE];

  /** Creates a block. */
  VectorBlock() {}

  /**
   * Computes ln x, or returns false and computes nothing, where an argument is not a positive
   * normal number.
   */
  boolean ln(double[] x, int first, int end, double[] result) {
    Work work = new Work(x, x, result, parts, first, end, 0, 0, 0);
    return VectorKernels.run(VectorKernels.TAKE, work) && VectorKernels.run(VectorKernels.LN, work);
  }

  /** Computes ln(1 + x). */
  void ln1p(double[] x, int first, int end, double[] result) {
    Work work = new Work(x, kept, result, parts, first, end, 0, 0, 0);
    boolean served = VectorKernels.run(VectorKernels.SERVES_LN1P, work);
    if (!served) {
      System.arraycopy(x, first, kept, 0, end - first);
    }
    VectorKernels.run(VectorKernels.ADD_ONE, work);
    VectorKernels.run(VectorKernels.LN, work);
    served = served || VectorKernels.run(VectorKernels.SMALL_LN1P, work);
    for (int i = first; !served && i < end; i++) {
      if (!VectorLogarithms.aboveMinusOne(kept[i - first])) {
        result[i] = Elementary.ln1p(kept[i - first]);
      }
    }
  }

  /** Computes ln(a/b), or returns false and computes nothing, where the steps do not serve. */
  boolean lnRatio(double[] a, double[] b, int first, int end, double[] result) {
    Work work = new Work(a, b, result, parts, first, end, 0, 0, 0);
    return divided(work) && VectorKernels.run(VectorKernels.LN, work);
  }

  /** Computes φ(a/b − 1), or returns false and computes nothing, where the steps do not serve. */
  boolean phiRatio(double[] a, double[] b, int first, int end, double[] result) {
    Work work = new Work(a, b, result, parts, first, end, 0, 0, 0);
    return divided(work)
        && VectorKernels.run(VectorKernels.NEAR, work)
        && VectorKernels.run(VectorKernels.FAR, work);
  }

  /** Divides, and returns whether what follows serves all ratios. */
  private static boolean divided(Work work) {
    return VectorKernels.run(VectorKernels.DIVIDE, work)
        && VectorKernels.run(VectorKernels.SERVES_PHI, work);
  }

  /**
   * Computes −ln of the probability of what happened, or returns false where an outcome is not 0 or
   * 1, or a probability none; the results are then meaningless.
   */
  boolean bernoulliSurprise(
      double[] outcomes, double[] p, double floor, int first, int end, double[] result) {
    Work work = new Work(p, outcomes, result, parts, first, end, 0, floor, 0);
    boolean served = VectorKernels.run(VectorKernels.CHOOSE, work);
    VectorKernels.run(VectorKernels.MINUS_LN, work);
    for (int i = first; !served && i < end; i++) {
      if (!VectorLogarithms.chooses(outcomes[i], p[i])
          && !REST.surprises(outcomes, p, floor, i, i + 1, result)) {
        return false;
      }
    }
    return true;
  }
}
