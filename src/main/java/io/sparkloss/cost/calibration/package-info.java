/**
 * Calibration of probabilities: reliability bins, calibration errors, and the parts of the log loss
 * and the Brier loss.
 */
@NullMarked
package io.sparkloss.cost.calibration;

import org.jspecify.annotations.NullMarked;
