package io.sparkloss.report;

import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.calibration.Decomposition;
import io.sparkloss.cost.density.DensityCell;
import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.ResidualEntry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Findings in one sentence each.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Sentences {

  private static final MathContext ROUNDED = new MathContext(3);

  private Sentences() {}

  /** Returns which noise the residuals of a model look like. */
  public static String of(ResidualEntry entry) {
    NoiseFit noise = entry.noise();
    String verdict =
        switch (noise.verdict()) {
          case GAUSSIAN -> "Gaussian noise fits better than Laplace noise, by " + nats(noise);
          case LAPLACE -> "Laplace noise fits better than Gaussian noise, by " + nats(noise);
          case ALIKE -> "Gaussian and Laplace noise fit alike";
          case UNDEFINED -> "no noise can be fitted";
        };
    OutlierShare outliers = entry.outliers();
    String beyond =
        Double.isNaN(outliers.share())
            ? ""
            : "; "
                + Digits.percent(outliers.rows())
                + " of rows miss by more than "
                + number(outliers.threshold())
                + " and hold "
                + Digits.percent(round(outliers.share()))
                + " of the squared error";
    return entry.target() + ", " + entry.model() + ": " + verdict + beyond;
  }

  private static String nats(NoiseFit noise) {
    return number(Math.abs(noise.advantage()))
        + " nats a row (MAE/RMSE is "
        + number(noise.ratio())
        + ")";
  }

  /** Returns on which side of the diagonal the rows of a model lie. */
  public static String of(DensityEntry entry) {
    PairDensity of = entry.density();
    String outside = " Rows outside, not shown: " + Digits.count(of.outside()) + ".";
    if (of.cells().isEmpty()) {
      return "There are no rows in squares." + outside;
    }
    return "Squares are "
        + number(of.cellSize())
        + " wide. Of the "
        + Digits.count(of.inside())
        + " rows in them, "
        + share(of, cell -> of.left(cell) == of.bottom(cell))
        + " lie in squares on the diagonal, "
        + share(of, cell -> of.left(cell) < of.bottom(cell))
        + " above it, where the prediction was too low, and "
        + share(of, cell -> of.left(cell) > of.bottom(cell))
        + " below it."
        + outside;
  }

  private static String share(PairDensity of, Predicate<DensityCell> wanted) {
    long rows = of.cells().stream().filter(wanted).mapToLong(DensityCell::count).sum();
    return Digits.percent(round((double) rows / of.inside()));
  }

  /** Returns how far the probabilities of a model mean what they say. */
  public static String of(CalibrationEntry entry) {
    Calibration calibration = entry.calibration();
    return entry.target()
        + ", "
        + entry.model()
        + (entry.event() == CalibrationEntry.Event.PREDICTED_CLASS_IS_RIGHT
            ? ", of the predicted class being right"
            : "")
        + ": calibration error "
        + number(calibration.error().expected())
        + ", without chance "
        + number(calibration.error().debiased())
        + interval(entry.errorInterval())
        + "; predicted/actual "
        + number(calibration.predictedActualRatio())
        + interval(entry.predictedActual())
        + "; log loss "
        + parts(calibration.logLoss())
        + "; normalised entropy "
        + number(calibration.normalizedEntropy())
        + interval(entry.normalizedEntropy());
  }

  private static String interval(@Nullable RatioEstimate ratio) {
    return ratio == null || Double.isNaN(ratio.standardError())
        ? ""
        : " [" + number(ratio.lower()) + ", " + number(ratio.upper()) + "]";
  }

  private static String interval(@Nullable BootstrapInterval interval) {
    return interval == null
        ? ""
        : " [" + number(interval.lower()) + ", " + number(interval.upper()) + "]";
  }

  private static String parts(Decomposition of) {
    return number(of.loss())
        + " = uncertainty "
        + number(of.uncertainty())
        + " - discrimination "
        + number(of.discrimination())
        + " + miscalibration "
        + number(of.miscalibration())
        + (of.withinBin() < 0 ? " - " : " + ")
        + "within bins "
        + number(Math.abs(of.withinBin()));
  }

  /** Returns a number rounded to three digits. */
  public static double round(double value) {
    return Double.isNaN(value) ? value : new BigDecimal(value).round(ROUNDED).doubleValue();
  }

  /** Returns a number to three digits; {@code -} where it is not defined. */
  public static String number(double value) {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(ROUNDED);
    return Math.abs(value) >= 1e7 || (value != 0 && Math.abs(value) < 1e-5)
        ? rounded.toString()
        : rounded.toPlainString();
  }
}
