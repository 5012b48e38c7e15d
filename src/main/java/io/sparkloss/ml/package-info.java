/** The costs in Spark ML's tuning; the only package that needs spark-mllib. */
@NullMarked
package io.sparkloss.ml;

import org.jspecify.annotations.NullMarked;
