package io.sparkloss.cost.tail;

import io.sparkloss.numeric.ThreePartSum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How concentrated a cost is: which share of Σwℓ the worst rows hold.
 *
 * <p>The worst fraction f of the rows is taken by weight: rows in the order of their losses, the
 * greatest first, until they hold f·Σw (rounded to a double); of the row at the border only as much
 * weight as is missing. Whole buckets count exactly. Of the bucket at the border, the missing
 * weight u counts at the bucket's mean loss m. As its worst rows have at least the mean, that is
 * the least the share may be; the greatest is reached when they have the bucket's greatest loss h,
 * or the rest its least loss l: min(u·h, Σwℓ − (Σw − u)·l) of that bucket. Where a border of
 * buckets falls right, all three are equal.
 *
 * <p>Rows above a threshold: buckets wholly above it count, the one that holds it counts nothing
 * for the lower bound and all for the upper; the estimate takes the part (h − t)/(h − l) of its
 * weight, at its mean.
 *
 * <p>Non-finite values: {@link TailShare}. Losses that may be negative have no shares, and {@link
 * LossHistogram} refuses them.
 *
 * <p>Source: M. O. Lorenz, Methods of measuring the concentration of wealth (1905),
 * doi:10.2307/2276207.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Concentration {

  private static final double[] WORST = {0.001, 0.01, 0.1};

  private Concentration() {}

  /** Returns the shares that the worst 0.1, 1 and 10 % of the rows hold. */
  public static List<TailShare> worst(LossHistogram losses) {
    return DoubleStream.of(WORST).mapToObj(fraction -> worst(losses, fraction)).toList();
  }

  /**
   * Returns the share that the worst fraction of the rows holds.
   *
   * @throws IllegalArgumentException when the fraction is outside [0, 1]
   */
  public static TailShare worst(LossHistogram losses, double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction is " + fraction + " but must lie in [0, 1]");
    }
    BucketSums sums = losses.sums();
    if (!hasShares(sums.sum())) {
      return TailShare.undefined(fraction);
    }
    double target = fraction * sums.weight().value();
    Border border = new Border(sums);
    while (border.at > 0 && border.weight.plus(sums.weight(border.at)).value() < target) {
      border.passBucket();
    }
    return border.filledTo(target, fraction);
  }

  /** Returns the share that the losses above a threshold hold. */
  public static TailShare above(LossHistogram losses, double threshold) {
    BucketSums sums = losses.sums();
    if (!hasShares(sums.sum()) || Double.isNaN(threshold)) {
      return TailShare.undefined(Double.NaN);
    }
    Border border = new Border(sums);
    while (border.at >= 0 && sums.least(border.at) > threshold) {
      border.passBucket();
    }
    return border.at < 0 || sums.greatest(border.at) <= threshold
        ? border.above()
        : border.cutAt(threshold);
  }

  /** A bucket, and what the buckets above it hold. */
  private static final class Border {
    private final BucketSums sums;
    private final ThreePartSum all;
    private final ThreePartSum weight = new ThreePartSum();
    private final ThreePartSum sum = new ThreePartSum();
    private int at;

    Border(BucketSums sums) {
      this.sums = sums;
      this.all = sums.sum();
      this.at = sums.size() - 1;
    }

    void passBucket() {
      weight.add(sums.weight(at));
      sum.add(sums.sum(at));
      at--;
    }

    /** Returns the share that the buckets above hold. */
    TailShare above() {
      double share = sum.dividedBy(all);
      return new TailShare(weight.dividedBy(sums.weight()), share, share, share);
    }

    /** Returns the share when so much of this bucket counts that a weight is reached. */
    TailShare filledTo(double target, double fraction) {
      double missing = new ThreePartSum(target, 0, 0).minus(weight).value();
      double own = sums.weight(at).value();
      double ownSum = sums.sum(at).value();
      double part = Math.min(1, missing / own);
      double most =
          Math.min(missing * sums.greatest(at), ownSum - (own - missing) * sums.least(at));
      double share = sum.plus(part(part, sums.sum(at))).dividedBy(all);
      double upper = sum.plus(new ThreePartSum(most, 0, 0)).dividedBy(all);
      return new TailShare(fraction, share, share, Math.min(1, Math.max(share, upper)));
    }

    /** Returns the share above a threshold inside this bucket. */
    TailShare cutAt(double threshold) {
      double greatest = sums.greatest(at);
      double part = (greatest - threshold) / (greatest - sums.least(at));
      return new TailShare(
          weight.plus(part(part, sums.weight(at))).dividedBy(sums.weight()),
          sum.plus(part(part, sums.sum(at))).dividedBy(all),
          sum.dividedBy(all),
          sum.plus(sums.sum(at)).dividedBy(all));
    }

    private static ThreePartSum part(double part, ThreePartSum of) {
      ThreePartSum product = new ThreePartSum();
      product.addProduct(new ThreePartSum(part, 0, 0), of);
      return product;
    }
  }

  /**
   * Returns the concentration curve, from (0, 0) to (1, 1): a point for each bucket, the worst
   * first. Every point lies on the true curve, which between two points is above their chord. Empty
   * where there are no shares.
   */
  public static List<CurvePoint> curve(LossHistogram losses) {
    return curve(losses, Integer.MAX_VALUE);
  }

  /**
   * Returns the points of the concentration curve, or as many of them, spread evenly over the
   * buckets, the first and the last among them.
   *
   * @param most the most points, at least 2
   */
  public static List<CurvePoint> curve(LossHistogram losses, int most) {
    BucketSums sums = losses.sums();
    ThreePartSum all = sums.sum();
    if (!hasShares(all)) {
      return List.of();
    }
    ThreePartSum weight = new ThreePartSum();
    ThreePartSum sum = new ThreePartSum();
    ThreePartSum allWeight = sums.weight();
    int buckets = sums.size();
    int points = Math.min(most, buckets + 1);
    List<CurvePoint> curve = new ArrayList<>(List.of(new CurvePoint(0, 0)));
    for (int passed = 1; passed <= buckets; passed++) {
      weight.add(sums.weight(buckets - passed));
      sum.add(sums.sum(buckets - passed));
      if (passed == (long) curve.size() * buckets / (points - 1)) {
        curve.add(new CurvePoint(weight.dividedBy(allWeight), sum.dividedBy(all)));
      }
    }
    return List.copyOf(curve);
  }

  private static boolean hasShares(ThreePartSum all) {
    return all.value() > 0 && all.value() <= Double.MAX_VALUE;
  }
}
