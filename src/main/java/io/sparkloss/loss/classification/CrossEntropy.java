package io.sparkloss.loss.classification;

import io.sparkloss.loss.ClassDomain;
import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy of class probabilities: \( \ell(c, p) = -\ln p_c \), for a soft label \( -\sum_k
 * y_k \ln p_k \) with \( 0 \ln 0 = 0 \); its mean is the log loss.
 *
 * <p>Domain: a class index, or K numbers in [0, 1] whose sum need not be 1; K probabilities in [0,
 * 1], used as they are and never renormalised. The loss is in nats. With smoothing s, each \( y_k
 * \) becomes \( (1 - s) y_k + s/K \) first. Each probability with \( y_k > 0 \) is clipped from
 * below at ε; the gradient \( -y_k / p_k \) is then the one at the clip. Confident correct rows are
 * not clipped and cost 0.
 *
 * <p>Non-finite values: NaN in gives NaN; with ε = 0 the loss is +∞ where a probability of exactly
 * 0 was given to what happened.
 *
 * <p>Algorithm: the sum over classes carries its rounding errors along.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal, for any number of
 * classes.
 *
 * <p>Meaning: the negative log-likelihood of categorical outcomes.
 *
 * <p>Source: I. J. Good, Rational decisions (1952), doi:10.1111/j.2517-6161.1952.tb00104.x; the
 * default ε as in scikit-learn's {@code log_loss} for doubles.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param epsilon the smallest probability ε, in [0, 0.5]
 * @param smoothing the share s of the label spread evenly over all classes, in [0, 1]
 * @since 0.1.0
 */
public record CrossEntropy(double epsilon, double smoothing) implements ClassLoss, ClassGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "cross_entropy";

  private static final ClassDomain DOMAIN = ClassDomain.PROBABILITIES;

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "-ln(p[c])",
          List.of(Clip.PARAMETER, Smoothing.PARAMETER),
          values ->
              new CrossEntropy(values.applyAsDouble("epsilon"), values.applyAsDouble("smoothing")));

  /** Checks the parameters. */
  public CrossEntropy {
    epsilon = Clip.require(NAME, epsilon);
    smoothing = Smoothing.require(NAME, smoothing);
  }

  /** Creates the loss without smoothing. */
  public CrossEntropy(double epsilon) {
    this(epsilon, 0);
  }

  /** Creates the loss with ε = 2⁻⁵² and without smoothing. */
  public CrossEntropy() {
    this(Clip.EPSILON);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(epsilon, smoothing);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PROBABILITY);
  }

  @Override
  public @Nullable Reason reason(double label, double[] prediction) {
    return DOMAIN.reason(label, prediction);
  }

  @Override
  public @Nullable Reason reason(double[] label, double[] prediction) {
    return DOMAIN.reason(label, prediction);
  }

  @Override
  public double value(double label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    int c = (int) label;
    if (smoothing == 0) {
      return Clip.surprise(prediction[c], epsilon);
    }
    return Surprises.mean(
        c, prediction.length, smoothing, k -> Clip.surprise(prediction[k], epsilon));
  }

  @Override
  public void values(
      double[] labels, double[] predictions, int classes, int count, double[] losses) {
    if (smoothing != 0 || !DOMAIN.containsAllUnmasked(labels, predictions, classes, count)) {
      ClassLoss.super.values(labels, predictions, classes, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = predictions[i * classes + (int) labels[i]];
    }
    Clip.surprises(losses, count, epsilon);
  }

  @Override
  public double value(double[] label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    return Surprises.mean(label, smoothing, k -> Clip.surprise(prediction[k], epsilon));
  }

  @Override
  public double[] gradient(double label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuseGradient(NAME, label, prediction);
    }
    double[] gradient = new double[prediction.length];
    for (int k = 0; k < prediction.length; k++) {
      gradient[k] = slope(k == label ? 1 : 0, prediction[k], prediction.length);
    }
    return gradient;
  }

  @Override
  public double[] gradient(double[] label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuseGradient(NAME, label, prediction);
    }
    double[] gradient = new double[prediction.length];
    for (int k = 0; k < prediction.length; k++) {
      gradient[k] = slope(label[k], prediction[k], prediction.length);
    }
    return gradient;
  }

  @Override
  public boolean clipped(double label, double[] prediction) {
    boolean clipped = false;
    for (int k = 0; k < prediction.length; k++) {
      double y = Smoothing.apply(k == label ? 1 : 0, smoothing, prediction.length);
      clipped |= Clip.limits(y, prediction[k], epsilon);
    }
    return clipped;
  }

  @Override
  public boolean clipped(double[] label, double[] prediction) {
    boolean clipped = false;
    for (int k = 0; k < prediction.length; k++) {
      double y = Smoothing.apply(label[k], smoothing, prediction.length);
      clipped |= Clip.limits(y, prediction[k], epsilon);
    }
    return clipped;
  }

  @Override
  public double leastClipped() {
    return smoothing == 0 ? Clip.surprise(epsilon, epsilon) : 0;
  }

  private double slope(double label, double p, int classes) {
    double y = Smoothing.apply(label, smoothing, classes);
    return y == 0 ? 0 : -y / Math.max(p, epsilon);
  }
}
