/** The table of the losses that come with the library. */
@NullMarked
package io.sparkloss.loss.builtin;

import org.jspecify.annotations.NullMarked;
