/** Which slices a cost comes from, and which made it change between two runs. */
@NullMarked
package io.sparkloss.cost.change;

import org.jspecify.annotations.NullMarked;
