/**
 * Objects that Spark's generated code calls: each lifts a loss, and turns a refusal into an error
 * in Spark's style. No arithmetic of its own. Public because generated code must reach them.
 */
@NullMarked
package io.sparkloss.spark.adapter;

import org.jspecify.annotations.NullMarked;
