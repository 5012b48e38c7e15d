/** What changed between two evaluations. */
@NullMarked
package io.sparkloss.result.compare;

import org.jspecify.annotations.NullMarked;
