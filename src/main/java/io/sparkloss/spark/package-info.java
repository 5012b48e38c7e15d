/**
 * Losses and costs as Spark functions. No arithmetic of its own: a function is a type check, a null
 * rule and one call.
 */
@NullMarked
package io.sparkloss.spark;

import org.jspecify.annotations.NullMarked;
