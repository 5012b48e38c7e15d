package io.sparkloss.loss.classification;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Zero-one loss of a decision by threshold: class 1 is predicted when the probability or score of
 * class 1 is at least the threshold, and the loss is 0 if that is the label, else 1.
 *
 * <p>Domain: label 0 or 1, finite probability or score. The usual thresholds are 0.5 for a
 * probability and 0 for a logit. There is no gradient.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused.
 *
 * <p>Accuracy: exact.
 *
 * <p>Meaning: the share of wrong decisions.
 *
 * <p>Source: the definition.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param threshold the smallest probability or score for which class 1 is predicted
 * @param domain the labels and scores that it takes
 * @see ZeroOneLoss
 * @since 0.1.0
 */
public record ThresholdedZeroOneLoss(double threshold, ScalarDomain domain) implements ScalarLoss {

  private static final long serialVersionUID = 1L;

  private static final ScalarDomain SCORES =
      new ScalarDomain(Interval.ZERO_OR_ONE, Interval.FINITE);

  private static final ScalarDomain PROBABILITIES =
      new ScalarDomain(Interval.ZERO_OR_ONE, Interval.UNIT);

  /** Checks the parameter. */
  public ThresholdedZeroOneLoss {
    threshold = Interval.FINITE.require(ZeroOneLoss.NAME, ZeroOneLoss.THRESHOLD.name(), threshold);
  }

  /** A loss of any finite score. */
  public ThresholdedZeroOneLoss(double threshold) {
    this(threshold, SCORES);
  }

  /** Returns the same loss for scores that are known to be probabilities: others are refused. */
  public ThresholdedZeroOneLoss ofProbabilities() {
    return new ThresholdedZeroOneLoss(threshold, PROBABILITIES);
  }

  @Override
  public String name() {
    return ZeroOneLoss.NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return ZeroOneLoss.DEFINITION.nonDefaults(threshold);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PROBABILITY, Role.LOGIT, Role.PREDICTION);
  }

  @Override
  public boolean zeroOrOne() {
    return true;
  }

  @Override
  public @Nullable Reason reason(double label, double prediction) {
    return domain.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    if (!domain.contains(label, prediction)) {
      return domain.refuse(ZeroOneLoss.NAME, label, prediction);
    }
    return formula(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!domain.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = formula(labels[i], predictions[i]);
    }
  }

  /** Returns the loss of a pair in the domain. */
  private double formula(double label, double prediction) {
    return (prediction >= threshold ? 1 : 0) == label ? 0 : 1;
  }
}
