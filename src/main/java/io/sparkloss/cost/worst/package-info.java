/** The rows of the greatest losses. */
@NullMarked
package io.sparkloss.cost.worst;

import org.jspecify.annotations.NullMarked;
