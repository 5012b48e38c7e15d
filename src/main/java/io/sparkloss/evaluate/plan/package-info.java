/** What to evaluate, and how: plans that are checked as far as no data are needed. */
@NullMarked
package io.sparkloss.evaluate.plan;

import org.jspecify.annotations.NullMarked;
