/** Which noise residuals look like, and what share of a cost outliers hold. */
@NullMarked
package io.sparkloss.cost.noise;

import org.jspecify.annotations.NullMarked;
