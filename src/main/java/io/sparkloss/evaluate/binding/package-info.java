/** A plan bound to the columns of data: what is computed of them, and by which slices. */
@NullMarked
package io.sparkloss.evaluate.binding;

import org.jspecify.annotations.NullMarked;
