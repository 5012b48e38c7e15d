package io.sparkloss.docs.teaching;

import static io.sparkloss.docs.teaching.Lesson.axes;

import io.sparkloss.docs.teaching.Lesson.Grid;
import io.sparkloss.docs.teaching.Lesson.Line;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.loss.regression.AbsolutePercentageError;
import io.sparkloss.loss.regression.HuberLoss;
import io.sparkloss.loss.regression.LogCoshLoss;
import io.sparkloss.loss.regression.QuantileLoss;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.loss.regression.SquaredLogError;
import io.sparkloss.report.chart.data.Heading;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Losses of numbers. */
final class RegressionLessons {

  private static final String MINUTES = "prediction (minutes; the label is 0)";
  private static final String DOLLARS = "prediction (dollars; the label is 10)";
  private static final Grid NEAR = new Grid(-3, 3, 12, 10);
  private static final Grid POSITIVE = new Grid(0, 40, 10, 8);
  private static final Grid AWAY_FROM_ZERO = new Grid(4, 40, 9, 8);
  private static final double AMOUNT = 10;

  private RegressionLessons() {}

  static List<Lesson> all() {
    return List.of(
        errors(),
        errorGradients(),
        robust(),
        robustGradients(),
        quantiles(),
        quantileGradients(),
        relative(),
        relativeGradients());
  }

  private static Lesson errors() {
    return Lesson.of(
        new Heading(
            "errors-loss",
            "Squared and absolute error against the prediction",
            "Both are 0 at the label. The absolute error is a V with straight sides; the squared"
                + " error is a parabola, below the V within one minute of the label and above it"
                + " beyond."),
        axes(MINUTES, "loss (squared error: minutes²; absolute error: minutes)"),
        NEAR,
        Line.of("squared_error", 0, loss(new SquaredError(), 0)),
        Line.of("absolute_error", 1, loss(new AbsoluteError(), 0)));
  }

  private static Lesson errorGradients() {
    return Lesson.of(
        new Heading(
            "errors-gradient",
            "Gradients of squared and absolute error",
            "The gradient of the squared error is a straight line through 0: the farther off, the"
                + " harder the pull. That of the absolute error is -1 below the label and 1 above"
                + " it, however far off."),
        axes(MINUTES, "gradient (squared error: minutes; absolute error: no unit)"),
        NEAR,
        Line.of("squared_error", 0, gradient(new SquaredError(), 0)),
        Line.of("absolute_error", 1, gradient(new AbsoluteError(), 0), 0.0));
  }

  private static Lesson robust() {
    return Lesson.of(
        new Heading(
            "robust-loss",
            "Huber and log-cosh beside the absolute error",
            "Huber with δ = 1 and log-cosh are round at the label and become straight lines as"
                + " steep as the absolute error farther off, 0.5 and 0.69 below it."),
        axes(MINUTES, "loss (Huber: minutes²; absolute error: minutes)"),
        NEAR,
        Line.of("absolute_error", 1, loss(new AbsoluteError(), 0)),
        Line.of("huber_loss, δ = 1", 2, loss(new HuberLoss(), 0)),
        Line.of("log_cosh_loss", 3, loss(new LogCoshLoss(), 0)));
  }

  private static Lesson robustGradients() {
    return Lesson.of(
        new Heading(
            "robust-gradient",
            "Gradients of Huber, log-cosh and absolute error",
            "All three lie between -1 and 1. That of the absolute error jumps at the label, that of"
                + " Huber is a straight line between -1 and 1, that of log-cosh a smooth S."),
        axes(MINUTES, "gradient (Huber: minutes; others: no unit)"),
        NEAR,
        Line.of("absolute_error", 1, gradient(new AbsoluteError(), 0), 0.0),
        Line.of("huber_loss, δ = 1", 2, gradient(new HuberLoss(), 0)),
        Line.of("log_cosh_loss", 3, gradient(new LogCoshLoss(), 0)));
  }

  private static Lesson quantiles() {
    return Lesson.of(
        new Heading(
            "quantile-loss",
            "Quantile loss against the prediction",
            "Each is a V whose two sides differ: with α = 0.9 a prediction below the label costs"
                + " nine times as much as one that is as far above it; with α = 0.1 the reverse."),
        axes(MINUTES, "loss (minutes)"),
        NEAR,
        Line.of("quantile_loss, α = 0.1", 0, loss(new QuantileLoss(0.1), 0)),
        Line.of("quantile_loss, α = 0.5", 1, loss(new QuantileLoss(0.5), 0)),
        Line.of("quantile_loss, α = 0.9", 2, loss(new QuantileLoss(0.9), 0)));
  }

  private static Lesson quantileGradients() {
    return Lesson.of(
        new Heading(
            "quantile-gradient",
            "Gradients of the quantile loss",
            "Each is -α below the label and 1 - α above it."),
        axes(MINUTES, "gradient (no unit)"),
        NEAR,
        Line.of("quantile_loss, α = 0.1", 0, gradient(new QuantileLoss(0.1), 0), 0.0),
        Line.of("quantile_loss, α = 0.5", 1, gradient(new QuantileLoss(0.5), 0), 0.0),
        Line.of("quantile_loss, α = 0.9", 2, gradient(new QuantileLoss(0.9), 0), 0.0));
  }

  private static Lesson relative() {
    return Lesson.of(
        new Heading(
            "relative-loss",
            "Losses of relative errors against the prediction",
            "The percentage error is a V that reaches 1 at a prediction of 0 and 3 at 40. The"
                + " squared logarithmic error rises steeply below the label and slowly above it."),
        axes(DOLLARS, "loss (no unit)"),
        POSITIVE,
        Line.of("squared_log_error", 0, loss(new SquaredLogError(), AMOUNT)),
        Line.of("absolute_percentage_error", 1, loss(new AbsolutePercentageError(), AMOUNT)));
  }

  private static Lesson relativeGradients() {
    return Lesson.of(
        new Heading(
            "relative-gradient",
            "Gradients of the losses of relative errors",
            "That of the percentage error is -0.1 below the label and 0.1 above it. That of the"
                + " squared logarithmic error is -0.32 at 4, falls further towards 0, and between 0.06 and"
                + " 0.07 from 20 on."),
        axes(DOLLARS, "gradient (per dollar)"),
        AWAY_FROM_ZERO,
        Line.of("squared_log_error", 0, gradient(new SquaredLogError(), AMOUNT)),
        Line.of(
            "absolute_percentage_error",
            1,
            gradient(new AbsolutePercentageError(), AMOUNT),
            AMOUNT));
  }

  /** Returns a loss as a function of the prediction. */
  static DoubleUnaryOperator loss(ScalarLoss loss, double label) {
    return prediction -> loss.value(label, prediction);
  }

  /** Returns a gradient as a function of the prediction. */
  static DoubleUnaryOperator gradient(ScalarGradient loss, double label) {
    return prediction -> loss.gradient(label, prediction);
  }
}
