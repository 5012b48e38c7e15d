/**
 * Losses: one real number for one sample. One final class per loss, with its value, its gradient
 * and its domain; {@link io.sparkloss.loss.Losses} is the table of them all.
 */
@NullMarked
package io.sparkloss.loss;

import org.jspecify.annotations.NullMarked;
