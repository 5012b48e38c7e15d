package io.sparkloss.fuzz;

import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/** A mean with its standard error, from all of its rows, by the formulas of the definitions. */
final class SlowCost {

  private final List<BigDecimal> losses = new ArrayList<>();
  private final List<BigDecimal> weights = new ArrayList<>();
  private final boolean frequency;
  private long count;

  SlowCost(boolean frequency) {
    this.frequency = frequency;
  }

  /** Adds a row; one of weight 0 is counted only. */
  void add(BigDecimal loss, double weight) {
    count++;
    if (weight > 0) {
      losses.add(loss);
      weights.add(BigMath.big(weight));
    }
  }

  long count() {
    return count;
  }

  BigDecimal weight() {
    return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  boolean isEmpty() {
    return losses.isEmpty();
  }

  private BigDecimal exactMean() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < losses.size(); i++) {
      sum = sum.add(weights.get(i).multiply(losses.get(i)));
    }
    return sum.divide(weight(), BigMath.CONTEXT);
  }

  double mean() {
    return exactMean().doubleValue();
  }

  /** Returns the greatest size of a loss, by which errors of rounding are measured. */
  double scale() {
    return losses.stream()
        .map(BigDecimal::abs)
        .max(BigDecimal::compareTo)
        .orElseThrow()
        .doubleValue();
  }

  /** Returns the standard error; NaN where it cannot be told. */
  double standardError() {
    BigDecimal weight = weight();
    BigDecimal divisor = weight.multiply(frequency ? weight.subtract(BigDecimal.ONE) : weight);
    int n = losses.size();
    if (frequency ? divisor.signum() <= 0 : n < 2) {
      return Double.NaN;
    }
    BigDecimal mean = exactMean();
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < n; i++) {
      BigDecimal away = losses.get(i).subtract(mean);
      BigDecimal w = weights.get(i);
      sum = sum.add(away.multiply(away).multiply(frequency ? w : w.multiply(w)));
    }
    double variance = sum.divide(divisor, BigMath.CONTEXT).doubleValue();
    return Math.sqrt(frequency ? variance : variance * n / (n - 1.0));
  }

  /**
   * Returns how far a 95 % interval by Student's t reaches; NaN where it cannot be told. Degrees of
   * freedom are whole ones, which frequencies need not be.
   */
  double half() {
    double degrees = Math.floor(frequency ? weight().doubleValue() - 1 : losses.size() - 1.0);
    return degrees < 1
        ? Double.NaN
        : new TDistribution(degrees).inverseCumulativeProbability(0.975) * standardError();
  }
}
