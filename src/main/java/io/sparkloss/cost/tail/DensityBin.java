package io.sparkloss.cost.tail;

import io.sparkloss.numeric.ThreePartSum;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of values, and what share of the weight they hold: a bar of a histogram whose area is the
 * share, so its height is share / (upper − lower).
 *
 * <p>The ranges of {@link #of} end at borders of buckets, so every share is exact. Where most
 * values lie they are about equally wide, {@value #CENTRAL} of them between the 1 % and the 99 %
 * quantile; farther out they are as wide as a quarter of their distance from 0, so they stay few.
 * Ranges without values are left out.
 *
 * <p>Non-finite values: infinite ones are left out, so the shares sum to less than 1; with NaN, or
 * without values, there are no ranges. Values that are all equal have one range of no width.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param lower the least value that may be in it
 * @param upper the greatest value that may be in it
 * @param share the share of Σw
 * @since 0.1.0
 */
public record DensityBin(double lower, double upper, double share) {

  private static final int CENTRAL = 80;
  private static final double CENTRE = 0.98;
  private static final double RELATIVE_WIDTH = 0.25;

  static List<DensityBin> of(BucketSums sums) {
    List<DensityBin> bins = new ArrayList<>();
    if (sums.size() == 0 || sums.hasNan()) {
      return bins;
    }
    double low = Quantile.of(sums, (1 - CENTRE) / 2).value();
    double high = Quantile.of(sums, (1 + CENTRE) / 2).value();
    double step = (high - low) / CENTRAL;
    ThreePartSum all = sums.weight();
    ThreePartSum weight = new ThreePartSum();
    double lower = Double.NaN;
    for (int at = 0; at < sums.size(); at++) {
      double upper = sums.greatest(at);
      if (!(Math.abs(upper) <= Double.MAX_VALUE)) {
        continue;
      }
      lower = Double.isNaN(lower) ? sums.least(at) : lower;
      weight.add(sums.weight(at));
      boolean far = lower < low || upper > high;
      double wanted = far ? Math.max(step, RELATIVE_WIDTH * Math.abs(lower)) : step;
      if (upper - lower >= wanted && upper > lower) {
        bins.add(new DensityBin(lower, upper, weight.dividedBy(all)));
        weight = new ThreePartSum();
        lower = Double.NaN;
      }
    }
    return Double.isNaN(lower) ? bins : with(bins, lower, sums, weight.dividedBy(all));
  }

  /** Adds what is left to the last range: it is too narrow for one of its own. */
  private static List<DensityBin> with(
      List<DensityBin> bins, double lower, BucketSums sums, double share) {
    double end = Double.NaN;
    for (int at = sums.size() - 1; at >= 0 && Double.isNaN(end); at--) {
      double greatest = sums.greatest(at);
      end = Math.abs(greatest) <= Double.MAX_VALUE ? greatest : Double.NaN;
    }
    DensityBin last = bins.isEmpty() ? new DensityBin(lower, end, 0) : bins.remove(bins.size() - 1);
    bins.add(new DensityBin(last.lower, end, last.share + share));
    return bins;
  }
}
