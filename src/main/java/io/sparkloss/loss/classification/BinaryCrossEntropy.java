package io.sparkloss.loss.classification;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binary cross-entropy \( \ell(y, p) = -w\, y \ln p - (1 - y) \ln(1 - p) \) of a probability, with
 * \( 0 \ln 0 = 0 \); its mean is the log loss.
 *
 * <p>Domain: label and probability of class 1, both in [0, 1]; labels between 0 and 1 are soft. The
 * loss is in nats. With smoothing s, y becomes \( (1 - s) y + s/2 \) first. Each probability whose
 * logarithm is taken with a weight above 0 is clipped from below at ε; the gradient \( -w y / p +
 * (1 - y)/(1 - p) \) is then the one at the clip. Confident correct rows are not clipped and cost
 * 0.
 *
 * <p>Non-finite values: NaN in gives NaN; with ε = 0 the loss is +∞ where a probability of exactly
 * 0 was given to what happened.
 *
 * <p>Algorithm: both logarithms are taken without cancellation, and both labels are smoothed apart,
 * so all terms are at least 0 and accurate.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: the negative log-likelihood of Bernoulli outcomes.
 *
 * <p>Source: I. J. Good, Rational decisions (1952), doi:10.1111/j.2517-6161.1952.tb00104.x; the
 * default ε as in scikit-learn's {@code log_loss} for doubles.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param epsilon the smallest probability ε, in [0, 0.5]
 * @param smoothing the share s of the label spread evenly over both classes, in [0, 1]
 * @param posWeight the factor w of the y-term, above 0
 * @since 0.1.0
 */
public record BinaryCrossEntropy(double epsilon, double smoothing, double posWeight)
    implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "binary_cross_entropy";

  private static final ScalarDomain DOMAIN = new ScalarDomain(Interval.UNIT, Interval.UNIT);

  /** The factor of the y-term, for both forms of the loss. */
  static final Parameter POS_WEIGHT = Parameter.option("pos_weight", 1);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "-y ln(p) - (1 - y) ln(1 - p)",
          List.of(Clip.PARAMETER, Smoothing.PARAMETER, POS_WEIGHT),
          values ->
              new BinaryCrossEntropy(
                  values.applyAsDouble("epsilon"),
                  values.applyAsDouble("smoothing"),
                  values.applyAsDouble("pos_weight")));

  /** Checks the parameters. */
  public BinaryCrossEntropy {
    epsilon = Clip.require(NAME, epsilon);
    smoothing = Smoothing.require(NAME, smoothing);
    posWeight = Interval.POSITIVE.require(NAME, POS_WEIGHT.name(), posWeight);
  }

  /** Creates the loss without smoothing, with unit weight. */
  public BinaryCrossEntropy(double epsilon) {
    this(epsilon, 0, 1);
  }

  /** Creates the loss with ε = 2⁻⁵², without smoothing, with unit weight. */
  public BinaryCrossEntropy() {
    this(Clip.EPSILON);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(epsilon, smoothing, posWeight);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PROBABILITY);
  }

  @Override
  public @Nullable Reason reason(double label, double prediction) {
    return DOMAIN.reason(label, prediction);
  }

  @Override
  public double value(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    double one = Smoothing.apply(label, smoothing, 2);
    double zero = Smoothing.apply(1 - label, smoothing, 2);
    double value = 0;
    if (one > 0) {
      value += posWeight * one * Clip.surprise(prediction, epsilon);
    }
    if (zero > 0) {
      value += zero * Clip.surpriseOfComplement(prediction, epsilon);
    }
    return value;
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    if (smoothing != 0
        || !ArrayMath.bernoulliSurprise(labels, predictions, epsilon, count, losses)) {
      softValues(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; posWeight != 1 && i < count; i++) {
      losses[i] = hardWeight(labels[i], posWeight) * losses[i];
    }
  }

  /** Computes both terms, which are finite, so that one of weight 0 makes no difference. */
  private void softValues(double[] labels, double[] predictions, int count, double[] losses) {
    if (epsilon == 0 || !DOMAIN.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    double[] ofOne = Arrays.copyOf(predictions, count);
    Clip.surprises(ofOne, count, epsilon);
    Clip.surprisesOfComplements(predictions, count, epsilon, losses);
    for (int i = 0; i < count; i++) {
      double one = Smoothing.apply(labels[i], smoothing, 2);
      double zero = Smoothing.apply(1 - labels[i], smoothing, 2);
      losses[i] = posWeight * one * ofOne[i] + zero * losses[i];
    }
  }

  /** Returns the weight of a label that is 0 or 1, without a branch. */
  static double hardWeight(double label, double posWeight) {
    return label * posWeight + (1 - label);
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    double one = posWeight * Smoothing.apply(label, smoothing, 2);
    double zero = Smoothing.apply(1 - label, smoothing, 2);
    double p = Math.max(prediction, epsilon);
    double q = Math.max(1 - prediction, epsilon);
    if (one == 0) {
      return zero / q;
    }
    if (zero == 0) {
      return -one / p;
    }
    boolean plain = posWeight == 1 && p == prediction && q == 1 - prediction;
    return plain ? (p - one) / (p * q) : zero / q - one / p;
  }

  @Override
  public boolean clipped(double label, double prediction) {
    return Clip.limits(Smoothing.apply(label, smoothing, 2), prediction, epsilon)
        || Clip.limits(Smoothing.apply(1 - label, smoothing, 2), 1 - prediction, epsilon);
  }

  @Override
  public boolean mayClip(double[] labels, double[] predictions, int count) {
    return !ArrayMath.allWithin(predictions, count, epsilon, 1 - 2 * epsilon);
  }
}
