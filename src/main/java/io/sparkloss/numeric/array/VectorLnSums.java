package io.sparkloss.numeric.array;

import io.sparkloss.numeric.VectorElementary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Logarithms of sums of two doubles, a block at a time. What comes before the logarithm is plain
 * arithmetic, which the compiler turns into vectors by itself; with it the loop over vectors would
 * be too long for the compiler to inline.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class VectorLnSums {

  /** Closer to 0 than this, ln(1 + x) is a series of the scalar function. */
  static final double SMALL = 0x1p-28;

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  /** A multiple of every number of lanes. */
  private static final int SIZE = 512;

  private final double[] sums = new double[SIZE];
  private final double[] extras = new double[SIZE];

  /** Returns how many logarithms fit. */
  int size() {
    return SIZE;
  }

  /** Returns one of the logarithms. */
  double value(int i) {
    return sums[i];
  }

  /** Returns whether {@link #ln1p} serves: elsewhere its result is meaningless. */
  static boolean servesLn1p(double x) {
    return Math.abs(x) >= SMALL && x > -1 && x <= Double.MAX_VALUE;
  }

  /** Computes ln(1 + x). */
  void ln1p(double[] x, int first, int count) {
    for (int i = 0; i < count; i++) {
      double argument = x[first + i];
      double sum = 1 + argument;
      double part = sum - 1;
      double lost = (1 - (sum - part)) + (argument - part);
      extras[i] = lost / sum;
      sums[i] = sum;
    }
    ln(count);
  }

  /**
   * Computes ln of the probability of what happened, y·p + (1 − y)·(1 − p): of p, which loses
   * nothing, or of 1 + (−p). A sum below the floor is exact, so its extra is 0 as it must be.
   */
  void lnBernoulli(double[] outcomes, double[] probabilities, double floor, int first, int count) {
    for (int i = 0; i < count; i++) {
      double whole = 1 - outcomes[first + i];
      double signed = (2 * outcomes[first + i] - 1) * probabilities[first + i];
      double sum = whole + signed;
      double part = sum - whole;
      double lost = (whole - (sum - part)) + (signed - part);
      double kept = Math.max(sum, floor);
      extras[i] = lost / kept;
      sums[i] = kept;
    }
    ln(count);
  }

  private void ln(int count) {
    for (int i = 0; i < count; i += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, i);
      VectorElementary.ln(sum, DoubleVector.fromArray(SPECIES, extras, i)).intoArray(sums, i);
    }
  }
}
