/**
 * Losses that are likelihoods by name: negative log-likelihoods, and unit deviances (twice the log
 * of a likelihood ratio).
 */
@NullMarked
package io.sparkloss.loss.likelihood;

import org.jspecify.annotations.NullMarked;
