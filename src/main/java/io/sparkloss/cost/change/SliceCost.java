package io.sparkloss.cost.change;

import io.sparkloss.cost.Cost;
import java.io.Serializable;

/**
 * The cost of a slice: what a decomposition needs of it.
 *
 * <p>A slice of weight 0 counts as absent, whatever its sum. An infinite or NaN sum is legal and
 * makes what follows from it NaN.
 *
 * <p>Immutable and safe for use by many threads if its key is.
 *
 * @param <K> what names a slice, with {@code equals} and {@code hashCode}
 * @param key the slice
 * @param weight Σw, finite and at least 0
 * @param sum Σwℓ
 * @param standardError the standard error of the slice's mean; NaN where there is none
 * @since 0.1.0
 */
public record SliceCost<K>(K key, double weight, double sum, double standardError)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks the weight. */
  public SliceCost {
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the weight of slice " + key + " is " + weight + " but must be finite and at least 0");
    }
  }

  /** Returns the slice of a cost. */
  public static <K> SliceCost<K> of(K key, Cost cost) {
    return new SliceCost<>(key, cost.weight(), cost.sum(), cost.standardError());
  }

  boolean present() {
    return weight > 0;
  }

  double mean() {
    return present() ? sum / weight : Double.NaN;
  }
}
