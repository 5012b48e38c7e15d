/** Results as tables of Spark: one row for each entry, with typed columns for its slice. */
@NullMarked
package io.sparkloss.evaluate.table;

import org.jspecify.annotations.NullMarked;
