package io.sparkloss.cost.calibration;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.joint.JointMoments;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.numeric.Elementary;
import java.nio.ByteBuffer;

/**
 * How sure the two ratios of a calibration are: predicted over actual, and log loss over the
 * entropy of the labels' mean. Both are functions of the means of label y, prediction p and log
 * loss ℓ; the derivative of the entropy H by ȳ is ln((1 − ȳ)/ȳ).
 *
 * <p>Rows are taken as independent. Where all labels are of one class the ratios have no standard
 * error.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CalibrationRatios {

  private static final int LABEL = 0;
  private static final int PREDICTION = 1;
  private static final int LOG_LOSS = 2;
  private static final int VALUES = 3;

  private final JointMoments moments;

  /** Creates the ratios of no rows. */
  public CalibrationRatios(WeightKind kind) {
    moments = new JointMoments(VALUES, kind);
  }

  /** Adds a row. */
  public void add(double label, double prediction, double weight) {
    moments.add(weight, label, prediction, ReliabilityBins.LOG_LOSS.value(label, prediction));
  }

  /** Adds all rows of others. */
  public void merge(CalibrationRatios other) {
    moments.merge(other.moments);
  }

  /** Returns Σwp / Σwy. */
  public RatioEstimate predictedActual(Calibration of, double confidence) {
    double label = moments.mean(LABEL);
    double prediction = moments.mean(PREDICTION);
    return RatioEstimate.of(
        of.predictedActualRatio(),
        moments,
        confidence,
        -prediction / (label * label),
        1 / label,
        0);
  }

  /** Returns the log loss over the entropy of the labels' mean. */
  public RatioEstimate normalizedEntropy(Calibration of, double confidence) {
    double label = moments.mean(LABEL);
    double entropy = of.logLoss().uncertainty();
    double slope = Elementary.ln(1 - label) - Elementary.ln(label);
    double loss = moments.mean(LOG_LOSS);
    return RatioEstimate.of(
        of.normalizedEntropy(),
        moments,
        confidence,
        -loss * slope / (entropy * entropy),
        0,
        1 / entropy);
  }

  /** Returns the number of bytes that {@link #write} writes. */
  public int bytes() {
    return moments.bytes();
  }

  /** Writes the sums; {@link #read} adds them to ratios of the same kind of weights. */
  public void write(ByteBuffer target) {
    moments.write(target);
  }

  /** Adds what {@link #write} wrote. */
  public void read(ByteBuffer source) {
    moments.read(source);
  }
}
