/**
 * What a loss is: one real number for one sample. {@link io.sparkloss.loss.Losses} is the table of
 * them all; the losses themselves are one final class each in {@code regression}, {@code
 * likelihood} and {@code classification}. The domains and intervals are building blocks for losses
 * that users add through a {@link io.sparkloss.loss.LossProvider}.
 */
@NullMarked
package io.sparkloss.loss;

import org.jspecify.annotations.NullMarked;
