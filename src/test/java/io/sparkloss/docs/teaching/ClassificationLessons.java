package io.sparkloss.docs.teaching;

import static io.sparkloss.docs.teaching.Lesson.axes;
import static io.sparkloss.docs.teaching.RegressionLessons.gradient;
import static io.sparkloss.docs.teaching.RegressionLessons.loss;

import io.sparkloss.docs.teaching.Lesson.Grid;
import io.sparkloss.docs.teaching.Lesson.Line;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.BinaryCrossEntropyWithLogits;
import io.sparkloss.loss.classification.BrierLoss;
import io.sparkloss.loss.classification.HingeLoss;
import io.sparkloss.loss.classification.ThresholdedZeroOneLoss;
import io.sparkloss.report.chart.data.Heading;
import java.util.List;

/** Losses of probabilities and scores. */
final class ClassificationLessons {

  private static final String PROBABILITY = "predicted probability of class 1";
  private static final String SCORE = "score or logit (no unit; the label is 1)";
  private static final Grid PROBABILITIES = new Grid(0.02, 0.98, 12, 8);
  private static final Grid INNER = new Grid(0.1, 0.9, 8, 10);
  private static final Grid SCORES = new Grid(-4, 4, 16, 8);
  private static final BinaryCrossEntropy ENTROPY = new BinaryCrossEntropy();
  private static final BinaryCrossEntropyWithLogits LOGITS = new BinaryCrossEntropyWithLogits();
  private static final BrierLoss BRIER = new BrierLoss();

  private ClassificationLessons() {}

  static List<Lesson> all() {
    return List.of(probabilities(), probabilityGradients(), margins(), marginGradients());
  }

  private static Lesson probabilities() {
    return Lesson.of(
        new Heading(
            "probability-loss",
            "Cross-entropy and Brier loss for label 0 and 1",
            "For label 1 both fall to 0 as the probability goes to 1; for label 0 they are mirrored."
                + " The Brier loss never exceeds 1; cross-entropy grows without end where what"
                + " happened was given a probability near 0."),
        axes(PROBABILITY, "loss (cross-entropy: nats; Brier: no unit)"),
        PROBABILITIES,
        Line.of("binary_cross_entropy, label 0", 0, loss(ENTROPY, 0)),
        Line.of("binary_cross_entropy, label 1", 1, loss(ENTROPY, 1)),
        Line.of("brier_loss, label 0", 2, loss(BRIER, 0)),
        Line.of("brier_loss, label 1", 3, loss(BRIER, 1)));
  }

  private static Lesson probabilityGradients() {
    return Lesson.of(
        new Heading(
            "probability-gradient",
            "Gradients of cross-entropy and Brier loss",
            "For label 1 all are negative: a larger probability costs less. Those of the Brier loss"
                + " lie between -2 and 2; those of cross-entropy are -10 and 10 at"
                + " probabilities of 0.1 and 0.9, and have no bound."),
        axes(PROBABILITY, "gradient (cross-entropy: nats; Brier: no unit)"),
        INNER,
        Line.of("binary_cross_entropy, label 0", 0, gradient(ENTROPY, 0)),
        Line.of("binary_cross_entropy, label 1", 1, gradient(ENTROPY, 1)),
        Line.of("brier_loss, label 0", 2, gradient(BRIER, 0)),
        Line.of("brier_loss, label 1", 3, gradient(BRIER, 1)));
  }

  private static Lesson margins() {
    return Lesson.of(
        new Heading(
            "margin-loss",
            "Hinge, zero-one and cross-entropy loss by score",
            "The hinge loss falls in a straight line to 0 at a score of 1. The zero-one loss falls"
                + " from 1 to 0 at a score of 0. Cross-entropy of the logit is smooth, 0.69 at 0,"
                + " and never quite 0."),
        axes(SCORE, "loss (cross-entropy: nats; others: no unit)"),
        SCORES,
        Line.of("binary_cross_entropy_with_logits", 0, loss(LOGITS, 1)),
        Line.of("hinge_loss", 1, loss(new HingeLoss(), 1)),
        Line.of("zero_one_loss", 2, loss(new ThresholdedZeroOneLoss(0), 1), 0.0));
  }

  private static Lesson marginGradients() {
    return Lesson.of(
        new Heading(
            "margin-gradient",
            "Gradients of hinge loss and cross-entropy by score",
            "That of the hinge loss is -1 below a score of 1 and 0 above it. That of cross-entropy"
                + " goes smoothly from -1 to 0. Zero-one loss has none."),
        axes(SCORE, "gradient (cross-entropy: nats; hinge: no unit)"),
        SCORES,
        Line.of("binary_cross_entropy_with_logits", 0, gradient(LOGITS, 1)),
        Line.of("hinge_loss", 1, gradient(new HingeLoss(), 1), 1.0));
  }
}
