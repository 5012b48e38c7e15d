package io.sparkloss.cost.change;

import io.sparkloss.numeric.ThreePartSum;
import java.util.List;

/**
 * What one slice adds to the cost of a run.
 *
 * <p>With slices that part the rows of the run, its share of the weight π and its mean ℓ, a slice
 * adds πℓ to J = Σπℓ; its excess π(ℓ − J) is what J would lose if the slice had the mean of all,
 * and excesses sum to 0.
 *
 * <p>Where losses may be negative a share of the cost means nothing: {@link #of} leaves it NaN, and
 * {@link #ofNonNegative} gives it.
 *
 * <p>Slices of weight 0 are left out. Non-finite values: where the mean of one slice is infinite or
 * NaN, the excess and the cost's share of all are NaN. A cost of 0 has no shares: NaN.
 *
 * <p>Algorithm: each number is a quotient of exact numbers, the excess (sW − wS) / W² with the sums
 * s, S of losses and w, W of weights, and is rounded once.
 *
 * <p>Immutable and safe for use by many threads if its key is.
 *
 * @param <K> what names a slice
 * @param key the slice
 * @param weightShare π
 * @param contribution πℓ
 * @param excess π(ℓ − J)
 * @param costShare πℓ / J
 * @since 0.1.0
 */
public record Contribution<K>(
    K key, double weightShare, double contribution, double excess, double costShare) {

  /**
   * Returns what each slice adds, without shares of the cost.
   *
   * @throws IllegalArgumentException when a slice is given twice
   */
  public static <K> List<Contribution<K>> of(List<SliceCost<K>> slices) {
    Run<K> run = new Run<>(slices);
    return run.slices().values().stream().map(slice -> of(run, slice, Double.NaN)).toList();
  }

  /**
   * Returns what each slice adds, for a loss that cannot be negative.
   *
   * @throws IllegalArgumentException when a slice is given twice, or has a negative sum
   */
  public static <K> List<Contribution<K>> ofNonNegative(List<SliceCost<K>> slices) {
    for (SliceCost<K> slice : slices) {
      if (slice.present() && slice.sum() < 0) {
        throw new IllegalArgumentException(
            "the sum of slice "
                + slice.key()
                + " is "
                + slice.sum()
                + " but must be at least 0 for a cost to have shares");
      }
    }
    Run<K> run = new Run<>(slices);
    return run.slices().values().stream()
        .map(slice -> of(run, slice, quotient(slice.sum(), run.sum(), run.finite())))
        .toList();
  }

  /**
   * Returns what one slice adds to the cost of all rows, the same as {@link #of(List)} where the
   * slices' sums are those of {@code all}.
   *
   * @param all all rows, under any key
   * @throws IllegalArgumentException when the slice has no weight
   */
  public static <K> Contribution<K> of(SliceCost<K> slice, SliceCost<K> all) {
    return of(whole(slice, all), slice, Double.NaN);
  }

  /** Returns the same for a loss that cannot be negative. */
  public static <K> Contribution<K> ofNonNegative(SliceCost<K> slice, SliceCost<K> all) {
    Run<K> run = whole(slice, all);
    return of(run, slice, quotient(slice.sum(), run.sum(), run.finite()));
  }

  private static <K> Run<K> whole(SliceCost<K> slice, SliceCost<K> all) {
    if (!slice.present()) {
      throw new IllegalArgumentException(
          "slice " + slice.key() + " has no weight but must have some to add to a cost");
    }
    return new Run<>(List.of(all));
  }

  private static <K> Contribution<K> of(Run<K> run, SliceCost<K> slice, double costShare) {
    return new Contribution<>(
        slice.key(),
        run.roundedShare(slice),
        quotient(slice.sum(), run.weight(), true),
        excess(run, slice),
        costShare);
  }

  private static <K> double excess(Run<K> run, SliceCost<K> slice) {
    if (!run.finite()) {
      return Double.NaN;
    }
    return run.excess(slice);
  }

  private static double quotient(double part, ThreePartSum all, boolean defined) {
    return defined ? new ThreePartSum(part, 0, 0).dividedBy(all) : Double.NaN;
  }
}
