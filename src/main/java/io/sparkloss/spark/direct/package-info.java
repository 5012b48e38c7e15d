/** The functions as columns that need no session to know them. */
@NullMarked
package io.sparkloss.spark.direct;

import org.jspecify.annotations.NullMarked;
