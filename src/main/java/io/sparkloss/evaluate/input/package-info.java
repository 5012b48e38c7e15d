/**
 * What a plan is evaluated on: rows, their columns by name, and labels that come from elsewhere.
 */
@NullMarked
package io.sparkloss.evaluate.input;

import org.jspecify.annotations.NullMarked;
