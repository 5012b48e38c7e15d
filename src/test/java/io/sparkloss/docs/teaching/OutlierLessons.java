package io.sparkloss.docs.teaching;

import io.sparkloss.cost.Cost;
import io.sparkloss.docs.teaching.Lesson.Grid;
import io.sparkloss.docs.teaching.Lesson.Line;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Heading;
import java.util.Arrays;
import java.util.List;

/** What one late flight among eleven does to MSE and MAE. */
final class OutlierLessons {

  /** Delays of ten usual flights in minutes: mean 1.2, median 1.5. */
  static final double[] USUAL = {-6, -4, -2, -1, 1, 2, 3, 5, 6, 8};

  /** What the model predicts for every flight, whatever the outlier. */
  static final double PREDICTION = 1;

  private static final String OUTLIER = "delay of the eleventh flight (minutes)";
  private static final Grid DELAYS = new Grid(0, 600, 12, 10);
  private static final Grid LATE = new Grid(50, 600, 11, 10);
  private static final double WIDEST = 1e4;

  private OutlierLessons() {}

  static List<Lesson> all() {
    return List.of(costs(), constants());
  }

  private static Lesson costs() {
    return Lesson.of(
        new Heading(
            "outlier-cost",
            "What one outlier does to MSE and MAE",
            "At 600 minutes the MSE is almost 1800 times that of the ten usual flights, the MAE"
                + " 16 times."),
        new Axes(
            Axis.linear(OUTLIER), Axis.log("cost of eleven / cost of ten flights (log scale)")),
        LATE,
        Line.of("MSE", 0, outlier -> growth(new SquaredError(), outlier)),
        Line.of("MAE", 1, outlier -> growth(new AbsoluteError(), outlier)));
  }

  private static Lesson constants() {
    return Lesson.of(
        new Heading(
            "outlier-constant",
            "The constant that minimises MSE and MAE",
            "The constant with the least MSE, the mean, follows the outlier at a slope of one in"
                + " eleven. The one with the least MAE, the median, stays at 2 minutes however late"
                + " the flight is."),
        Lesson.axes(OUTLIER, "best constant prediction (minutes)"),
        DELAYS,
        Line.of("least MSE: the mean", 0, outlier -> best(new SquaredError(), outlier)),
        Line.of("least MAE: the median", 1, outlier -> best(new AbsoluteError(), outlier)));
  }

  /** Returns how many times the cost is with the outlier what it is without. */
  static double growth(ScalarLoss loss, double outlier) {
    return cost(loss, with(outlier)) / cost(loss, USUAL);
  }

  private static double cost(ScalarLoss loss, double[] labels) {
    double[] predictions = new double[labels.length];
    Arrays.fill(predictions, PREDICTION);
    return Cost.of(loss, labels, predictions).mean();
  }

  /** Returns the constant at which the gradients of all labels are even, by bisection. */
  static double best(ScalarGradient loss, double outlier) {
    double[] labels = with(outlier);
    double low = -WIDEST;
    double high = WIDEST;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      double pull = Arrays.stream(labels).map(label -> loss.gradient(label, middle)).sum();
      if (pull > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  private static double[] with(double outlier) {
    double[] labels = Arrays.copyOf(USUAL, USUAL.length + 1);
    labels[USUAL.length] = outlier;
    return labels;
  }
}
