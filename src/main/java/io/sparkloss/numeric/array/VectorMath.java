package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.VectorElementary;
import io.sparkloss.numeric.array.VectorKernel.Work;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops on vectors behind {@link VectorArrays}; each returns true where there is nothing to
 * tell.
 *
 * <p>All methods are pure but for the arrays that they write.
 */
final class VectorMath {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Entries of a vector. */
  static final int LANES = SPECIES.length();

  /** Added to a number of at least 0 and subtracted again, it leaves a whole number. */
  private static final double ROUNDER = 0x1.8p52;

  private VectorMath() {}

  static boolean exp(Work work) {
    double[] x = work.x();
    double[] result = work.result();
    int count = work.end();
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
    return true;
  }

  private static VectorMask<Double> within(double[] x, int at, double lower, double upper) {
    DoubleVector vector = DoubleVector.fromArray(SPECIES, x, at);
    return vector.compare(VectorOperators.GE, lower).and(vector.compare(VectorOperators.LE, upper));
  }

  static boolean allWithin(Work work) {
    double[] x = work.x();
    double lower = work.lower();
    double upper = work.upper();
    int count = work.end();
    int i = 0;
    for (; i <= count - 4 * LANES; i += 4 * LANES) {
      VectorMask<Double> first = within(x, i, lower, upper).and(within(x, i + LANES, lower, upper));
      VectorMask<Double> second =
          within(x, i + 2 * LANES, lower, upper).and(within(x, i + 3 * LANES, lower, upper));
      if (!first.and(second).allTrue()) {
        return false;
      }
    }
    boolean inside = true;
    for (; i < count; i++) {
      inside &= x[i] >= lower && x[i] <= upper;
    }
    return inside;
  }

  static boolean allWhole(Work work) {
    double[] x = work.x();
    int count = work.end();
    int i = 0;
    boolean whole = true;
    for (; i <= count - LANES && whole; i += LANES) {
      DoubleVector size = DoubleVector.fromArray(SPECIES, x, i).lanewise(VectorOperators.ABS);
      DoubleVector rounded = size.add(ROUNDER).sub(ROUNDER);
      whole = rounded.eq(size).allTrue() || wholeEach(x, i, i + LANES);
    }
    return whole && wholeEach(x, i, count);
  }

  static boolean products(Work work) {
    double[] x = work.x();
    double[] y = work.y();
    int count = work.end();
    int i = 0;
    for (; i <= count - LANES; i += LANES) {
      DoubleVector left = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector right = DoubleVector.fromArray(SPECIES, y, i);
      DoubleVector product = left.mul(right);
      VectorMask<Double> finite =
          product.lanewise(VectorOperators.ABS).compare(VectorOperators.LE, Double.MAX_VALUE);
      DoubleVector error = left.fma(right, product.neg());
      product.intoArray(work.result(), i);
      DoubleVector.zero(SPECIES).blend(error, finite).intoArray(work.more(), i);
    }
    for (; i < count; i++) {
      work.result()[i] = x[i] * y[i];
      work.more()[i] = Exact.productError(x[i], y[i]);
    }
    return true;
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
