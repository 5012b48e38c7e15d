package io.sparkloss.cost.resample;

import java.io.Serializable;

/**
 * How sure a statistic is, by the bootstrap.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param lower the lower end of the interval; NaN where there is none
 * @param upper the upper end of the interval; NaN where there is none
 * @param standardError the standard error; NaN where there is none
 * @param replicates the replicates that these rest on
 * @since 0.1.0
 */
public record BootstrapInterval(double lower, double upper, double standardError, int replicates)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
