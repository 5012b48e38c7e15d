package io.sparkloss.loss;

import io.sparkloss.numeric.array.ArrayMath;
import java.io.Serializable;

/**
 * What one argument or parameter may be: a closed interval of doubles, or the whole numbers in one.
 * An open end is written as the next double inside it. NaN is in none.
 *
 * <p>A building block for losses: {@link ScalarDomain}, {@link ScaledDomain} and {@link
 * ClassDomain} are made of intervals. Immutable and safe for use by many threads.
 *
 * @param lower the smallest value
 * @param upper the largest value
 * @param text how an error message describes the interval, completing "must be"
 * @param whole whether only whole numbers are in it
 * @since 0.1.0
 */
public record Interval(double lower, double upper, String text, boolean whole)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Every finite number. */
  public static final Interval FINITE = of(-Double.MAX_VALUE, Double.MAX_VALUE, "a finite number");

  /** Every number, infinities included. */
  public static final Interval EXTENDED =
      of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "a number");

  /** From 0 to 1, both included. */
  public static final Interval UNIT = of(0, 1, "in [0, 1]");

  /** The labels 0 and 1. */
  public static final Interval ZERO_OR_ONE = new Interval(0, 1, "0 or 1", true);

  /** Every finite number from 0. */
  public static final Interval NON_NEGATIVE =
      of(0, Double.MAX_VALUE, "a finite number of at least 0");

  /** Every finite number above 0. */
  public static final Interval POSITIVE =
      of(Double.MIN_VALUE, Double.MAX_VALUE, "a finite number above 0");

  /** Every finite number above −1. */
  public static final Interval ABOVE_MINUS_ONE =
      of(Math.nextUp(-1.0), Double.MAX_VALUE, "a finite number above -1");

  /** Scores of classes: finite, or −∞ for a class that is masked out. */
  public static final Interval LOGIT =
      of(
          Double.NEGATIVE_INFINITY,
          Double.MAX_VALUE,
          "a finite number, or -Infinity for a masked class");

  /** Returns the closed interval. */
  public static Interval of(double lower, double upper, String text) {
    return new Interval(lower, upper, text, false);
  }

  /** Returns the numbers strictly between two bounds. */
  public static Interval between(double lower, double upper) {
    return of(Math.nextUp(lower), Math.nextDown(upper), "above " + lower + " and below " + upper);
  }

  /** Returns the text of the label of a class: a whole number, as a class is, without fraction. */
  static String shown(double label) {
    boolean whole = label == Math.rint(label) && Math.abs(label) < 1e15;
    return whole ? Long.toString((long) label) : Double.toString(label);
  }

  /** Returns whether x is in the interval. */
  public boolean contains(double x) {
    return x >= lower && x <= upper && (!whole || x == Math.rint(x));
  }

  /** Returns whether the first entries of an array are all in the interval. */
  public boolean containsAll(double[] x, int count) {
    return ArrayMath.allWithin(x, count, lower, upper) && (!whole || ArrayMath.allWhole(x, count));
  }

  /**
   * Returns the value of a parameter, with −0.0 as 0.0.
   *
   * @throws IllegalArgumentException when it is outside the interval
   */
  public double require(String function, String parameter, double value) {
    if (!contains(value)) {
      throw new IllegalArgumentException(
          function + ": " + parameter + " is " + value + " but must be " + text);
    }
    return value + 0.0;
  }
}
