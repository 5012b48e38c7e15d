/** Losses of a number against a predicted number, in the units of the label. */
@NullMarked
package io.sparkloss.loss.regression;

import org.jspecify.annotations.NullMarked;
