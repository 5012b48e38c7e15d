package io.sparkloss.evaluate.history;

import io.sparkloss.cost.state.CostState;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a run of the past, in the parts that add up with those of other runs.
 *
 * @param baseline the model that the cost's is compared with
 * @param state the state of the paired difference
 * @param reported the difference as it was reported; null where the state tells how sure it is
 * @since 0.1.0
 */
public record StoredComparison(
    String baseline, CostState state, StoredCost.@Nullable Reported reported) {}
