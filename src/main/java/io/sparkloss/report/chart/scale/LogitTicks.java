package io.sparkloss.report.chart.scale;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks for shares between 0 and 1, exclusive, whose odds are to be seen: 0.5, and to both sides
 * 0.1, 0.01, and so on, with 0.2 and 0.8 where all lie between 0.01 and 0.99.
 */
final class LogitTicks {

  /** The farthest power of ten that is named; shares closer to 0 or 1 are drawn at the frame. */
  private static final int FARTHEST = 9;

  private static final double WIDE = 0.01;

  private LogitTicks() {}

  /** Returns ticks around an extent within 0 and 1. */
  static List<Tick> around(Extent extent) {
    List<BigDecimal> all = shares(extent.low() < WIDE || extent.high() > 1 - WIDE);
    int first = 0;
    while (first + 2 < all.size() && all.get(first + 1).doubleValue() <= extent.low()) {
      first++;
    }
    int last = first + 1;
    while (last + 1 < all.size() && all.get(last).doubleValue() < extent.high()) {
      last++;
    }
    return all.subList(first, last + 1).stream().map(LogitTicks::tick).toList();
  }

  private static List<BigDecimal> shares(boolean wide) {
    List<BigDecimal> below = new ArrayList<>();
    for (int power = -FARTHEST; power < 0; power++) {
      below.add(BigDecimal.ONE.scaleByPowerOfTen(power));
    }
    if (!wide) {
      below.add(below.size() - 1, new BigDecimal("0.02"));
      below.add(below.size() - 1, new BigDecimal("0.05"));
      below.add(new BigDecimal("0.2"));
    }
    List<BigDecimal> all = new ArrayList<>(below);
    all.add(new BigDecimal("0.5"));
    for (int i = below.size() - 1; i >= 0; i--) {
      all.add(BigDecimal.ONE.subtract(below.get(i)));
    }
    return all;
  }

  private static Tick tick(BigDecimal share) {
    return new Tick(share.doubleValue(), NumberText.plain(share, share.scale()));
  }
}
