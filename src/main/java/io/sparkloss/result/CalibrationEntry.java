package io.sparkloss.result;

import io.sparkloss.cost.calibration.Calibration;
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
 * @since 0.1.0
 */
public record CalibrationEntry(
    String target,
    String model,
    Slice slice,
    Calibration calibration,
    @Nullable BootstrapInterval errorInterval) {}
