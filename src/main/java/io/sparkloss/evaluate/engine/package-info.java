/** How an evaluation runs: names to columns, one pass, refusals, results. */
@NullMarked
package io.sparkloss.evaluate.engine;

import org.jspecify.annotations.NullMarked;
