/** One entry of the results: which cost, of which rows, how large and how sure. */
@NullMarked
package io.sparkloss.result.entry;

import org.jspecify.annotations.NullMarked;
