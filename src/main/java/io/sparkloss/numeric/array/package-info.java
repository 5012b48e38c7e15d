/**
 * Elementary functions of whole arrays, on vectors where the running JVM has them, with the bits of
 * the scalar functions.
 */
@NullMarked
package io.sparkloss.numeric.array;

import org.jspecify.annotations.NullMarked;
