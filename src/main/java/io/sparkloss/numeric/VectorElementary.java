package io.sparkloss.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementary}'s functions on every lane of a vector of the preferred size, with the same
 * bits.
 *
 * <p>Constants are vectors already, and a logarithm comes in steps, because a compiler takes only
 * so many operations into one loop and those that it leaves out run a hundred times slower.
 *
 * <p>The operations are those of {@link Logarithm} and {@link Exponential} in the same order, with
 * their coefficients. Each function serves a main range; {@code …Serves} says whether all lanes are
 * in it, and a caller takes the scalar function where they are not. (A choice between two vectors
 * behind the computation would keep the compiler from holding them in registers.)
 *
 * <p>The class needs the module {@code jdk.incubator.vector} and must be loaded only where it is
 * present: {@link io.sparkloss.numeric.array.ArrayMath} decides.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class VectorElementary {

  /** Turns 2⁵² plus an exponent field into the exponent. */
  private static final double INTEGER_AND_BIAS = 0x1p52 + Logarithm.BIAS;

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final DoubleVector LN_2_HIGH = constant(Logarithm.LN_2_HIGH);
  private static final DoubleVector LN_2_LOW = constant(Logarithm.LN_2_LOW);
  private static final DoubleVector P0 = constant(Logarithm.P0);
  private static final DoubleVector P1 = constant(Logarithm.P1);
  private static final DoubleVector P2 = constant(Logarithm.P2);
  private static final DoubleVector P3 = constant(Logarithm.P3);
  private static final DoubleVector P4 = constant(Logarithm.P4);
  private static final DoubleVector P5 = constant(Logarithm.P5);
  private static final DoubleVector P6 = constant(Logarithm.P6);
  private static final DoubleVector P7 = constant(Logarithm.P7);
  private static final DoubleVector THIRD = constant(Logarithm.THIRD);
  private static final DoubleVector INVERSE_LN_2 = constant(Exponential.INVERSE_LN_2);
  private static final DoubleVector ROUNDER = constant(Exponential.ROUNDER);
  private static final DoubleVector Q1 = constant(Exponential.Q1);
  private static final DoubleVector Q2 = constant(Exponential.Q2);
  private static final DoubleVector Q3 = constant(Exponential.Q3);
  private static final DoubleVector Q4 = constant(Exponential.Q4);
  private static final DoubleVector Q5 = constant(Exponential.Q5);
  private static final DoubleVector Q6 = constant(Exponential.Q6);
  private static final DoubleVector Q7 = constant(Exponential.Q7);
  private static final DoubleVector Q8 = constant(Exponential.Q8);
  private static final DoubleVector Q9 = constant(Exponential.Q9);
  private static final DoubleVector Q10 = constant(Exponential.Q10);
  private static final LongVector SHIFT = constant(Logarithm.SHIFT);
  private static final LongVector FRACTION = constant(Logarithm.FRACTION);
  private static final LongVector SQRT_HALF = constant(Logarithm.SQRT_HALF);

  /** The bits of 2⁵²: an integer below 2⁵² in their low part makes 2⁵² plus that integer. */
  private static final LongVector INTEGER = constant(Double.doubleToRawLongBits(0x1p52));

  private static final DoubleVector HALF = constant(0.5);
  private static final DoubleVector ONE = constant(1.0);
  private static final DoubleVector TWO = constant(2.0);
  private static final DoubleVector ZERO = constant(0.0);
  private static final DoubleVector BIASED = constant(INTEGER_AND_BIAS);

  private VectorElementary() {}

  private static LongVector constant(long bits) {
    return LongVector.broadcast(LongVector.SPECIES_PREFERRED, bits);
  }

  private static DoubleVector constant(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /** Returns whether the logarithm's steps serve all lanes: positive normal numbers. */
  public static boolean lnServes(DoubleVector x) {
    return x.compare(VectorOperators.GE, Double.MIN_NORMAL)
        .and(x.compare(VectorOperators.LE, Double.MAX_VALUE))
        .allTrue();
  }

  /** Returns whether {@link #exp} serves all lanes: those with a normal result. */
  public static boolean expServes(DoubleVector x) {
    return x.lanewise(VectorOperators.ABS)
        .compare(VectorOperators.LE, Exponential.NORMAL)
        .allTrue();
  }

  /** Returns eˣ. */
  public static DoubleVector exp(DoubleVector x) {
    DoubleVector shifted = x.mul(INVERSE_LN_2).add(ROUNDER);
    DoubleVector n = shifted.sub(ROUNDER);
    DoubleVector high = x.sub(n.mul(LN_2_HIGH));
    DoubleVector low = n.mul(LN_2_LOW);
    DoubleVector r = high.sub(low);
    DoubleVector sum = r.add(ONE);
    DoubleVector inSum = r.sub(sum.sub(ONE));
    DoubleVector inR = high.sub(r).sub(low);
    DoubleVector square = r.mul(r);
    DoubleVector rest = square.mul(series(r, square)).add(inR.mul(sum).add(inSum).add(ZERO));
    DoubleVector value = sum.add(square.mul(HALF).add(rest));
    LongVector exponent =
        shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Logarithm.EXPONENT_AT);
    return value.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
  }

  /** Returns k of x = 2ᵏ·(1 + f), the first step of a logarithm. */
  public static DoubleVector exponent(DoubleVector x) {
    return x.reinterpretAsLongs()
        .add(SHIFT)
        .lanewise(VectorOperators.LSHR, Logarithm.EXPONENT_AT)
        .or(INTEGER)
        .reinterpretAsDoubles()
        .sub(BIASED);
  }

  /** Returns f of x = 2ᵏ·(1 + f), the second step. */
  public static DoubleVector fraction(DoubleVector x) {
    return x.reinterpretAsLongs()
        .add(SHIFT)
        .and(FRACTION)
        .add(SQRT_HALF)
        .reinterpretAsDoubles()
        .sub(ONE);
  }

  /**
   * Returns ln x + extra, the last step, for an extra below an ulp of x: ln of a sum that x is as
   * rounded, where extra is what it lost, divided by it.
   */
  public static DoubleVector ln(DoubleVector k, DoubleVector f, DoubleVector extra) {
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector half = f.mul(HALF).mul(f);
    DoubleVector multiple = k.mul(LN_2_HIGH);
    DoubleVector high = multiple.add(f);
    DoubleVector low = f.sub(high.sub(multiple));
    DoubleVector lows = k.mul(LN_2_LOW).add(extra.add(low));
    return high.sub(half.sub(s.mul(half.add(rest(s.mul(s)))).add(lows)));
  }

  /** Returns ln(1 + x) for numbers close to 0. */
  public static DoubleVector smallLn1p(DoubleVector x) {
    return x.sub(x.mul(x).mul(HALF.sub(THIRD.mul(x))));
  }

  /** Returns whether φ of a ratio serves all lanes, given a and a/b. */
  public static boolean phiRatioServes(DoubleVector a, DoubleVector q) {
    return q.compare(VectorOperators.GE, Ratio.LEAST)
        .and(q.compare(VectorOperators.LE, Ratio.GREATEST))
        .and(a.compare(VectorOperators.GE, Ratio.LEAST_DIVIDEND))
        .and(a.compare(VectorOperators.LE, Double.MAX_VALUE))
        .allTrue();
  }

  /** Returns what q, which is a/b as rounded, lost, as a part of it. */
  public static DoubleVector lost(DoubleVector a, DoubleVector b, DoubleVector q) {
    return q.neg().fma(b, a).div(a);
  }

  /** Returns φ(x) for 1 + x = (1 + f)·(1 + e), the first step of φ of a ratio. */
  public static DoubleVector near(DoubleVector f, DoubleVector e) {
    DoubleVector low = e.mul(f.add(ONE));
    DoubleVector x = f.add(low);
    DoubleVector xLow = low.sub(x.sub(f));
    DoubleVector d = x.add(TWO);
    DoubleVector dLow = x.sub(d.sub(TWO)).add(xLow);
    DoubleVector s = x.div(d);
    DoubleVector sLow = s.neg().fma(d, x).add(xLow.sub(s.mul(dLow))).div(d);
    DoubleVector rest = s.mul(rest(s.mul(s)));
    return x.fma(s, x.mul(sLow).add(xLow.mul(s)).sub(rest));
  }

  /** Returns φ(x) + (q − c)(1 + e) − k·ln 2, the second step, where c = 1 + f. */
  public static DoubleVector far(
      DoubleVector q, DoubleVector e, DoubleVector k, DoubleVector near) {
    DoubleVector c = fraction(q).add(ONE);
    DoubleVector part = q.sub(c);
    DoubleVector multiple = k.mul(LN_2_HIGH);
    DoubleVector all = part.sub(multiple);
    DoubleVector low = lostInDifference(q, c, part).add(lostInDifference(part, multiple, all));
    DoubleVector lows = low.add(e.mul(part).sub(k.mul(LN_2_LOW)));
    return all.add(lows.add(near));
  }

  /** Returns a − b − difference, where difference is a − b as rounded. */
  private static DoubleVector lostInDifference(
      DoubleVector a, DoubleVector b, DoubleVector difference) {
    DoubleVector part = difference.sub(a);
    return a.sub(difference.sub(part)).add(b.neg().sub(part));
  }

  /** Returns R(z) of {@link Logarithm}. */
  private static DoubleVector rest(DoubleVector z) {
    DoubleVector w = z.mul(z);
    DoubleVector low = z.mul(P1).add(P0);
    DoubleVector middle = z.mul(P3).add(P2);
    DoubleVector high = z.mul(P5).add(P4);
    high = high.add(w.mul(z.mul(P7).add(P6)));
    return z.mul(low.add(w.mul(middle.add(w.mul(high)))));
  }

  /** Returns Q(r) − ½ of {@link Exponential}. */
  private static DoubleVector series(DoubleVector r, DoubleVector z) {
    DoubleVector w = z.mul(z);
    DoubleVector low = r.mul(Q1);
    low = low.add(z.mul(r.mul(Q3).add(Q2)));
    DoubleVector middle = r.mul(Q5).add(Q4);
    middle = middle.add(z.mul(r.mul(Q7).add(Q6)));
    DoubleVector high = r.mul(Q9).add(Q8).add(z.mul(Q10));
    return low.add(w.mul(middle.add(w.mul(high))));
  }
}
