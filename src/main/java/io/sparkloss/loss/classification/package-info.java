/** Losses of a class against probabilities, scores, or another class. */
@NullMarked
package io.sparkloss.loss.classification;

import org.jspecify.annotations.NullMarked;
