/** The conditions under which a model may go out; what they decide is in {@code decision}. */
@NullMarked
package io.sparkloss.evaluate.gate;

import org.jspecify.annotations.NullMarked;
