/**
 * What a function reports when it reports one number: the fewest sums from which the number
 * follows, and the formula that makes it of them.
 */
@NullMarked
package io.sparkloss.cost.score;

import org.jspecify.annotations.NullMarked;
