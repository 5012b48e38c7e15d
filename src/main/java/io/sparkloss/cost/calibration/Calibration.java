package io.sparkloss.cost.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the rows predicted at p, does a share p come true?
 *
 * <p>Empty (no row of positive weight): every double but {@code weight} is NaN, never 0. Non-finite
 * values: NaN in a label or a prediction makes NaN of all over all bins that depends on it. One
 * class only: the entropy of the labels is 0, so the normalised entropy is +∞, or NaN where the
 * loss is 0 too; the predicted/actual ratio is +∞ where no label is above 0 and a prediction is.
 *
 * <p>Every double is rounded from exact sums, so it is the same for every order and partition of
 * the rows.
 *
 * <p>Source: X. He and others, Practical lessons from predicting clicks on ads at Facebook (2014),
 * doi:10.1145/2648584.2648589, for normalised entropy and the ratio; for the others see their
 * types.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param count the rows, those of weight 0 included
 * @param weight Σw
 * @param meanLabel Σwy/Σw
 * @param meanPrediction Σwp/Σw
 * @param predictedActualRatio Σwp/Σwy: above 1 where too much is predicted
 * @param bins the bins from 0 to 1, empty ones included
 * @param error how far predictions lie from labels over the bins
 * @param logLoss the parts of the log loss
 * @param brierLoss the parts of the Brier loss
 * @since 0.1.0
 */
public record Calibration(
    long count,
    double weight,
    double meanLabel,
    double meanPrediction,
    double predictedActualRatio,
    List<ReliabilityBin> bins,
    CalibrationError error,
    Decomposition logLoss,
    Decomposition brierLoss)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copy of the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Returns the log loss over the entropy of the label mean: 1 for predicting the mean of all
   * labels for each row, less for better.
   */
  public double normalizedEntropy() {
    return logLoss.loss() / logLoss.uncertainty();
  }

  static Calibration of(ReliabilityBins source, double confidence) {
    Binning binning = source.binning();
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int k = 0; k < binning.bins(); k++) {
      bins.add(ReliabilityBin.of(binning, k, source.bin(k), confidence));
    }
    BinSums all = source.total();
    List<BinSums> used = source.used();
    return new Calibration(
        source.count(),
        all.weight().value(),
        all.label().dividedBy(all.weight()),
        all.prediction().dividedBy(all.weight()),
        all.prediction().dividedBy(all.label()),
        bins,
        CalibrationError.of(used),
        Decomposition.ofLogLoss(all, used),
        Decomposition.ofBrierLoss(all, used));
  }
}
