package io.sparkloss.result;

import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.resample.BootstrapInterval;
import org.jspecify.annotations.Nullable;

/**
 * Whether the probabilities of a model mean what they say.
 *
 * @param target the target
 * @param model the model
 * @param slice which rows
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
    Calibration calibration,
    @Nullable BootstrapInterval errorInterval,
    @Nullable RatioEstimate predictedActual,
    @Nullable RatioEstimate normalizedEntropy) {}
