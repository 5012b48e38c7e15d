package io.sparkloss.loss.classification;

import io.sparkloss.loss.ClassDomain;
import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Interval;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.numeric.Elementary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy of class scores: \( \ell(c, z) = -\ln \mathrm{softmax}(z)_c = (m - z_c) + \ln(1 +
 * \sum_{k \ne a} e^{z_k - m}) \), where \( m = z_a \) is the first maximum; for a soft label the
 * sum of that over classes, weighted by \( y_k \). It never clips.
 *
 * <p>Domain: a class index, or K numbers in [0, 1] whose sum need not be 1; K scores. The loss is
 * in nats. With smoothing s, each \( y_k \) becomes \( (1 - s) y_k + s/K \) first. The gradient is
 * \( (\sum_k y_k)\, \mathrm{softmax}(z) - y \), taken as what the other labels pull less what the
 * other shares push, so that it keeps its digits where the share is near 1.
 *
 * <p>Non-finite values: NaN in gives NaN. A score of −∞ masks its class: it adds nothing where \(
 * y_k = 0 \), and costs +∞ where \( y_k > 0 \), which under smoothing is every masked class. A
 * score of +∞, or −∞ everywhere, is refused.
 *
 * <p>Algorithm: the maximum's own summand, 1, is kept apart, so that scores (50, 0) with class 0
 * give 1.9e-22 and not 0; the rounding of \( z_k - m \) is put back after the exponential; sums
 * over classes carry their rounding errors along.
 *
 * <p>Accuracy: within 4 ulp of the exact value where the result is normal, for any number of
 * classes.
 *
 * <p>Meaning: the negative log-likelihood of categorical outcomes whose log odds are predicted.
 *
 * <p>Source: J. S. Bridle, Probabilistic interpretation of feedforward classification network
 * outputs (1990), doi:10.1007/978-3-642-76153-9_28.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param smoothing the share s of the label spread evenly over all classes, in [0, 1]
 * @since 0.1.0
 */
public record CrossEntropyWithLogits(double smoothing) implements ClassLoss, ClassGradient {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "cross_entropy_with_logits";

  private static final ClassDomain DOMAIN = ClassDomain.LOGITS;

  /** The part of the domain where no difference of scores overflows and none is masked. */
  private static final ClassDomain MODERATE =
      new ClassDomain(
          Interval.of(-Double.MAX_VALUE / 2, Double.MAX_VALUE / 2, "at most half the largest"));

  /** The entry in the table of losses. */
  public static final LossDefinition DEFINITION =
      new LossDefinition(
          NAME,
          "ln(sum_k e^z[k]) - z[c]",
          List.of(Smoothing.PARAMETER),
          values -> new CrossEntropyWithLogits(values.applyAsDouble("smoothing")));

  /** Checks the parameter. */
  public CrossEntropyWithLogits {
    smoothing = Smoothing.require(NAME, smoothing);
  }

  /** Creates the loss without smoothing. */
  public CrossEntropyWithLogits() {
    this(0);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return DEFINITION.nonDefaults(smoothing);
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.LOGIT);
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
    int maximum = Scores.firstMaximum(prediction);
    double rest = Elementary.ln1p(Scores.sumBesideMaximum(prediction, maximum));
    if (smoothing == 0) {
      return (prediction[maximum] - prediction[c]) + rest;
    }
    return Surprises.mean(
        c, prediction.length, smoothing, k -> (prediction[maximum] - prediction[k]) + rest);
  }

  @Override
  public void values(
      double[] labels, double[] predictions, int classes, int count, double[] losses) {
    if (smoothing != 0 || !MODERATE.containsAllUnmasked(labels, predictions, classes, count)) {
      ClassLoss.super.values(labels, predictions, classes, count, losses);
      return;
    }
    ScoreBlock block = new ScoreBlock(classes, count);
    for (int first = 0; first < count; first += block.capacity()) {
      block.load(predictions, first, Math.min(block.capacity(), count - first));
      block.surprises(labels, first, losses);
    }
  }

  @Override
  public double value(double[] label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuse(NAME, label, prediction);
    }
    int maximum = Scores.firstMaximum(prediction);
    double rest = Elementary.ln1p(Scores.sumBesideMaximum(prediction, maximum));
    return Surprises.mean(label, smoothing, k -> (prediction[maximum] - prediction[k]) + rest);
  }

  @Override
  public double[] gradient(double label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuseGradient(NAME, label, prediction);
    }
    double[] hard = new double[prediction.length];
    hard[(int) label] = 1;
    return slopes(hard, prediction);
  }

  @Override
  public double[] gradient(double[] label, double[] prediction) {
    if (!DOMAIN.contains(label, prediction)) {
      return DOMAIN.refuseGradient(NAME, label, prediction);
    }
    return slopes(label, prediction);
  }

  private double[] slopes(double[] label, double[] scores) {
    double total = 0;
    for (double y : label) {
      total += Smoothing.apply(y, smoothing, scores.length);
    }
    int maximum = Scores.firstMaximum(scores);
    double rest = Scores.sumBesideMaximum(scores, maximum);
    double[] slopes = new double[scores.length];
    for (int k = 0; k < slopes.length; k++) {
      double y = Smoothing.apply(label[k], smoothing, scores.length);
      double share = Scores.relative(scores[k], scores[maximum]) / (1 + rest);
      double others = k == maximum ? rest / (1 + rest) : 1 - share;
      slopes[k] = (total - y) * share - y * others;
    }
    return slopes;
  }
}
