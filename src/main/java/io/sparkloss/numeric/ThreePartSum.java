package io.sparkloss.numeric;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * A sum kept as a cascade of three doubles: the running sum, the sum of its rounding errors, and
 * the sum of theirs.
 *
 * <p>About 150 bits are carried for the 53 that {@link #value} reports, so the reported double is
 * the same for every order and grouping of up to 10¹² terms (the chance of a difference is below
 * 10⁻¹⁵). Low parts may differ: compare values, not parts.
 *
 * <p>Empty: 0. Non-finite values: once the first part is not finite the others are 0 and the IEEE
 * value stands: NaN stays NaN, +∞ stays +∞ and +∞ with −∞ is NaN.
 *
 * <p>Source: T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product (2005),
 * doi:10.1137/030601818; A. Klein, A generalized Kahan-Babuška summation algorithm (2006),
 * doi:10.1007/s00607-005-0139-x.
 *
 * <p>Mutable and not safe for use by many threads; the static methods are pure. They are the same
 * steps one part at a time, for engines that keep the three parts in columns of their own.
 *
 * @since 0.1.0
 */
public final class ThreePartSum implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Bytes that {@link #write} puts. */
  public static final int BYTES = 3 * Double.BYTES;

  private double high;
  private double middle;
  private double low;

  /** Creates the empty sum. */
  public ThreePartSum() {}

  /** Creates a sum from its three parts. */
  public ThreePartSum(double high, double middle, double low) {
    this.high = high;
    this.middle = middle;
    this.low = low;
  }

  /** Returns a count as a sum; exact beyond 2⁵³, where a count stands in two doubles. */
  public static ThreePartSum ofCount(long count) {
    long low = count & 0xFFFF_FFFFL;
    return new ThreePartSum((double) (count - low), (double) low, 0);
  }

  /** Adds one term. */
  public void add(double term) {
    double newLow = addedLow(high, middle, low, term);
    double newMiddle = addedMiddle(high, middle, term);
    high = addedHigh(high, term);
    middle = newMiddle;
    low = newLow;
  }

  /** Adds the exact product of two factors. */
  public void addProduct(double x, double y) {
    add(x * y);
    double error = Exact.productError(x, y);
    if (error != 0) {
      add(error);
    }
  }

  /** Adds the exact product of three factors. */
  public void addProduct(double x, double y, double z) {
    double product = x * y;
    addProduct(product, z);
    addProduct(Exact.productError(x, y), z);
  }

  /** Adds the exact square of the product of two factors. */
  public void addSquaredProduct(double x, double y) {
    double product = x * y;
    double error = Exact.productError(x, y);
    addProduct(product, product);
    addProduct(2 * product, error);
    addProduct(error, error);
  }

  /** Adds the exact product of two sums, of whatever parts they have. */
  public void addProduct(ThreePartSum x, ThreePartSum y) {
    for (double xPart : new double[] {x.high, x.middle, x.low}) {
      for (double yPart : new double[] {y.high, y.middle, y.low}) {
        // 0 adds nothing; beside an infinite part it would add NaN.
        if (xPart != 0 && yPart != 0) {
          addProduct(xPart, yPart);
        }
      }
    }
  }

  /** Adds another sum. */
  public void add(ThreePartSum other) {
    double newLow = mergedLow(high, middle, low, other.high, other.middle, other.low);
    double newMiddle = mergedMiddle(high, middle, other.high, other.middle);
    high = addedHigh(high, other.high);
    middle = newMiddle;
    low = newLow;
  }

  /** Returns a sum of the same parts. */
  public ThreePartSum copy() {
    return new ThreePartSum(high, middle, low);
  }

  /** Returns the sum of both, which stay as they are. */
  public ThreePartSum plus(ThreePartSum other) {
    ThreePartSum sum = copy();
    sum.add(other);
    return sum;
  }

  /** Returns the difference of both, which stay as they are. */
  public ThreePartSum minus(ThreePartSum other) {
    return plus(new ThreePartSum(-other.high, -other.middle, -other.low));
  }

  /** Returns the sum, rounded once to a double. */
  public double value() {
    return Exact.round(high, middle, low);
  }

  /**
   * Returns the quotient of two sums, rounded once; where either is not finite, or the quotient
   * overflows or is 0, the IEEE value of the rounded sums.
   */
  public double dividedBy(ThreePartSum divisor) {
    double fast = Quotient.of(this, divisor);
    return Double.isNaN(fast) ? slowlyDividedBy(divisor) : fast;
  }

  private double slowlyDividedBy(ThreePartSum divisor) {
    double quotient = value() / divisor.value();
    if (!finite(quotient) || quotient == 0) {
      return quotient;
    }
    int up = -exponent(value());
    int down = -exponent(divisor.value());
    double scaled = Expansion.of(this, up).dividedBy(Expansion.of(divisor, down));
    return Math.scalb(scaled, down - up);
  }

  /** Returns the largest part. */
  public double high() {
    return high;
  }

  /** Returns the second part. */
  public double middle() {
    return middle;
  }

  /** Returns the smallest part. */
  public double low() {
    return low;
  }

  /** Writes the three parts, {@link #BYTES} bytes. */
  public void write(ByteBuffer target) {
    target.putDouble(high).putDouble(middle).putDouble(low);
  }

  /** Reads what {@link #write} wrote. */
  public static ThreePartSum read(ByteBuffer source) {
    return new ThreePartSum(source.getDouble(), source.getDouble(), source.getDouble());
  }

  /** Returns the first part after adding a term. */
  public static double addedHigh(double high, double term) {
    return high + term;
  }

  /** Returns the second part after adding a term. */
  public static double addedMiddle(double high, double middle, double term) {
    return finite(high + term) ? middle + Exact.sumError(high, term) : 0;
  }

  /** Returns the third part after adding a term. */
  public static double addedLow(double high, double middle, double low, double term) {
    return finite(high + term) ? low + Exact.sumError(middle, Exact.sumError(high, term)) : 0;
  }

  /** Returns the second part after adding another sum. */
  public static double mergedMiddle(
      double high, double middle, double otherHigh, double otherMiddle) {
    return finite(high + otherHigh) ? (middle + otherMiddle) + Exact.sumError(high, otherHigh) : 0;
  }

  /** Returns the third part after adding another sum; the order of the two makes no difference. */
  public static double mergedLow(
      double high,
      double middle,
      double low,
      double otherHigh,
      double otherMiddle,
      double otherLow) {
    if (!finite(high + otherHigh)) {
      return 0;
    }
    double first = Exact.sumError(middle, otherMiddle);
    double second = Exact.sumError(middle + otherMiddle, Exact.sumError(high, otherHigh));
    return (low + otherLow) + (first + second);
  }

  /** Returns the first part after adding the exact product of two factors. */
  public static double addedProductHigh(double high, double x, double y) {
    return addedHigh(addedHigh(high, x * y), Exact.productError(x, y));
  }

  /** Returns the second part after adding the exact product of two factors. */
  public static double addedProductMiddle(double high, double middle, double x, double y) {
    double product = x * y;
    return addedMiddle(
        addedHigh(high, product), addedMiddle(high, middle, product), Exact.productError(x, y));
  }

  /** Returns the third part after adding the exact product of two factors. */
  public static double addedProductLow(double high, double middle, double low, double x, double y) {
    double product = x * y;
    return addedLow(
        addedHigh(high, product),
        addedMiddle(high, middle, product),
        addedLow(high, middle, low, product),
        Exact.productError(x, y));
  }

  /** Returns the sum whose parts are given, divided by a count; NaN for a count of 0. */
  public static double mean(long count, double high, double middle, double low) {
    return new ThreePartSum(high, middle, low).dividedBy(ofCount(count));
  }

  /** Returns the quotient of the two sums whose parts are given; NaN for 0 / 0. */
  public static double ratio(
      double high,
      double middle,
      double low,
      double divisorHigh,
      double divisorMiddle,
      double divisorLow) {
    return new ThreePartSum(high, middle, low)
        .dividedBy(new ThreePartSum(divisorHigh, divisorMiddle, divisorLow));
  }

  /** Returns the binary exponent, or 0 for what has none. */
  private static int exponent(double x) {
    return x == 0 || !finite(x) ? 0 : Math.getExponent(x);
  }

  private static boolean finite(double x) {
    return Math.abs(x) <= Double.MAX_VALUE;
  }

  @Override
  public String toString() {
    return "ThreePartSum[" + high + ", " + middle + ", " + low + "]";
  }
}
