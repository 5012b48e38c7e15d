/** The lasting form of a cost: what is stored of a day, and merged to weeks. */
@NullMarked
package io.sparkloss.cost.state;

import org.jspecify.annotations.NullMarked;
