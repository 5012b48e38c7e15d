/** The groups of one pass over the data, one for each slice. */
@NullMarked
package io.sparkloss.evaluate.group;

import org.jspecify.annotations.NullMarked;
