package io.sparkloss.numeric.array;

/**
 * A loop on vectors, compiled by itself.
 *
 * <p>A compiler takes only so much into one method, and only so deep, and operations on vectors
 * that it leaves out run a hundred times slower. So no loop on vectors may become a part of its
 * caller, whatever that is. All of them are called at the one place in {@link VectorKernels#run}: a
 * compiler does not follow a call that has had more than two targets and whose target it does not
 * know.
 */
interface VectorKernel {

  /** Does the work; returns what the caller wants to know. */
  boolean on(Work work);

  /**
   * What a kernel works on; each uses some of it.
   *
   * @param x the first argument
   * @param y the second argument
   * @param result what is written
   * @param more what is written too
   * @param first the first entry
   * @param end the entry behind the last
   * @param at where the result begins
   * @param lower a lower bound
   * @param upper an upper bound
   */
  record Work(
      double[] x,
      double[] y,
      double[] result,
      double[] more,
      int first,
      int end,
      int at,
      double lower,
      double upper) {

    /** Entries from the first to before the end. */
    Work(double[] x, double[] y, double[] result, int first, int end) {
      this(x, y, result, result, first, end, 0, 0, 0);
    }
  }
}
