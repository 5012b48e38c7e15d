/**
 * Fixed arithmetic: sums that do not depend on order, moments centred once, elementary functions
 * that give the same bits on every machine.
 */
@NullMarked
package io.sparkloss.numeric;

import org.jspecify.annotations.NullMarked;
