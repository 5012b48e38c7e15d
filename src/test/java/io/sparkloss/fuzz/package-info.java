/**
 * Random and hostile input: files, calls, states and names that nobody would write, and plans
 * beside a slow evaluator. {@code mvn verify -Pfuzz} goes on for as long as it is told.
 */
@NullMarked
package io.sparkloss.fuzz;

import org.jspecify.annotations.NullMarked;
