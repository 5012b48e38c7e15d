package io.sparkloss.cost.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogBucketsTest {

  private static final long SEED = 11;

  @Test
  void sixteenBucketsFromOneToTwo() {
    // 1 + j/16 to just below 1 + (j+1)/16.
    for (int j = 0; j < 16; j++) {
      int key = LogBuckets.key(1 + j / 16.0, 4);
      assertThat(LogBuckets.least(key, 4)).isEqualTo(1 + j / 16.0);
      assertThat(LogBuckets.greatest(key, 4)).isEqualTo(Math.nextDown(1 + (j + 1) / 16.0));
      assertThat(key).isEqualTo(LogBuckets.key(1, 4) + j);
    }
  }

  @Test
  void zeroAndInfinityAreAlone() {
    assertThat(LogBuckets.key(0, 4)).isZero();
    assertThat(LogBuckets.key(-0.0, 4)).isZero();
    assertThat(LogBuckets.least(0, 4)).isZero();
    assertThat(LogBuckets.greatest(0, 4)).isZero();
    int infinite = LogBuckets.key(Double.POSITIVE_INFINITY, 4);
    assertThat(LogBuckets.key(Double.MAX_VALUE, 4)).isEqualTo(infinite - 1);
    assertThat(LogBuckets.least(infinite, 4)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(LogBuckets.greatest(infinite, 4)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(LogBuckets.greatest(-infinite, 4)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(LogBuckets.key(Double.NaN, 4)).isGreaterThan(infinite);
  }

  @Test
  void theLeastDoublesHaveABucketBesideZero() {
    assertThat(LogBuckets.key(Double.MIN_VALUE, 4)).isEqualTo(1);
    assertThat(LogBuckets.least(1, 4)).isEqualTo(Double.MIN_VALUE);
    assertThat(LogBuckets.greatest(1, 4)).isEqualTo(Math.nextDown(0x1p-1026));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 10})
  void bucketsHoldTheirValuesAreNarrowAndKeepTheOrder(int bits) {
    Random random = new Random(SEED);
    for (int i = 0; i < 5000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(x)) {
        continue;
      }
      int key = LogBuckets.key(x, bits);
      double least = LogBuckets.least(key, bits);
      double greatest = LogBuckets.greatest(key, bits);
      assertThat(x).as("seed %s", SEED).isBetween(least, greatest);
      assertThat(LogBuckets.key(-x, bits)).isEqualTo(-key);
      if (Math.abs(x) >= Double.MIN_NORMAL && Math.abs(x) <= Double.MAX_VALUE) {
        double nearer = Math.min(Math.abs(least), Math.abs(greatest));
        assertThat((greatest - least) / nearer).isLessThanOrEqualTo(Math.scalb(1.0, -bits));
        assertThat(LogBuckets.key(Math.nextUp(greatest), bits)).isEqualTo(key + 1);
        assertThat(LogBuckets.key(Math.nextDown(least), bits)).isEqualTo(key - 1);
      }
    }
  }
}
