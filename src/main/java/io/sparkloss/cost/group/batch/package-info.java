/**
 * The costs of groups from arrays: losses of many rows at once, with the bits of the row at a time.
 * A row that some cost cannot use is left to {@code cost.group}, which knows the reasons.
 */
@NullMarked
package io.sparkloss.cost.group.batch;

import org.jspecify.annotations.NullMarked;
