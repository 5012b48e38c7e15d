package io.sparkloss.numeric;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Elementary}'s functions on every lane of a vector, with the same bits.
 *
 * <p>The operations are those of {@link Logarithm} and {@link Exponential} in the same order, with
 * their coefficients. Lanes outside the main range are computed by the scalar function.
 *
 * <p>The class needs the module {@code jdk.incubator.vector} and must be loaded only where it is
 * present: other classes reach it by name, never by a reference.
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

  /** Returns the natural logarithms. */
  public static DoubleVector ln(DoubleVector x) {
    VectorMask<Double> main =
        x.compare(VectorOperators.GE, Double.MIN_NORMAL)
            .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
    return patched(ofNormal(x, x.broadcast(0)), x, main, Elementary::ln);
  }

  /** Returns ln(1 + x) without loss for small x. */
  public static DoubleVector ln1p(DoubleVector x) {
    VectorMask<Double> main =
        x.compare(VectorOperators.GT, -1).and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
    DoubleVector sum = x.add(1);
    DoubleVector part = sum.sub(1);
    DoubleVector lost = sum.sub(part).neg().add(1).add(x.sub(part));
    DoubleVector series = x.mul(Logarithm.THIRD).neg().add(0.5);
    VectorMask<Double> small =
        x.lanewise(VectorOperators.ABS).compare(VectorOperators.LT, Logarithm.SMALL);
    DoubleVector value = ofNormal(sum, lost.div(sum)).blend(x.sub(x.mul(x).mul(series)), small);
    return patched(value, x, main, Elementary::ln1p);
  }

  /** Returns eˣ. */
  public static DoubleVector exp(DoubleVector x) {
    VectorMask<Double> main =
        x.lanewise(VectorOperators.ABS).compare(VectorOperators.LE, Exponential.NORMAL);
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
    return patched(
        value.reinterpretAsLongs().add(exponent).reinterpretAsDoubles(), x, main, Elementary::exp);
  }

  private static DoubleVector ofNormal(DoubleVector x, DoubleVector extra) {
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

  /** Returns the value with the lanes outside of the main range replaced. */
  private static DoubleVector patched(
      DoubleVector value, DoubleVector x, VectorMask<Double> main, DoubleUnaryOperator scalar) {
    if (main.allTrue()) {
      return value;
    }
    DoubleVector result = value;
    for (int lane = 0; lane < x.length(); lane++) {
      if (!main.laneIsSet(lane)) {
        result = result.withLane(lane, scalar.applyAsDouble(x.lane(lane)));
      }
    }
    return result;
  }
}
