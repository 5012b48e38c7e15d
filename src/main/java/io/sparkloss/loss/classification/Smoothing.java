package io.sparkloss.loss.classification;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.Parameter;

/**
 * The one place where labels are smoothed: y' = (1 − s)·y + s/K for each of K classes.
 *
 * <p>Source: C. Szegedy and others, Rethinking the Inception architecture for computer vision
 * (2016), doi:10.1109/CVPR.2016.308.
 */
final class Smoothing {

  /** The parameter; 0 leaves labels as they are. */
  static final Parameter PARAMETER = Parameter.option("smoothing", 0);

  private Smoothing() {}

  /** Returns a checked s. */
  static double require(String function, double smoothing) {
    return Interval.UNIT.require(function, "smoothing", smoothing);
  }

  /** Returns the smoothed entry of one of K classes. */
  static double apply(double y, double smoothing, int classes) {
    return (1 - smoothing) * y + smoothing / classes;
  }
}
