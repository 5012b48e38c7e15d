package io.sparkloss.loss.classification;

import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarDomain;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binary cross-entropy of a logit: \( \ell(y, z) = w\, y \ln(1 + e^{-z}) + (1 - y) \ln(1 + e^z) \),
 * which is {@link BinaryCrossEntropy} of \( \sigma(z) = 1/(1 + e^{-z}) \) and never clips.
 *
 * <p>Domain: label in [0, 1], any logit including ±∞; labels between 0 and 1 are soft. The loss is
 * in nats. With smoothing s, y becomes \( (1 - s) y + s/2 \) first. The gradient is \( (1 - y)
 * \sigma(z) - w y \sigma(-z) \), which is \( \sigma(z) - y \) for w = 1.
 *
 * <p>Non-finite values: NaN in gives NaN. A logit of ±∞ on the side of a hard label costs 0, all
 * else +∞.
 *
 * <p>Algorithm: \( \ln(1 + e^{\pm z}) = \max(\pm z, 0) + \ln(1 + e^{-|z|}) \), so nothing overflows
 * and nothing cancels. Near z = 0 the gradient uses \( \sigma(z) = (1 + \tanh(z/2))/2 \), so that
 * soft labels of one half keep its digits.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal.
 *
 * <p>Meaning: the negative log-likelihood of Bernoulli outcomes whose log odds are predicted.
 *
 * <p>Source: D. R. Cox, The regression analysis of binary sequences (1958),
 * doi:10.1111/j.2517-6161.1958.tb00292.x.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param smoothing the share s of the label spread evenly over both classes, in [0, 1]
 * @param posWeight the factor w of the y-term, above 0
 * @since 0.1.0
 */
public record BinaryCrossEntropyWithLogits(double smoothing, double posWeight)
    implements ScalarLoss, ScalarGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "binary_cross_entropy_with_logits";

  private static final ScalarDomain DOMAIN = new ScalarDomain(Interval.UNIT, Interval.EXTENDED);

  /** The part of the domain where one side makes a loss. */
  private static final ScalarDomain HARD =
      new ScalarDomain(Interval.ZERO_OR_ONE, Interval.EXTENDED);

  /** The part of the domain where both sides make a finite loss. */
  private static final ScalarDomain SOFT = new ScalarDomain(Interval.UNIT, Interval.FINITE);

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "y ln(1 + e^-z) + (1 - y) ln(1 + e^z)",
          List.of(Smoothing.PARAMETER, BinaryCrossEntropy.POS_WEIGHT),
          values ->
              new BinaryCrossEntropyWithLogits(
                  values.applyAsDouble("smoothing"), values.applyAsDouble("pos_weight")));

  /** Checks the parameters. */
  public BinaryCrossEntropyWithLogits {
    smoothing = Smoothing.require(NAME, smoothing);
    posWeight = Interval.POSITIVE.require(NAME, BinaryCrossEntropy.POS_WEIGHT.name(), posWeight);
  }

  /** Creates the loss without smoothing, with unit weight. */
  public BinaryCrossEntropyWithLogits() {
    this(0, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(smoothing, posWeight);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.LOGIT);
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
    double one = posWeight * Smoothing.apply(label, smoothing, 2);
    double zero = Smoothing.apply(1 - label, smoothing, 2);
    double rest = Elementary.ln1p(Elementary.exp(-Math.abs(prediction)));
    double value = 0;
    if (one > 0) {
      value += one * (Math.max(-prediction, 0) + rest);
    }
    if (zero > 0) {
      value += zero * (Math.max(prediction, 0) + rest);
    }
    return value;
  }

  @Override
  public void values(double[] labels, double[] predictions, int count, double[] losses) {
    boolean hard = smoothing == 0 && HARD.containsAll(labels, predictions, count);
    if (!hard && !SOFT.containsAll(labels, predictions, count)) {
      ScalarLoss.super.values(labels, predictions, count, losses);
      return;
    }
    for (int i = 0; i < count; i++) {
      losses[i] = -Math.abs(predictions[i]);
    }
    ArrayMath.exp(losses, count, losses);
    ArrayMath.ln1p(losses, count, losses);
    if (hard) {
      addHard(labels, predictions, count, losses);
    } else {
      addSoft(labels, predictions, count, losses);
    }
  }

  private void addHard(double[] labels, double[] predictions, int count, double[] losses) {
    for (int i = 0; i < count; i++) {
      double against = (1 - 2 * labels[i]) * predictions[i];
      losses[i] =
          BinaryCrossEntropy.hardWeight(labels[i], posWeight) * (Math.max(against, 0) + losses[i]);
    }
  }

  /** Adds both terms, which are finite, so that one of weight 0 makes no difference. */
  private void addSoft(double[] labels, double[] predictions, int count, double[] losses) {
    for (int i = 0; i < count; i++) {
      double one = posWeight * Smoothing.apply(labels[i], smoothing, 2);
      double zero = Smoothing.apply(1 - labels[i], smoothing, 2);
      losses[i] =
          one * (Math.max(-predictions[i], 0) + losses[i])
              + zero * (Math.max(predictions[i], 0) + losses[i]);
    }
  }

  @Override
  public double gradient(double label, double prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    double one = posWeight * Smoothing.apply(label, smoothing, 2);
    double zero = Smoothing.apply(1 - label, smoothing, 2);
    if (Math.abs(prediction) < 1) {
      double half = 0.5 * Elementary.tanh(0.5 * prediction);
      return 0.5 * (zero - one) + half * (zero + one);
    }
    return zero * Elementary.sigmoid(prediction) - one * Elementary.sigmoid(-prediction);
  }
}
