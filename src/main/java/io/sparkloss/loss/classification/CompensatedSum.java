package io.sparkloss.loss.classification;

import io.sparkloss.numeric.Exact;

/**
 * The sum over the classes of one row, with its rounding errors carried along: about as exact as if
 * it were taken with twice the digits and rounded once.
 *
 * <p>A sum never leaves the method that makes it, so that the compiler keeps it in registers and no
 * row allocates.
 *
 * <p>Source: T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product (2005),
 * doi:10.1137/030601818.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class CompensatedSum {

  private double sum;
  private double error;

  void add(double term) {
    error += Exact.sumError(sum, term);
    sum += term;
  }

  double value() {
    return sum + error;
  }
}
