package io.sparkloss.numeric.array;

import io.sparkloss.numeric.VectorElementary;
import io.sparkloss.numeric.array.VectorKernel.Work;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two steps of logarithms of sums of two doubles, on vectors. The first makes 2ᵏ·(1 + f) of a
 * sum and writes f, what the sum lost, divided by it, and k, each to a part of its own of {@code
 * more}; the second makes logarithms of these.
 *
 * <p>All methods are pure but for the arrays that they write; each takes whole vectors.
 */
final class VectorLogarithms {

  /** Entries of each part of {@code more}, at most: a multiple of every number of lanes. */
  static final int SIZE = 512;

  /** Closer to 0 than this, ln(1 + x) is a series of the scalar function. */
  private static final double SMALL = 0x1p-28;

  private static final double ABOVE_MINUS_ONE = Math.nextUp(-1.0);

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  private VectorLogarithms() {}

  /** Takes arguments as they are; returns whether all are positive normal numbers. */
  static boolean take(Work work) {
    boolean served = true;
    for (int i = work.first(), to = 0; i < work.end(); i += LANES, to += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, work.x(), i);
      served &= VectorElementary.lnServes(sum);
      write(sum, DoubleVector.zero(SPECIES), work, to);
    }
    return served;
  }

  /** Returns whether {@link #addOne} serves: no NaN, nothing close to 0, at most −1 or infinite. */
  static boolean servesLn1p(Work work) {
    for (int i = work.first(); i < work.end(); i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, work.x(), i);
      VectorMask<Double> served =
          x.lanewise(VectorOperators.ABS)
              .compare(VectorOperators.GE, SMALL)
              .and(x.compare(VectorOperators.GE, ABOVE_MINUS_ONE))
              .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
      if (!served.allTrue()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a number has a logarithm of 1 more that is finite. */
  static boolean aboveMinusOne(double x) {
    return x >= ABOVE_MINUS_ONE && x <= Double.MAX_VALUE;
  }

  /** Takes 1 + x. */
  static boolean addOne(Work work) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = work.first(), to = 0; i < work.end(); i += LANES, to += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, work.x(), i);
      DoubleVector sum = x.add(one);
      DoubleVector part = sum.sub(one);
      DoubleVector lost = one.sub(sum.sub(part)).add(x.sub(part));
      write(sum, lost.div(sum), work, to);
    }
    return true;
  }

  /**
   * Takes y·p + (1 − y)·(1 − p), the probability of what happened: p, which loses nothing, or 1 +
   * (−p). One below the floor is exact, so what it lost is 0 as it must be.
   *
   * @return whether every y is 0 or 1, and every p in [0, 1] and not close to 0 where y is 0
   */
  static boolean choose(Work work) {
    boolean served = true;
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector floor = DoubleVector.broadcast(SPECIES, work.lower());
    for (int i = work.first(), to = 0; i < work.end(); i += LANES, to += LANES) {
      DoubleVector y = DoubleVector.fromArray(SPECIES, work.y(), i);
      DoubleVector p = DoubleVector.fromArray(SPECIES, work.x(), i);
      VectorMask<Double> zero = y.compare(VectorOperators.EQ, 0);
      served &=
          zero.and(p.compare(VectorOperators.GE, SMALL))
              .or(y.eq(one).and(p.compare(VectorOperators.GE, 0)))
              .and(p.compare(VectorOperators.LE, one))
              .allTrue();
      DoubleVector whole = one.sub(y);
      DoubleVector signed = y.add(y).sub(one).mul(p);
      DoubleVector sum = whole.add(signed);
      DoubleVector part = sum.sub(whole);
      DoubleVector lost = whole.sub(sum.sub(part)).add(signed.sub(part));
      DoubleVector kept = sum.blend(floor, sum.lt(floor));
      write(kept, lost.div(kept), work, to);
    }
    return served;
  }

  /** Returns whether {@link #choose} serves an outcome and a probability. */
  static boolean chooses(double y, double p) {
    return (y == 0 && p >= SMALL && p <= 1) || (y == 1 && p >= 0 && p <= 1);
  }

  /**
   * Writes over what {@link #addOne} made of numbers close to 0, which stand at the beginning of y;
   * returns whether it served all others.
   */
  static boolean smallLn1p(Work work) {
    boolean served = true;
    for (int i = work.first(), from = 0; i < work.end(); i += LANES, from += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, work.y(), from);
      DoubleVector made = DoubleVector.fromArray(SPECIES, work.result(), i);
      VectorMask<Double> small = x.lanewise(VectorOperators.ABS).lt(SMALL);
      made.blend(VectorElementary.smallLn1p(x), small).intoArray(work.result(), i);
      served &=
          x.compare(VectorOperators.GE, ABOVE_MINUS_ONE)
              .and(x.compare(VectorOperators.LE, Double.MAX_VALUE))
              .allTrue();
    }
    return served;
  }

  private static void write(DoubleVector sum, DoubleVector extra, Work work, int to) {
    VectorElementary.fraction(sum).intoArray(work.more(), to);
    extra.intoArray(work.more(), to + SIZE);
    VectorElementary.exponent(sum).intoArray(work.more(), to + 2 * SIZE);
  }

  /** Writes the logarithms. */
  static boolean ln(Work work) {
    for (int i = work.first(), from = 0; i < work.end(); i += LANES, from += LANES) {
      ln(work, from).intoArray(work.result(), i);
    }
    return true;
  }

  /** Writes 0 less the logarithms. */
  static boolean minusLn(Work work) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int i = work.first(), from = 0; i < work.end(); i += LANES, from += LANES) {
      zero.sub(ln(work, from)).intoArray(work.result(), i);
    }
    return true;
  }

  private static DoubleVector ln(Work work, int from) {
    DoubleVector f = DoubleVector.fromArray(SPECIES, work.more(), from);
    DoubleVector extra = DoubleVector.fromArray(SPECIES, work.more(), from + SIZE);
    DoubleVector k = DoubleVector.fromArray(SPECIES, work.more(), from + 2 * SIZE);
    return VectorElementary.ln(k, f, extra);
  }
}
