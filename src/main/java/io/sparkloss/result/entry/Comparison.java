package io.sparkloss.result.entry;

import io.sparkloss.cost.state.CostState;
import org.jspecify.annotations.Nullable;

/**
 * A model beside the baseline of its target, row by row over the rows usable for both.
 *
 * @param key which run, target, model and loss
 * @param baseline the model that it is compared with
 * @param slice which rows
 * @param difference the mean of ℓ(model) − ℓ(baseline): below 0 the model is better
 * @param cost the model's cost on those rows
 * @param baselineCost the baseline's cost on those rows
 * @param won the rows of positive weight where the model's loss is less
 * @param tied the rows of positive weight where both losses are equal
 * @param wonShare the share of weight that the rows won hold; NaN where there is none
 * @param tiedShare the share of weight that the rows tied hold; NaN where there is none
 * @param state the state of the paired difference, without its standard error where rows come by
 *     clusters or weights are frequencies; null in results of before, which do not hold it
 * @since 0.1.0
 */
public record Comparison(
    EntryKey key,
    String baseline,
    Slice slice,
    Estimate difference,
    Estimate cost,
    Estimate baselineCost,
    long won,
    long tied,
    double wonShare,
    double tiedShare,
    @Nullable CostState state) {}
