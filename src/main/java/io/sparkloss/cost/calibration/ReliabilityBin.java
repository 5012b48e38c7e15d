package io.sparkloss.cost.calibration;

import io.sparkloss.numeric.Wilson;
import java.io.Serializable;

/**
 * One bar of a reliability diagram: the rows whose prediction lies in [lower, upper), in the last
 * bin also at 1.
 *
 * <p>The interval of the mean label is Wilson's, at the effective number of rows (Σw)²/Σw², which
 * is the number of rows where all weights are equal; for labels between 0 and 1 it is too wide
 * rather than too narrow.
 *
 * <p>Empty: NaN but for edges, rows and weight.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param lower the lower edge
 * @param upper the upper edge
 * @param rows the rows of positive weight
 * @param weight Σw
 * @param meanPrediction Σwp/Σw
 * @param meanLabel Σwy/Σw
 * @param labelLower the lower end of the interval of the mean label
 * @param labelUpper the upper end of the interval of the mean label
 * @since 0.1.0
 */
public record ReliabilityBin(
    double lower,
    double upper,
    long rows,
    double weight,
    double meanPrediction,
    double meanLabel,
    double labelLower,
    double labelUpper)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  static ReliabilityBin of(Binning binning, int index, BinSums sums, double confidence) {
    double meanLabel = sums.label().dividedBy(sums.weight());
    double[] interval = Wilson.interval(meanLabel, sums.effectiveRows(), confidence);
    return new ReliabilityBin(
        binning.lower(index),
        binning.upper(index),
        sums.rows(),
        sums.weight().value(),
        sums.prediction().dividedBy(sums.weight()),
        meanLabel,
        interval[0],
        interval[1]);
  }
}
