package io.sparkloss.report.chart.scale;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ticks for positive numbers whose ratios are to be seen: equal steps where all lie close together,
 * 1, 2, and 5 times each power of ten over a few powers, and powers of ten beyond that.
 */
final class LogTicks {

  /** Up to this ratio of the greatest to the least equal steps look even on a log axis. */
  private static final double CLOSE = 5;

  private static final double SLACK = 1e-9;
  private static final int PLAIN_POWER = 6;
  private static final int[] DIGITS = {1, 2, 5};

  private LogTicks() {}

  /** Returns ticks around an extent of positive numbers with at most about this many steps. */
  static List<Tick> around(Extent extent, int steps) {
    if (extent.high() / extent.low() < CLOSE) {
      List<Tick> even = LinearTicks.around(extent, steps);
      if (even.get(0).value() > 0) {
        return even;
      }
    }
    double low = Math.log10(extent.low());
    double high = Math.log10(extent.high());
    return high - low <= steps / 3.0 ? digits(low, high) : powers(low, high, steps);
  }

  /** Returns 1, 2, 5, 10, ... from the last that is not above the low to the first not below. */
  private static List<Tick> digits(double low, double high) {
    List<BigDecimal> all =
        IntStream.rangeClosed((int) Math.floor(low), (int) Math.ceil(high) + 1)
            .boxed()
            .flatMap(power -> IntStream.of(DIGITS).mapToObj(digit -> number(digit, power)))
            .toList();
    int first = 0;
    while (Math.log10(all.get(first + 1).doubleValue()) <= low + SLACK) {
      first++;
    }
    int last = first + 1;
    while (Math.log10(all.get(last).doubleValue()) < high - SLACK) {
      last++;
    }
    return all.subList(first, last + 1).stream().map(LogTicks::tick).toList();
  }

  private static List<Tick> powers(double low, double high, int steps) {
    int first = (int) Math.floor(low + SLACK);
    int last = (int) Math.ceil(high - SLACK);
    int each = Math.max(1, (last - first + steps - 1) / steps);
    List<Tick> ticks = new ArrayList<>();
    int power = first;
    while (ticks.size() < 2 || power < last + each) {
      ticks.add(tick(number(1, power)));
      power += each;
    }
    return ticks;
  }

  private static BigDecimal number(int digit, int power) {
    return BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
  }

  private static Tick tick(BigDecimal value) {
    int power = NumberText.power(value);
    String label =
        Math.abs(power) < PLAIN_POWER
            ? NumberText.plain(value, NumberText.decimals(value))
            : NumberText.scientific(value);
    return new Tick(value.doubleValue(), label);
  }
}
