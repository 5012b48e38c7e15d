/**
 * The example: models fitted on the US flights of January to May 2001 predict those of June. It
 * makes the predictions that the quick start evaluates.
 */
@NullMarked
package io.sparkloss.job.flights;

import org.jspecify.annotations.NullMarked;
