/** Where a cost comes from, and what the residuals look like. */
@NullMarked
package io.sparkloss.result.detail;

import org.jspecify.annotations.NullMarked;
