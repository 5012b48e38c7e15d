/** Functions of one row, and what aggregates share with them: arguments, types, options. */
@NullMarked
package io.sparkloss.spark.row;

import org.jspecify.annotations.NullMarked;
