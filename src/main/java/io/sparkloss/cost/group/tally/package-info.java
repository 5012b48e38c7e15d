/** What groups keep of their rows beside costs: histograms, bins, the worst rows. */
@NullMarked
package io.sparkloss.cost.group.tally;

import org.jspecify.annotations.NullMarked;
