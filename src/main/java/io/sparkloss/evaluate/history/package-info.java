/** Runs of the past, and what is kept of them. */
@NullMarked
package io.sparkloss.evaluate.history;

import org.jspecify.annotations.NullMarked;
