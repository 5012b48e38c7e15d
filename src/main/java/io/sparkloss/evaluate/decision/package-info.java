/** What gates decide, from costs and their intervals alone. */
@NullMarked
package io.sparkloss.evaluate.decision;

import org.jspecify.annotations.NullMarked;
