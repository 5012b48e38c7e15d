/** How sure a cost is when rows come in clusters that are not independent within. */
@NullMarked
package io.sparkloss.cost.cluster;

import org.jspecify.annotations.NullMarked;
