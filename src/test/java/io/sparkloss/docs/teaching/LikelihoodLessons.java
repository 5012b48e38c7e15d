package io.sparkloss.docs.teaching;

import static io.sparkloss.docs.teaching.Lesson.axes;
import static io.sparkloss.docs.teaching.RegressionLessons.gradient;
import static io.sparkloss.docs.teaching.RegressionLessons.loss;

import io.sparkloss.docs.teaching.Lesson.Grid;
import io.sparkloss.docs.teaching.Lesson.Line;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.loss.likelihood.GammaDeviance;
import io.sparkloss.loss.likelihood.GaussianNll;
import io.sparkloss.loss.likelihood.LaplaceNll;
import io.sparkloss.loss.likelihood.PoissonDeviance;
import io.sparkloss.loss.likelihood.TweedieDeviance;
import io.sparkloss.report.chart.data.Heading;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Deviances, and likelihoods of predicted distributions. */
final class LikelihoodLessons {

  private static final String AMOUNT = "prediction (dollars; the label is 2)";
  private static final Grid AMOUNTS = new Grid(0.4, 6, 14, 8);
  private static final Grid STEEP = new Grid(0.8, 6, 13, 8);
  private static final double LABEL = 2;
  private static final Grid LOCATIONS = new Grid(-3, 3, 12, 10);
  private static final Grid SCALES = new Grid(0.5, 6, 11, 10);
  private static final double MISS = 2;

  private LikelihoodLessons() {}

  static List<Lesson> all() {
    return List.of(
        deviances(), devianceGradients(), likelihoods(), likelihoodGradients(), scales());
  }

  private static Lesson deviances() {
    return Lesson.of(
        new Heading(
            "deviance-loss",
            "Deviances against the prediction",
            "All are 0 at the label and rise faster below it than above it, the gamma deviance most"
                + " unevenly, then Tweedie, then Poisson."),
        axes(AMOUNT, "loss (Poisson: dollars; Tweedie: √dollars; gamma: none)"),
        AMOUNTS,
        Line.of("poisson_deviance", 0, loss(new PoissonDeviance(), LABEL)),
        Line.of("tweedie_deviance, p = 1.5", 1, loss(new TweedieDeviance(1.5), LABEL)),
        Line.of("gamma_deviance", 2, loss(new GammaDeviance(), LABEL)));
  }

  private static Lesson devianceGradients() {
    return Lesson.of(
        new Heading(
            "deviance-gradient",
            "Gradients of the deviances",
            "All are 0 at the label, very negative near 0, and small above the label: a prediction"
                + " that is too small is pulled up hard, one that is too large only gently."),
        axes(AMOUNT, "gradient (unit of the loss per dollar)"),
        STEEP,
        Line.of("poisson_deviance", 0, gradient(new PoissonDeviance(), LABEL)),
        Line.of("tweedie_deviance, p = 1.5", 1, gradient(new TweedieDeviance(1.5), LABEL)),
        Line.of("gamma_deviance", 2, gradient(new GammaDeviance(), LABEL)));
  }

  private static Lesson likelihoods() {
    return Lesson.of(
        new Heading(
            "likelihood-loss",
            "Gaussian and Laplace likelihood by the location",
            "With a scale of 1 the Gaussian loss is a parabola that starts at 0.92, the Laplace"
                + " loss a V that starts at 0.69."),
        axes("predicted location (minutes; the label is 0)", "loss (nats)"),
        LOCATIONS,
        Line.of("gaussian_nll, σ = 1", 0, location(new GaussianNll())),
        Line.of("laplace_nll, b = 1", 1, location(new LaplaceNll())));
  }

  private static Lesson likelihoodGradients() {
    GaussianNll gaussian = new GaussianNll();
    LaplaceNll laplace = new LaplaceNll();
    return Lesson.of(
        new Heading(
            "likelihood-gradient",
            "Gradients of Gaussian and Laplace likelihood",
            "With a scale of 1 they are half that of the squared error, and that of the absolute"
                + " error."),
        axes("predicted location (minutes; the label is 0)", "gradient (nats per minute)"),
        LOCATIONS,
        Line.of("gaussian_nll, σ = 1", 0, x -> gaussian.gradient(0, x, 1)),
        Line.of("laplace_nll, b = 1", 1, x -> laplace.gradient(0, x, 1), 0.0));
  }

  private static Lesson scales() {
    return Lesson.of(
        new Heading(
            "scale-loss",
            "Gaussian and Laplace likelihood by the predicted scale",
            "For a prediction that misses by 2 minutes both are least where the predicted scale is"
                + " 2 minutes. To claim too much certainty costs much more than to claim too"
                + " little."),
        axes("predicted scale σ or b (minutes; the miss is 2)", "loss (nats)"),
        SCALES,
        Line.of("gaussian_nll", 0, scale(new GaussianNll())),
        Line.of("laplace_nll", 1, scale(new LaplaceNll())));
  }

  private static DoubleUnaryOperator location(ScaledLoss loss) {
    return prediction -> loss.value(0, prediction, 1);
  }

  private static DoubleUnaryOperator scale(ScaledLoss loss) {
    return scale -> loss.value(0, MISS, scale);
  }
}
