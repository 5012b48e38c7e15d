/** Many costs of one aggregation as one aggregate that shares what they have in common. */
@NullMarked
package io.sparkloss.spark.aggregate.fused;

import org.jspecify.annotations.NullMarked;
