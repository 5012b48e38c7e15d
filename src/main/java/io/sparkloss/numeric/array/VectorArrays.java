package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.VectorElementary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector by vector. A vector with a rare argument in it (an infinity, a subnormal number) is
 * computed entry by entry, and so is what is left behind the last whole vector.
 *
 * <p>The class needs the module {@code jdk.incubator.vector}: {@link ArrayMath} loads it by name.
 */
final class VectorArrays implements ArrayFunctions {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  /** Added to a number of at least 0 and subtracted again, it leaves a whole number. */
  private static final double ROUNDER = 0x1.8p52;

  @Override
  public void ln(double[] x, int count, double[] result) {
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector vector = DoubleVector.fromArray(SPECIES, x, i);
      if (VectorElementary.lnServes(vector)) {
        VectorElementary.ln(vector).intoArray(result, i);
      } else {
        lnEach(x, i, i + LANES, result);
      }
    }
    lnEach(x, i, count, result);
  }

  @Override
  public void ln1p(double[] x, int count, double[] result) {
    VectorLnSums sums = new VectorLnSums();
    for (int first = 0; first < count; first += sums.size()) {
      int size = Math.min(sums.size(), count - first);
      sums.ln1p(x, first, size);
      for (int i = 0; i < size; i++) {
        double argument = x[first + i];
        result[first + i] =
            VectorLnSums.servesLn1p(argument) ? sums.value(i) : Elementary.ln1p(argument);
      }
    }
  }

  @Override
  public void exp(double[] x, int count, double[] result) {
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector vector = DoubleVector.fromArray(SPECIES, x, i);
      if (VectorElementary.expServes(vector)) {
        VectorElementary.exp(vector).intoArray(result, i);
      } else {
        expEach(x, i, i + LANES, result);
      }
    }
    expEach(x, i, count, result);
  }

  @Override
  public void lnBernoulli(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result) {
    VectorLnSums sums = new VectorLnSums();
    for (int first = 0; first < count; first += sums.size()) {
      int size = Math.min(sums.size(), count - first);
      sums.lnBernoulli(outcomes, probabilities, floor, first, size);
      for (int i = 0; i < size; i++) {
        double y = outcomes[first + i];
        double p = probabilities[first + i];
        boolean serves = floor >= Double.MIN_NORMAL && (p >= VectorLnSums.SMALL || y == 1);
        result[first + i] = serves ? sums.value(i) : Elementary.lnBernoulli(y, p, floor);
      }
    }
  }

  @Override
  public boolean allWithin(double[] x, int count, double lower, double upper) {
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector vector = DoubleVector.fromArray(SPECIES, x, i);
      VectorMask<Double> inside =
          vector.compare(VectorOperators.GE, lower).and(vector.compare(VectorOperators.LE, upper));
      if (!inside.allTrue()) {
        return false;
      }
    }
    boolean inside = true;
    for (; i < count; i++) {
      inside &= x[i] >= lower && x[i] <= upper;
    }
    return inside;
  }

  @Override
  public boolean allWhole(double[] x, int count) {
    int i = 0;
    boolean whole = true;
    for (; i <= count - LANES && whole; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(SPECIES, x, i).lanewise(VectorOperators.ABS);
      DoubleVector rounded = size.add(ROUNDER).sub(ROUNDER);
      whole = rounded.eq(size).allTrue() || wholeEach(x, i, i + LANES);
    }
    return whole && wholeEach(x, i, count);
  }

  private static void lnEach(double[] x, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      result[i] = Elementary.ln(x[i]);
    }
  }

  private static void expEach(double[] x, int from, int to, double[] result) {
    for (int i = from; i < to; i++) {
      result[i] = Elementary.exp(x[i]);
    }
  }

  private static boolean wholeEach(double[] x, int from, int to) {
    boolean whole = true;
    for (int i = from; i < to; i++) {
      whole &= x[i] == Math.rint(x[i]);
    }
    return whole;
  }
}
