/**
 * An evaluation: an immutable plan, one pass over the data, and its result. {@link
 * io.sparkloss.evaluate.Evaluator} runs an {@link io.sparkloss.evaluate.plan.EvaluationPlan}.
 */
@NullMarked
package io.sparkloss.evaluate;

import org.jspecify.annotations.NullMarked;
