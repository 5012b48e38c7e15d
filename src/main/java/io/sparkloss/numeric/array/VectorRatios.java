package io.sparkloss.numeric.array;

import io.sparkloss.numeric.VectorElementary;
import io.sparkloss.numeric.array.VectorKernel.Work;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The steps of functions of a ratio x/y, on vectors. The first makes 2ᵏ·(1 + f) of the rounded
 * ratio, and writes f, what the ratio lost as a part of it, k, and the ratio, each to a part of its
 * own of {@code more}; {@link VectorLogarithms#ln} makes its logarithm of these.
 *
 * <p>All methods are pure but for the arrays that they write; each takes whole vectors.
 */
final class VectorRatios {

  private static final int SIZE = VectorLogarithms.SIZE;

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  private VectorRatios() {}

  /** Divides. */
  static boolean divide(Work work) {
    for (int i = work.first(), to = 0; i < work.end(); i += LANES, to += LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, work.x(), i);
      DoubleVector b = DoubleVector.fromArray(SPECIES, work.y(), i);
      DoubleVector q = a.div(b);
      VectorElementary.fraction(q).intoArray(work.more(), to);
      VectorElementary.lost(a, b, q).intoArray(work.more(), to + SIZE);
      VectorElementary.exponent(q).intoArray(work.more(), to + 2 * SIZE);
      q.intoArray(work.more(), to + 3 * SIZE);
    }
    return true;
  }

  /** Returns whether the steps serve all ratios; to be asked before the result is written. */
  static boolean servesPhi(Work work) {
    boolean served = true;
    for (int i = work.first(), from = 0; i < work.end(); i += LANES, from += LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, work.x(), i);
      DoubleVector q = DoubleVector.fromArray(SPECIES, work.more(), from + 3 * SIZE);
      served &= VectorElementary.phiRatioServes(a, q);
    }
    return served;
  }

  /** Writes the first step of φ. */
  static boolean near(Work work) {
    for (int i = work.first(), from = 0; i < work.end(); i += LANES, from += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, work.more(), from);
      DoubleVector e = DoubleVector.fromArray(SPECIES, work.more(), from + SIZE);
      VectorElementary.near(f, e).intoArray(work.result(), i);
    }
    return true;
  }

  /** Writes the second step over the first. */
  static boolean far(Work work) {
    for (int i = work.first(), from = 0; i < work.end(); i += LANES, from += LANES) {
      DoubleVector e = DoubleVector.fromArray(SPECIES, work.more(), from + SIZE);
      DoubleVector k = DoubleVector.fromArray(SPECIES, work.more(), from + 2 * SIZE);
      DoubleVector q = DoubleVector.fromArray(SPECIES, work.more(), from + 3 * SIZE);
      DoubleVector near = DoubleVector.fromArray(SPECIES, work.result(), i);
      VectorElementary.far(q, e, k, near).intoArray(work.result(), i);
    }
    return true;
  }
}
