package io.sparkloss.cost.change;

/**
 * What one slice adds to the change of a cost; see {@link CostChange} for the formulas.
 *
 * <p>Immutable and safe for use by many threads if its key is.
 *
 * @param <K> what names a slice
 * @param key the slice
 * @param kind in which of the runs it is
 * @param shareBefore π₁, 0 for one that entered
 * @param shareAfter π₂, 0 for one that left
 * @param costBefore ℓ₁, NaN for one that entered
 * @param costAfter ℓ₂, NaN for one that left
 * @param mix what its share's change adds; 0 unless it stayed
 * @param rate what its cost's change adds; 0 unless it stayed
 * @param turnover what its entering or leaving adds; 0 if it stayed
 * @param rateStandardError the standard error of {@code rate} for given shares and runs of
 *     different rows; NaN unless it stayed and both costs have one
 * @since 0.1.0
 */
public record ChangeTerm<K>(
    K key,
    ChangeKind kind,
    double shareBefore,
    double shareAfter,
    double costBefore,
    double costAfter,
    double mix,
    double rate,
    double turnover,
    double rateStandardError) {}
