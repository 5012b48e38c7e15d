/**
 * Costs as aggregate functions: buffers of a few doubles in generated code, and objects where more
 * is asked for. The arithmetic is that of {@link io.sparkloss.numeric} and {@link
 * io.sparkloss.cost}.
 */
@NullMarked
package io.sparkloss.spark.aggregate;

import org.jspecify.annotations.NullMarked;
