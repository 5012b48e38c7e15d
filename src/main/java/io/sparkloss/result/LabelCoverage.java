package io.sparkloss.result;

import io.sparkloss.result.entry.Slice;
import org.jspecify.annotations.Nullable;

/**
 * How many predictions have a label, where labels come from another table. Predictions without one
 * are counted here and nowhere else: they are neither invalid nor a part of any other coverage.
 *
 * @param slice which predictions
 * @param model in long form the model; null where all models share the rows
 * @param predictions the predictions
 * @param labelled those of them that have a label, be it NULL
 * @since 0.1.0
 */
public record LabelCoverage(Slice slice, @Nullable String model, long predictions, long labelled) {

  /** Returns the labelled share of the predictions; NaN when there are none. */
  public double share() {
    return (double) labelled / (double) predictions;
  }
}
