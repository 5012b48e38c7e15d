package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ThreePartSumsTest {

  private static final double[] HARD = {
    0, -0.0, 1, 1e300, -1e300, Double.MIN_VALUE, 0x1p-1074, 1e-200, 0x1p53, -1
  };
  private static final double[] NON_FINITE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE
  };

  @Test
  void partsAreThoseOfSumsOneByOne() {
    Random random = new Random(7);
    for (int count : new int[] {1, 2, 3, 4, 7, 8, 33}) {
      ThreePartSums sums = new ThreePartSums(count);
      ThreePartSum[] each = sumsOneByOne(count);
      for (int row = 0; row < 2000; row++) {
        double[] terms = random.doubles(count, -1, 1).map(x -> x * scale(random)).toArray();
        terms[row % count] = HARD[row % HARD.length];
        sums.add(terms);
        for (int i = 0; i < count; i++) {
          each[i].add(terms[i]);
        }
      }
      assertSame(sums, each);
    }
  }

  @Test
  void productsAreThoseOfSumsOneByOne() {
    Random random = new Random(8);
    int count = 9;
    ThreePartSums sums = new ThreePartSums(count);
    ThreePartSum[] each = sumsOneByOne(count);
    for (int row = 0; row < 2000; row++) {
      double[] x = random.doubles(count).toArray();
      double[] y = random.doubles(count, -1, 1).map(value -> value * scale(random)).toArray();
      y[row % count] = HARD[row % HARD.length];
      sums.addProducts(x, y);
      for (int i = 0; i < count; i++) {
        each[i].addProduct(x[i], y[i]);
      }
    }
    assertSame(sums, each);
  }

  /** Multiples by 3, 5, 11, 31 are no doubles: what does not fit in one must not be lost. */
  @Test
  void multiplesAreExact() {
    Random random = new Random(9);
    double[] factors = {0, 1, 2, 3, 5, 11, 12, 31};
    ThreePartSums sums = new ThreePartSums(factors.length + 3);
    BigDecimal total = BigDecimal.ZERO;
    for (int row = 0; row < 2000; row++) {
      double term = (random.nextDouble() - 0.5) * Math.pow(2, random.nextInt(80) - 40);
      sums.addMultiples(2, factors, term);
      total = total.add(new BigDecimal(term));
    }
    for (int i = 0; i < factors.length; i++) {
      double expected = total.multiply(new BigDecimal(factors[i])).doubleValue();
      assertThat(sums.value(2 + i)).as("factor %s", factors[i]).isEqualTo(expected);
    }
    assertThat(sums.value(1)).isZero();
    assertThat(sums.value(factors.length + 2)).isZero();
  }

  @Test
  void noMultipleOfANonFiniteTermIsNothing() {
    for (double hard : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      ThreePartSums sums = new ThreePartSums(3);
      sums.addMultiples(0, new double[] {1, 1, 1}, 0.1);
      sums.addMultiples(0, new double[] {0, 1, 2}, hard);

      assertThat(sums.value(0)).isEqualTo(0.1);
      assertThat(sums.value(1)).isEqualTo(Double.valueOf(hard));
      assertThat(sums.value(2)).isEqualTo(Double.valueOf(hard));
      assertThat(sums.middle()[1]).isZero();
    }
    ThreePartSums overflow = new ThreePartSums(2);
    overflow.addMultiples(0, new double[] {1, 2}, Double.MAX_VALUE);
    assertThat(overflow.value(0)).isEqualTo(Double.MAX_VALUE);
    assertThat(overflow.value(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void mergedPartsAreThoseOfSumsOneByOne() {
    Random random = new Random(10);
    int count = 7;
    ThreePartSums[] sums = {new ThreePartSums(count), new ThreePartSums(count)};
    ThreePartSum[][] each = {sumsOneByOne(count), sumsOneByOne(count)};
    for (int row = 0; row < 200; row++) {
      double[] terms = random.doubles(count, -1, 1).map(x -> x * scale(random)).toArray();
      sums[row % 2].add(terms);
      for (int i = 0; i < count; i++) {
        each[row % 2][i].add(terms[i]);
      }
    }
    sums[0].add(sums[1]);
    for (int i = 0; i < count; i++) {
      each[0][i].add(each[1][i]);
    }
    assertSame(sums[0], each[0]);
  }

  @Test
  void bytesReadBack() {
    ThreePartSums sums = new ThreePartSums(3);
    sums.add(new double[] {1, 0.1, Double.NaN});
    sums.add(new double[] {1e-30, 1e20, 1});
    ByteBuffer bytes = ByteBuffer.allocate(sums.bytes());
    sums.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    ThreePartSums read = new ThreePartSums(3);
    read.read(bytes.flip());

    assertThat(read.high()).isEqualTo(sums.high());
    assertThat(read.middle()).isEqualTo(sums.middle());
    assertThat(read.low()).isEqualTo(sums.low());
  }

  @Test
  void nonFiniteSumsKeepTheIeeeValueAndLeaveTheOthersAlone() {
    for (double hard : NON_FINITE) {
      ThreePartSums sums = new ThreePartSums(3);
      ThreePartSum[] each = sumsOneByOne(3);
      double[][] rows = {{1, hard, 0.1}, {0x1p-60, hard, 0.2}, {1, -hard, 0.3}, {1, 2, 0.4}};
      for (double[] row : rows) {
        sums.add(row);
        sums.addProducts(row, new double[] {3, 4, 1e200});
        for (int i = 0; i < 3; i++) {
          each[i].add(row[i]);
          each[i].addProduct(row[i], new double[] {3, 4, 1e200}[i]);
        }
      }
      assertSame(sums, each);
    }
  }

  private static double scale(Random random) {
    return Math.scalb(1.0, random.nextInt(200) - 100);
  }

  private static ThreePartSum[] sumsOneByOne(int count) {
    ThreePartSum[] each = new ThreePartSum[count];
    Arrays.setAll(each, i -> new ThreePartSum());
    return each;
  }

  private static void assertSame(ThreePartSums sums, ThreePartSum[] each) {
    for (int i = 0; i < each.length; i++) {
      assertThat(bits(sums.high()[i], sums.middle()[i], sums.low()[i]))
          .as("sum %s", i)
          .containsExactly(bits(each[i].high(), each[i].middle(), each[i].low()));
    }
  }

  private static long[] bits(double... parts) {
    return DoubleStream.of(parts).mapToLong(Double::doubleToLongBits).toArray();
  }
}
