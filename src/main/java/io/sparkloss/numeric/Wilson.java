package io.sparkloss.numeric;

/**
 * Wilson's score interval of a share s of n rows, \( \frac{s + z^2/2n \pm z \sqrt{s(1-s)/n +
 * z^2/4n^2}}{1 + z^2/n} \), where z is the normal quantile of the confidence.
 *
 * <p>Domain: s in [0, 1], n above 0, which need not be whole: for weighted rows it is the effective
 * number (Σw)²/Σw². The ends lie in [0, 1], and are exactly 0 at s = 0 and 1 at s = 1. NaN in gives
 * NaN.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference
 * (1927), doi:10.1080/01621459.1927.10502953; L. Kish, Survey sampling (1965), for the effective
 * number.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Wilson {

  private Wilson() {}

  /** Returns the lower and the upper end. */
  public static double[] interval(double share, double n, double confidence) {
    double z = Normal.quantile((1 + confidence) / 2);
    double zz = z * z;
    double centre = (share + zz / (2 * n)) / (1 + zz / n);
    double half = z / (1 + zz / n) * Math.sqrt(share * (1 - share) / n + zz / (4 * n * n));
    return new double[] {
      share == 0 ? 0 : Math.max(0, centre - half), share == 1 ? 1 : Math.min(1, centre + half)
    };
  }
}
