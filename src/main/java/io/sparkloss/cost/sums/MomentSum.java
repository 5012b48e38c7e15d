package io.sparkloss.cost.sums;

import java.util.List;
import java.util.Locale;

/**
 * A sum over the rows of positive weight w with loss ℓ.
 *
 * @since 0.1.0
 */
public enum MomentSum {
  /** Σw. */
  SUM_W,
  /** Σwℓ. */
  SUM_WL,
  /** Σwℓ². */
  SUM_WL2,
  /** Σw². */
  SUM_W2,
  /** Σw²ℓ. */
  SUM_W2L,
  /** Σw²ℓ². */
  SUM_W2L2,
  /** Σwℓ³, of rounded terms. */
  SUM_WL3,
  /** Σwℓ⁴, of rounded terms. */
  SUM_WL4,
  /** Σwℓ over the rows whose loss was limited by clipping. */
  SUM_CLIPPED_WL;

  private static final List<MomentSum> OF_WEIGHTED =
      List.of(SUM_W, SUM_WL, SUM_WL2, SUM_W2, SUM_W2L, SUM_W2L2, SUM_WL3, SUM_WL4);
  private static final List<MomentSum> OF_UNWEIGHTED = List.of(SUM_WL, SUM_WL2, SUM_WL3, SUM_WL4);

  /**
   * Returns the moments that are kept, in the order in which they are stored. Where every weight is
   * 1, Σw is the number of rows and a power of w makes no difference.
   */
  public static List<MomentSum> kept(boolean weighted) {
    return weighted ? OF_WEIGHTED : OF_UNWEIGHTED;
  }

  /** Returns the name in files and in SQL, for example {@code sum_wl2}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
