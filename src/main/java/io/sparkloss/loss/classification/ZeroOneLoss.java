package io.sparkloss.loss.classification;

import io.sparkloss.loss.ClassDomain;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zero-one loss: 0 if label and predicted class are equal, else 1; its mean is the error rate.
 *
 * <p>Domain: any two finite numbers, compared exactly (−0.0 equals 0.0); or a class index against
 * one probability or score for each class, whose first maximum is the predicted class. A soft label
 * stands for its own first maximum. There is no gradient.
 *
 * <p>Non-finite values: NaN in gives NaN; infinite arguments are refused, but for scores of −∞ that
 * mask classes.
 *
 * <p>Accuracy: exact.
 *
 * <p>Meaning: the share of wrong decisions. For a probability or a score of class 1 a decision
 * needs a threshold: {@link ThresholdedZeroOneLoss}, which the parameter {@code threshold} selects.
 *
 * <p>Source: the definition.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param classes the scores of classes that it takes
 * @since 0.1.0
 */
public record ZeroOneLoss(ClassDomain classes) implements ScalarLoss, ClassLoss {

  private static final long serialVersionUID = 1L;

  /** The name of both forms. */
  static final String NAME = "zero_one_loss";

  /** The parameter that turns a probability or score into a class; none unless given. */
  static final Parameter THRESHOLD = Parameter.option("threshold", Double.NaN);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "0 if y = p else 1",
          List.of(THRESHOLD),
          values -> {
            double threshold = values.applyAsDouble(THRESHOLD.name());
            return Double.isNaN(threshold)
                ? new ZeroOneLoss()
                : new ThresholdedZeroOneLoss(threshold);
          });

  /** A loss of classes, or of one score for each class. */
  public ZeroOneLoss() {
    this(ClassDomain.LOGITS);
  }

  /** Returns the same loss for scores that are known to be probabilities: others are refused. */
  public ZeroOneLoss ofProbabilities() {
    return new ZeroOneLoss(ClassDomain.PROBABILITIES);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.CLASS, Role.PROBABILITY, Role.LOGIT, Role.PREDICTION);
  }

  @Override
  public boolean zeroOrOne() {
    return true;
  }

  @Override
  public @Nullable Reason reason(double label, double prediction) {
    return ScalarDomain.FINITE.reason(label, prediction);
  }

  @Override
  public @Nullable Reason reason(double label, double[] prediction) {
    return classes.reason(label, prediction);
  }

  @Override
  public @Nullable Reason reason(double[] label, double[] prediction) {
    return classes.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    if (!ScalarDomain.FINITE.contains(label, prediction)) {
      return ScalarDomain.FINITE.refuse(NAME, label, prediction);
    }
    return formula(label, prediction);
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (!ScalarDomain.FINITE.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = formula(labels[i], predictions[i]);
    }
  }

  @Override
  public double value(double label, double[] prediction) {
    if (!classes.contains(label, prediction)) {
      return classes.refuse(NAME, label, prediction);
    }
    return label == Scores.firstMaximum(prediction) ? 0 : 1;
  }

  @Override
  public double value(double[] label, double[] prediction) {
    if (!classes.contains(label, prediction)) {
      return classes.refuse(NAME, label, prediction);
    }
    return Scores.firstMaximum(label) == Scores.firstMaximum(prediction) ? 0 : 1;
  }

  /** Returns the loss of a pair in the domain. */
  private static double formula(double label, double prediction) {
    return label == prediction ? 0 : 1;
  }
}
