package io.sparkloss.cost.density;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The definition of {@link PairHistogram}, of all pairs at once and with exact numbers: the least
 * exponent for which every quotient is exact, and neither the axes nor the cells are too many.
 *
 * @param exponent the exponent
 * @param cells the rows by cell
 */
record PairOracle(int exponent, Map<List<Long>, Long> cells) {

  /** A pair. */
  record Pair(double x, double y) {}

  static PairOracle of(List<Pair> pairs) {
    int exponent = finest(pairs);
    while (widest(pairs, exponent) > 1L << 31 || !isFew(pairs, exponent)) {
      exponent++;
    }
    return new PairOracle(exponent, cells(pairs, exponent));
  }

  /** The least k for which |v|/2ᵏ is below 2⁵³ for every number, or −1074, that of one unit. */
  private static int finest(List<Pair> pairs) {
    BigDecimal greatest =
        pairs.stream()
            .map(pair -> new BigDecimal(Math.max(Math.abs(pair.x()), Math.abs(pair.y()))))
            .max(BigDecimal::compareTo)
            .orElseThrow();
    int exponent = -1074;
    while (greatest.compareTo(power(exponent + 53)) >= 0) {
      exponent++;
    }
    return exponent;
  }

  static BigDecimal power(int exponent) {
    BigDecimal two = BigDecimal.valueOf(2);
    // 2⁻¹ is 5/10, so negative powers are decimals, too.
    return exponent >= 0 ? two.pow(exponent) : new BigDecimal("0.5").pow(-exponent);
  }

  private static long widest(List<Pair> pairs, int exponent) {
    return Math.max(
        width(pairs.stream().map(Pair::x).toList(), exponent),
        width(pairs.stream().map(Pair::y).toList(), exponent));
  }

  private static long width(List<Double> numbers, int exponent) {
    List<Double> sorted = numbers.stream().sorted().toList();
    BigInteger least = cell(sorted.get(0), power(-exponent));
    BigInteger greatest = cell(sorted.get(sorted.size() - 1), power(-exponent));
    return greatest.subtract(least).add(BigInteger.ONE).longValueExact();
  }

  private static boolean isFew(List<Pair> pairs, int exponent) {
    BigDecimal scale = power(-exponent);
    Set<List<BigInteger>> cells = new HashSet<>();
    for (int i = 0; i < pairs.size() && cells.size() <= 16_384; i++) {
      cells.add(List.of(cell(pairs.get(i).x(), scale), cell(pairs.get(i).y(), scale)));
    }
    return cells.size() <= 16_384;
  }

  private static Map<List<Long>, Long> cells(List<Pair> pairs, int exponent) {
    Map<List<Long>, Long> cells = new TreeMap<>(PairOracle::compare);
    BigDecimal scale = power(-exponent);
    for (Pair pair : pairs) {
      long x = cell(pair.x(), scale).longValueExact();
      long y = cell(pair.y(), scale).longValueExact();
      cells.merge(List.of(x, y), 1L, Long::sum);
    }
    return cells;
  }

  private static int compare(List<Long> a, List<Long> b) {
    int byX = a.get(0).compareTo(b.get(0));
    return byX == 0 ? a.get(1).compareTo(b.get(1)) : byX;
  }

  private static BigInteger cell(double number, BigDecimal scale) {
    return new BigDecimal(number)
        .multiply(scale)
        .setScale(0, RoundingMode.FLOOR)
        .toBigIntegerExact();
  }

  /** Returns the cells as a histogram tells them. */
  static PairOracle told(PairHistogram histogram) {
    Map<List<Long>, Long> cells = new TreeMap<>(PairOracle::compare);
    histogram.forEach((x, y, count) -> cells.merge(List.of(x, y), count, Long::sum));
    return new PairOracle(histogram.exponent(), cells);
  }

  /** Returns the histogram of pairs. */
  static PairHistogram histogram(List<Pair> pairs) {
    PairHistogram histogram = new PairHistogram();
    pairs.forEach(pair -> histogram.add(pair.x(), pair.y()));
    return histogram;
  }
}
