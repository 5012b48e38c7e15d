package io.sparkloss.cost.joint;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.numeric.StudentT;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * What the ratio of two costs of the same rows follows from.
 *
 * <p>Merging is a commutative monoid. Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RatioAccumulator implements Serializable {

  private static final long serialVersionUID = 1L;

  private final CostAccumulator numerator;
  private final CostAccumulator denominator;
  private final JointMoments joint;

  private RatioAccumulator(
      CostAccumulator numerator, CostAccumulator denominator, JointMoments joint) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.joint = joint;
  }

  /** Returns the accumulator of no rows, of weight 1 each. */
  public static RatioAccumulator unweighted() {
    return new RatioAccumulator(
        CostAccumulator.unweighted(), CostAccumulator.unweighted(), joint());
  }

  /** Returns the accumulator of no rows, with sampling weights. */
  public static RatioAccumulator weighted() {
    return new RatioAccumulator(CostAccumulator.weighted(), CostAccumulator.weighted(), joint());
  }

  private static JointMoments joint() {
    return new JointMoments(2, WeightKind.SAMPLING);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when the weight is NaN, infinite or negative
   */
  public void add(double a, double b, double weight) {
    numerator.add(a, weight, false);
    denominator.add(b, weight, false);
    joint.add(weight, a, b);
  }

  /** Adds all rows of another. */
  public void merge(RatioAccumulator other) {
    numerator.merge(other.numerator);
    denominator.merge(other.denominator);
    joint.merge(other.joint);
  }

  /** Returns the rows of positive weight. */
  public long rows() {
    return numerator.rows();
  }

  /** Returns the ratio; the confidence is that of its interval. */
  public CostRatio result(double confidence) {
    CostOptions options = CostOptions.UNNAMED.withConfidence(confidence);
    Cost a = numerator.cost(options);
    Cost b = denominator.cost(options);
    double ratio = b.mean() == 0 ? Double.NaN : a.mean() / b.mean();
    double error = joint.standardError(1 / b.mean(), -ratio / b.mean());
    double reach =
        Double.isNaN(error)
            ? Double.NaN
            : error * StudentT.quantile((1 + confidence) / 2, joint.degrees());
    boolean sure = b.lower() > 0 || b.upper() < 0;
    return new CostRatio(
        a, b, ratio, error, ratio - reach, ratio + reach, a.doubtful() || b.doubtful() || !sure);
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return numerator.bytes() + denominator.bytes() + joint.bytes();
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    numerator.write(target);
    denominator.write(target);
    joint.write(target);
  }

  /** Returns what {@link #write} wrote. */
  public static RatioAccumulator read(ByteBuffer source) {
    CostAccumulator numerator = CostAccumulator.read(source);
    CostAccumulator denominator = CostAccumulator.read(source);
    JointMoments joint = joint();
    joint.read(source);
    return new RatioAccumulator(numerator, denominator, joint);
  }
}
