package io.sparkloss.cost.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.density.PairOracle.Pair;
import io.sparkloss.oracle.Draw;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairHistogramTest {

  private static final long SEED = 20;

  /** Kinds of data, each with a hard place of its own. */
  enum Data {
    /** A regression with noise. */
    USUAL {
      @Override
      Pair next(Random random) {
        double x = 20 * random.nextGaussian();
        return new Pair(x, x + 5 * random.nextGaussian());
      }
    },
    /** Far from 0, and close together. */
    FAR {
      @Override
      Pair next(Random random) {
        return new Pair(-1e9 + random.nextDouble(), 1e9 + random.nextDouble());
      }
    },
    /** So close together that cells are as wide as doubles are apart. */
    NEIGHBOURS {
      @Override
      Pair next(Random random) {
        return new Pair(1 + random.nextInt(9) * 0x1p-52, 1 - random.nextInt(9) * 0x1p-53);
      }
    },
    /** Over hundreds of powers of ten. */
    SPREAD {
      @Override
      Pair next(Random random) {
        return new Pair(Draw.REAL.next(random), Draw.REAL.next(random));
      }
    },
    /** Below the normal numbers. */
    TINY {
      @Override
      Pair next(Random random) {
        return new Pair(random.nextGaussian() * 0x1p-1068, -random.nextInt(4) * 0x1p-1074);
      }
    },
    /** Whole numbers, most of them alike. */
    COUNTS {
      @Override
      Pair next(Random random) {
        return new Pair(random.nextInt(3) * random.nextInt(3), -random.nextInt(2));
      }
    },
    /** The greatest that have a cell, beside zeros. */
    HUGE {
      @Override
      Pair next(Random random) {
        return new Pair(
            random.nextBoolean() ? -0.0 : Math.nextDown(0x1p1023),
            -Math.nextDown(0x1p1023) * random.nextInt(2));
      }
    };

    abstract Pair next(Random random);

    List<Pair> pairs(int count) {
      Random random = new Random(SEED);
      return Stream.generate(() -> next(random)).limit(count).toList();
    }
  }

  private static byte[] bytes(PairHistogram histogram) {
    ByteBuffer target = ByteBuffer.allocate(histogram.bytes());
    histogram.write(target);
    assertThat(target.hasRemaining()).isFalse();
    return target.array();
  }

  private static PairHistogram read(byte[] bytes) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    PairHistogram read = PairHistogram.read(source);
    assertThat(source.hasRemaining()).isFalse();
    return read;
  }

  private static PairHistogram of(double... numbers) {
    PairHistogram histogram = new PairHistogram();
    for (int i = 0; i < numbers.length; i += 2) {
      histogram.add(numbers[i], numbers[i + 1]);
    }
    return histogram;
  }

  @ParameterizedTest
  @EnumSource
  void cellsAreThoseOfTheDefinition(Data data) {
    for (int count : new int[] {1, 2, 3, 10, 300}) {
      List<Pair> pairs = data.pairs(count);
      assertThat(PairOracle.told(PairOracle.histogram(pairs)))
          .as("%s pairs, seed %s", count, SEED)
          .isEqualTo(PairOracle.of(pairs));
    }
  }

  @Test
  void asManyCellsAsThereMayBe() {
    // 40,000 pairs that are spread evenly fill about 30,000 of 256² cells; 128² are 16,384.
    Random random = new Random(SEED);
    List<Pair> pairs =
        Stream.generate(() -> new Pair(random.nextDouble(), random.nextDouble()))
            .limit(40_000)
            .toList();
    PairHistogram found = PairOracle.histogram(pairs);
    assertThat(found.cells()).isLessThanOrEqualTo(16_384);
    assertThat(found.exponent()).as("seed %s", SEED).isEqualTo(-7);
    assertThat(PairOracle.told(found)).isEqualTo(PairOracle.of(pairs));
    assertThat(found.memory()).isLessThan(530_000);
    assertThat(found.bytes()).isLessThan(270_000);
  }

  @Test
  void allCellsMayBeInUseAndOneMoreIsTooMany() {
    PairHistogram full = square();
    assertThat(full.cells()).isEqualTo(16_384);
    full.add(1022, 0);
    full.add(895, 127);
    assertThat(full.cells()).isEqualTo(16_384);
    assertThat(full.memory()).isLessThan(530_000);
    // 127 is 2³¹ cells of 2⁻²⁴ wide, but for some.
    assertThat(full.exponent()).isEqualTo(-24);
    assertThat(bytes(read(bytes(full)))).isEqualTo(bytes(full));

    PairHistogram more = square();
    more.add(0, 0);
    assertThat(more.exponent()).isEqualTo(1);
    assertThat(more.cells()).isEqualTo(64 * 64 + 64 + 1);
  }

  /** Returns 128 lines of 128 whole numbers. */
  private static PairHistogram square() {
    PairHistogram square = new PairHistogram();
    for (int x = 895; x < 1023; x++) {
      for (int y = 0; y < 128; y++) {
        square.add(x, y);
      }
    }
    return square;
  }

  @ParameterizedTest
  @EnumSource
  void orderAndPartitionChangeNoByte(Data data) {
    List<Pair> pairs = data.pairs(2000);
    byte[] expected = bytes(PairOracle.histogram(pairs));
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      List<Pair> shuffled = new ArrayList<>(pairs);
      Collections.shuffle(shuffled, random);
      assertThat(bytes(PairOracle.histogram(shuffled))).as("seed %s", SEED).isEqualTo(expected);
      assertThat(bytes(merged(parts(shuffled, random), random)))
          .as("round %s, seed %s", round, SEED)
          .isEqualTo(expected);
    }
  }

  @Test
  void manyCellsInAnyPartitionAreTheSameBytes() {
    Random random = new Random(SEED);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      pairs.add(new Pair(random.nextGaussian(), Math.exp(3 * random.nextGaussian())));
    }
    byte[] expected = bytes(PairOracle.histogram(pairs));
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(pairs, random);
      assertThat(bytes(merged(parts(pairs, random), random)))
          .as("seed %s", SEED)
          .isEqualTo(expected);
    }
  }

  /** Cuts rows into parts, some of them empty. */
  private static List<PairHistogram> parts(List<Pair> pairs, Random random) {
    List<PairHistogram> parts = new ArrayList<>(List.of(new PairHistogram()));
    for (int from = 0; from < pairs.size(); ) {
      int to = Math.min(pairs.size(), from + random.nextInt(1 + pairs.size() / 5));
      parts.add(PairOracle.histogram(pairs.subList(from, to)));
      from = to;
    }
    return parts;
  }

  /** Merges in a random tree, some parts by way of bytes. */
  private static PairHistogram merged(List<PairHistogram> parts, Random random) {
    while (parts.size() > 1) {
      PairHistogram one = parts.remove(random.nextInt(parts.size()));
      PairHistogram other = parts.remove(random.nextInt(parts.size()));
      one.merge(random.nextBoolean() ? other : read(bytes(other)));
      parts.add(one);
    }
    return parts.get(0);
  }

  @Test
  void mergingWithNothingChangesNothing() {
    PairHistogram some = of(1, 2, -3, 1e300);
    byte[] before = bytes(some);
    some.merge(new PairHistogram());
    assertThat(bytes(some)).isEqualTo(before);
    PairHistogram none = new PairHistogram();
    none.merge(some);
    assertThat(bytes(none)).isEqualTo(before);
    assertThat(bytes(read(bytes(new PairHistogram())))).isEqualTo(bytes(new PairHistogram()));
  }

  @Test
  void mergingLeavesTheOtherAsItWas() {
    PairHistogram fine = of(1, 1, 2, 2);
    byte[] before = bytes(fine);
    of(1e300, -1e300).merge(fine);
    assertThat(bytes(fine)).isEqualTo(before);
  }

  @Test
  void oneRowAndEqualRowsHaveTheFinestCell() {
    // 20 lies in [2⁴, 2⁵), so doubles there are 2⁻⁴⁸ apart.
    PairHistogram one = of(20, 3);
    assertThat(one.exponent()).isEqualTo(-48);
    assertThat(one.cells()).isEqualTo(1);
    assertThat(of(20, 3, 20, 3, 20, 3).exponent()).isEqualTo(-48);
    assertThat(of(20, 3, 20, 3, 20, 3).rows()).isEqualTo(3);
    assertThat(of(0, 0).exponent()).isEqualTo(-1074);
  }

  @Test
  void minusZeroIsZero() {
    assertThat(bytes(of(-0.0, 1, 0.0, 1))).isEqualTo(bytes(of(0.0, 1, -0.0, 1)));
    assertThat(of(-0.0, 1, 0.0, 1).cells()).isEqualTo(1);
  }

  @Test
  void whatIsJustBelowZeroLiesBelowZeroHoweverWideCellsAre() {
    PairHistogram found = of(-Double.MIN_VALUE, Double.MIN_VALUE, 1e300, 1e300);
    List<List<Long>> cells = new ArrayList<>(PairOracle.told(found).cells().keySet());
    assertThat(cells.get(0)).containsExactly(-1L, 0L);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -0x1p1023
      })
  void whatHasNoCellIsCountedByItself(double number) {
    for (double other : new double[] {1, number, Double.NaN, Double.POSITIVE_INFINITY}) {
      PairHistogram found = of(1, 2, number, other, other, number);
      assertThat(found.rowsBeyond()).isEqualTo(2);
      assertThat(found.rows()).isEqualTo(1);
      assertThat(PairOracle.told(found)).isEqualTo(PairOracle.told(of(1, 2)));
      PairHistogram twice = read(bytes(found));
      twice.merge(found);
      assertThat(twice.rowsBeyond()).isEqualTo(4);
    }
  }

  @Test
  void arraysAddTheRowsBetweenTheirEnds() {
    PairHistogram found = new PairHistogram();
    found.addAll(new double[] {9, 1, -3, 9}, new double[] {9, 2, 4, 9}, 1, 3);
    assertThat(bytes(found)).isEqualTo(bytes(of(1, 2, -3, 4)));
  }
}
