/** Why an evaluation refuses its data. */
@NullMarked
package io.sparkloss.evaluate.refusal;

import org.jspecify.annotations.NullMarked;
