package io.sparkloss.cost.difference;

/**
 * A mean and how sure it is: what is needed to compare it with the mean of other rows.
 *
 * <p>All implementations are immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public sealed interface UncertainMean permits MeanEstimate, ShareEstimate {

  /** Returns the mean. */
  double mean();

  /** Returns its standard error. */
  double standardError();

  /** Returns the degrees of freedom of the standard error; below 1 it says nothing. */
  double degrees();

  /** Returns the lower end of the interval of that confidence; NaN where there is none. */
  double lower(double confidence);

  /** Returns the upper end of the interval of that confidence; NaN where there is none. */
  double upper(double confidence);

  /** Returns this − factor·other − offset, where the two are of different rows. */
  default UnpairedDifference lessOther(UncertainMean other, double factor, double offset) {
    return new UnpairedDifference(this, other, factor, offset);
  }
}
