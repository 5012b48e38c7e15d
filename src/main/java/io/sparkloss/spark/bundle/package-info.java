/**
 * All costs of a group by one aggregate that takes the raw columns once. No arithmetic of its own:
 * it reads Catalyst's values and calls {@code cost.group}.
 */
@NullMarked
package io.sparkloss.spark.bundle;

import org.jspecify.annotations.NullMarked;
