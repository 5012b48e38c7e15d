package io.sparkloss.cost.noise;

import io.sparkloss.cost.tail.Concentration;
import io.sparkloss.cost.tail.LossHistogram;
import io.sparkloss.cost.tail.Quantile;
import io.sparkloss.cost.tail.TailShare;
import java.io.Serializable;

/**
 * What share of MSE outliers hold: of Σw r², the part in rows with \[ |r| > 3 s, \qquad s = 1.4826
 * \cdot \mathrm{median}\,|r|. \]
 *
 * <p>s estimates σ of Gaussian residuals, and outliers do not move it: half the rows may be
 * arbitrary. Residuals are centred at the prediction, as in {@link NoiseFit}, not at their median.
 * A share of rows that is fixed beforehand ("the worst 1 %") holds much of MSE under any noise and
 * so tells nothing of it; 3s adapts, and says plainly what noise would do: under Gaussian noise
 * 0.27 % of the rows lie beyond and hold {@link #GAUSSIAN_SHARE}, under Laplace noise 4.6 % hold
 * {@link #LAPLACE_SHARE}. The concentration of the worst 1 % is told beside it by {@link
 * Concentration}.
 *
 * <p>Algorithm: the median of |r| is the root of the median of r², and |r| > 3s means r² > 9s², so
 * one histogram of squared errors is enough. The bounds are those when the median lies at the ends
 * of its bucket and the bucket that the threshold cuts counts for nothing or in full.
 *
 * <p>NaN where there are no rows, the cost is 0, infinite or NaN, or at least half the weight has
 * no error at all: then there is no scale, and every error is an outlier.
 *
 * <p>Source: F. R. Hampel, The influence curve and its role in robust estimation (1974),
 * doi:10.1080/01621459.1974.10482962; the rule of three: C. Leys and others, Detecting outliers: do
 * not use standard deviation around the mean (2013), doi:10.1016/j.jesp.2013.03.013.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param threshold 3s, in the unit of the label
 * @param rows the share of Σw beyond it
 * @param share the share of Σw r² that these rows hold
 * @param lower the least that the share may be
 * @param upper the greatest that the share may be
 * @since 0.1.0
 */
public record OutlierShare(double threshold, double rows, double share, double lower, double upper)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The share under Gaussian noise: √(2/π)·3e^{−9/2} + P(|z| > 3). */
  public static final double GAUSSIAN_SHARE = 0.02929088653488823;

  /** The share under Laplace noise: e^{−t}(t² + 2t + 2)/2 at t = 3·1.4826·ln 2. */
  public static final double LAPLACE_SHARE = 0.4048574197214449;

  /** 1/Φ⁻¹(¾), which takes the median of |z| to 1. */
  private static final double MEDIAN_TO_SIGMA = 1.482602218505602;

  private static final double SIGMAS = 3;

  /**
   * Returns the share of MSE that outliers hold.
   *
   * @param squaredErrors the squared errors, not their absolute values
   */
  public static OutlierShare of(LossHistogram squaredErrors) {
    Quantile median = squaredErrors.quantile(0.5);
    if (!(median.lower() > 0)) {
      return new OutlierShare(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double squared = squaredThreshold(median.value());
    TailShare beyond = Concentration.above(squaredErrors, squared);
    return new OutlierShare(
        Math.sqrt(squared),
        beyond.weight(),
        beyond.share(),
        Concentration.above(squaredErrors, squaredThreshold(median.upper())).lower(),
        Concentration.above(squaredErrors, squaredThreshold(median.lower())).upper());
  }

  private static double squaredThreshold(double median) {
    double factor = SIGMAS * MEDIAN_TO_SIGMA;
    return median * (factor * factor);
  }
}
