/** From the groups of a pass to entries of the results and decisions of gates. */
@NullMarked
package io.sparkloss.evaluate.outcome;

import org.jspecify.annotations.NullMarked;
