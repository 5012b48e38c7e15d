package io.sparkloss.cost.calibration;

import io.sparkloss.numeric.Expansion;
import java.io.Serializable;
import java.util.List;

/**
 * How far mean predictions lie from mean labels, over the bins.
 *
 * <p>With the share \( s_k \) of bin k in the weight and \( d_k = \bar y_k - \bar p_k \): the
 * expected calibration error (ECE) is \( \sum s_k |d_k| \), the maximum \( \max |d_k| \), the
 * squared one \( \sum s_k d_k^2 \), whose root is the root mean square. They depend on the bins:
 * compare only what was computed with the same.
 *
 * <p>Chance alone makes \( d_k \) differ from 0, so the first three are too large on average, by
 * much where bins hold few rows. The debiased squared error takes that away: with residuals r = y −
 * p, \( \sum_k s_k \frac{\sum_{i \ne j} w_i w_j r_i r_j}{\sum_{i \ne j} w_i w_j} = \sum_k s_k
 * \frac{(\sum w r)^2 - \sum w^2 r^2}{(\sum w)^2 - \sum w^2} \), the mean of products of different
 * rows. It is unbiased for independent rows, and therefore below 0 by chance about as often as not
 * when predictions are calibrated. For equal weights, labels 0 and 1 and one prediction per bin it
 * is the estimator \( \sum s_k (d_k^2 - \bar y_k (1 - \bar y_k)/(n_k - 1)) \) of Bröcker, Ferro and
 * Fricker, and Kumar, Liang and Ma. A bin of one row has no other row to compare with; it is left
 * out, and the shares are those of the others.
 *
 * <p>The absolute value has no unbiased estimator: the ECE itself is reported as it is. It is never
 * above the root mean square.
 *
 * <p>Empty: NaN, never 0; {@code debiasedSquared} is NaN when every bin holds one row. Non-finite
 * values: NaN in a label or a prediction makes all NaN.
 *
 * <p>Source: M. P. Naeini, G. F. Cooper, M. Hauskrecht, Obtaining well calibrated probabilities
 * using Bayesian binning (2015), doi:10.1609/aaai.v29i1.9602, for ECE and maximum; J. Bröcker,
 * Estimating reliability and resolution of probability forecasts through decomposition of the
 * empirical score (2012), doi:10.1007/s00382-011-1191-1; C. A. T. Ferro, T. E. Fricker, A
 * bias-corrected decomposition of the Brier score (2012), doi:10.1002/qj.1924; A. Kumar, P. Liang,
 * T. Ma, Verified uncertainty calibration (2019), doi:10.48550/arXiv.1909.10155.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param expected the ECE
 * @param maximum the largest difference
 * @param squared the mean squared difference, with the part that is chance
 * @param debiasedSquared the same without it; may be below 0
 * @since 0.1.0
 */
public record CalibrationError(
    double expected, double maximum, double squared, double debiasedSquared)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** For each bin Σw, Σwr, Σw²r², and Σw² where rows have weights; without, it equals Σw. */
  static final int UNWEIGHTED_SUMS = 3;

  static final int WEIGHTED_SUMS = 4;

  private static final int RESIDUAL = 1;
  private static final int SQUARES = 2;
  private static final int SQUARED_WEIGHT = 3;

  /** Returns the root mean square of the differences, with the part that is chance. */
  public double rootMeanSquare() {
    return Math.sqrt(squared);
  }

  /** Returns the root mean square without the part that is chance; 0 where chance explains all. */
  public double debiased() {
    return Math.sqrt(Math.max(0, debiasedSquared));
  }

  static CalibrationError of(List<BinSums> bins) {
    double[] sums = new double[bins.size() * WEIGHTED_SUMS];
    for (int k = 0; k < bins.size(); k++) {
      BinSums bin = bins.get(k);
      sums[k * WEIGHTED_SUMS] = bin.weight().value();
      sums[k * WEIGHTED_SUMS + RESIDUAL] = bin.residual();
    }
    return of(sums, debiasedSquared(bins));
  }

  private static CalibrationError of(double[] sums, double debiased) {
    double weight = 0;
    double absolute = 0;
    double square = 0;
    double maximum = Double.NaN;
    for (int k = 0; k < sums.length; k += WEIGHTED_SUMS) {
      double residual = sums[k + RESIDUAL];
      double difference = Math.abs(residual / sums[k]);
      weight += sums[k];
      absolute += Math.abs(residual);
      square += difference * Math.abs(residual);
      maximum = k == 0 ? difference : Math.max(maximum, difference);
    }
    return new CalibrationError(absolute / weight, maximum, square / weight, debiased);
  }

  /**
   * Returns the debiased squared error in exact arithmetic: most of both differences may cancel.
   */
  private static double debiasedSquared(List<BinSums> bins) {
    double weight = 0;
    double total = 0;
    for (BinSums bin : bins) {
      Expansion w = Expansion.of(bin.weight(), 0);
      Expansion pairs = w.times(w).minus(Expansion.of(bin.squaredWeight(), 0));
      if (pairs.signum() > 0) {
        Expansion residual = Expansion.of(bin.label(), 0).minus(Expansion.of(bin.prediction(), 0));
        Expansion products =
            residual.times(residual).minus(Expansion.of(bin.squaredWeightBrier(), 0));
        total += w.value() * products.dividedBy(pairs);
        weight += w.value();
      }
    }
    return total / weight;
  }

  /**
   * Returns the debiased squared error from so many sums of each bin of a replicate, in plain
   * arithmetic: of replicates only the spread is wanted.
   */
  static double debiasedSquared(double[] sums, int sumsOfBin) {
    double weight = 0;
    double total = 0;
    for (int k = 0; k < sums.length; k += sumsOfBin) {
      double w = sums[k];
      double pairs = w * w - (sumsOfBin == WEIGHTED_SUMS ? sums[k + SQUARED_WEIGHT] : w);
      if (pairs > 0) {
        double residual = sums[k + RESIDUAL];
        total += w * ((residual * residual - sums[k + SQUARES]) / pairs);
        weight += w;
      }
    }
    return total / weight;
  }
}
