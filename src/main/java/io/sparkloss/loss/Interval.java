package io.sparkloss.loss;

import java.io.Serializable;

/**
 * A closed interval of doubles; an open end is written as the next double inside it. NaN is in
 * none.
 *
 * @param lower the smallest value
 * @param upper the largest value
 * @param text how an error message describes the interval, completing "must be"
 */
record Interval(double lower, double upper, String text) implements Serializable {

  private static final long serialVersionUID = 1L;

  static final Interval FINITE =
      new Interval(-Double.MAX_VALUE, Double.MAX_VALUE, "a finite number");
  static final Interval EXTENDED =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "a number");
  static final Interval UNIT = new Interval(0, 1, "in [0, 1]");
  static final Interval NON_NEGATIVE =
      new Interval(0, Double.MAX_VALUE, "a finite number of at least 0");
  static final Interval POSITIVE =
      new Interval(Double.MIN_VALUE, Double.MAX_VALUE, "a finite number above 0");
  static final Interval ABOVE_MINUS_ONE =
      new Interval(Math.nextUp(-1.0), Double.MAX_VALUE, "a finite number above -1");

  boolean contains(double x) {
    return x >= lower && x <= upper;
  }
}
