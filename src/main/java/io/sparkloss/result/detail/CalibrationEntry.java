package io.sparkloss.result.detail;

import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.result.entry.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Whether the probabilities of a model mean what they say. Of a binary target they are those of
 * class 1; of more classes, the probability of the class that is predicted, and whether it was
 * right: how far a model may be trusted when it decides.
 *
 * @param target the target
 * @param model the model
 * @param slice which rows
 * @param event what the probabilities are of
 * @param calibration the bins, and what follows from them
 * @param errorInterval the interval of the debiased calibration error, or null without replicates
 * @param predictedActual Σwp / Σwy with its interval, or null where rows come by clusters
 * @param normalizedEntropy the log loss over the entropy of the labels' mean with its interval, or
 *     null where rows come by clusters
 * @since 0.1.0
 */
public record CalibrationEntry(
    String target,
    String model,
    Slice slice,
    Event event,
    Calibration calibration,
    @Nullable BootstrapInterval errorInterval,
    @Nullable RatioEstimate predictedActual,
    @Nullable RatioEstimate normalizedEntropy) {

  /** What probabilities are of. */
  public enum Event {
    /** The label is 1. */
    LABEL_IS_ONE,
    /** The predicted class is right. */
    PREDICTED_CLASS_IS_RIGHT
  }
}
