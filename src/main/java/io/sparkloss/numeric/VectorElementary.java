package io.sparkloss.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Elementary}'s functions on every lane of a vector, with the same bits.
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

  /** The bits of 2⁵²: an integer below 2⁵² in their low part makes 2⁵² plus that integer. */
  private static final long INTEGER = Double.doubleToRawLongBits(0x1p52);

  /** Turns 2⁵² plus an exponent field into the exponent. */
  private static final double INTEGER_AND_BIAS = 0x1p52 + Logarithm.BIAS;

  private VectorElementary() {}

  /** Returns whether {@link #ln} serves all lanes: positive normal numbers. */
  public static boolean lnServes(DoubleVector x) {
    return x.compare(VectorOperators.GE, Double.MIN_NORMAL)
        .and(x.compare(VectorOperators.LE, Double.MAX_VALUE))
        .allTrue();
  }

  /** Returns the natural logarithms. */
  public static DoubleVector ln(DoubleVector x) {
    return ln(x, x.broadcast(0));
  }

  /** Returns whether {@link #exp} serves all lanes: those with a normal result. */
  public static boolean expServes(DoubleVector x) {
    return x.lanewise(VectorOperators.ABS)
        .compare(VectorOperators.LE, Exponential.NORMAL)
        .allTrue();
  }

  /** Returns eˣ. */
  public static DoubleVector exp(DoubleVector x) {
    DoubleVector shifted = x.mul(Exponential.INVERSE_LN_2).add(Exponential.ROUNDER);
    DoubleVector n = shifted.sub(Exponential.ROUNDER);
    DoubleVector high = x.sub(n.mul(Logarithm.LN_2_HIGH));
    DoubleVector low = n.mul(Logarithm.LN_2_LOW);
    DoubleVector r = high.sub(low);
    DoubleVector sum = r.add(1);
    DoubleVector inSum = r.sub(sum.sub(1));
    DoubleVector inR = high.sub(r).sub(low);
    DoubleVector square = r.mul(r);
    DoubleVector rest = square.mul(series(r, square)).add(inR.mul(sum).add(inSum).add(0));
    DoubleVector value = sum.add(square.mul(0.5).add(rest));
    LongVector exponent =
        shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Logarithm.EXPONENT_AT);
    return value.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
  }

  /**
   * Returns ln x + extra for positive normal numbers and an extra below an ulp of x: ln of a sum
   * that x is as rounded, where extra is what it lost, divided by it.
   */
  public static DoubleVector ln(DoubleVector x, DoubleVector extra) {
    LongVector moved = x.reinterpretAsLongs().add(Logarithm.SHIFT);
    DoubleVector k =
        moved
            .lanewise(VectorOperators.LSHR, Logarithm.EXPONENT_AT)
            .or(INTEGER)
            .reinterpretAsDoubles()
            .sub(INTEGER_AND_BIAS);
    DoubleVector f =
        moved.and(Logarithm.FRACTION).add(Logarithm.SQRT_HALF).reinterpretAsDoubles().sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector half = f.mul(0.5).mul(f);
    DoubleVector multiple = k.mul(Logarithm.LN_2_HIGH);
    DoubleVector high = multiple.add(f);
    DoubleVector low = f.sub(high.sub(multiple));
    DoubleVector lows = k.mul(Logarithm.LN_2_LOW).add(extra.add(low));
    return high.sub(half.sub(s.mul(half.add(rest(s.mul(s)))).add(lows)));
  }

  /** Returns R(z) of {@link Logarithm}. */
  private static DoubleVector rest(DoubleVector z) {
    DoubleVector w = z.mul(z);
    DoubleVector low = z.mul(Logarithm.P1).add(Logarithm.P0);
    DoubleVector middle = z.mul(Logarithm.P3).add(Logarithm.P2);
    DoubleVector high = z.mul(Logarithm.P5).add(Logarithm.P4);
    high = high.add(w.mul(z.mul(Logarithm.P7).add(Logarithm.P6)));
    return z.mul(low.add(w.mul(middle.add(w.mul(high)))));
  }

  /** Returns Q(r) − ½ of {@link Exponential}. */
  private static DoubleVector series(DoubleVector r, DoubleVector z) {
    DoubleVector w = z.mul(z);
    DoubleVector low = r.mul(Exponential.Q1);
    low = low.add(z.mul(r.mul(Exponential.Q3).add(Exponential.Q2)));
    DoubleVector middle = r.mul(Exponential.Q5).add(Exponential.Q4);
    middle = middle.add(z.mul(r.mul(Exponential.Q7).add(Exponential.Q6)));
    DoubleVector high = r.mul(Exponential.Q9).add(Exponential.Q8).add(z.mul(Exponential.Q10));
    return low.add(w.mul(middle.add(w.mul(high))));
  }
}
