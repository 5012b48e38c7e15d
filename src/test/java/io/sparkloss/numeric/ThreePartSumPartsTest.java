package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The static forms, one part at a time, are the same steps as the object's. */
class ThreePartSumPartsTest {

  private static final long SEED = 20260101;
  private static final double TINY = Math.scalb(1.0, -80);

  @Test
  void addedProductsAreTheObjectsSteps() {
    Random random = new Random(SEED);
    ThreePartSum object = new ThreePartSum();
    double high = 0;
    double middle = 0;
    double low = 0;
    for (int i = 0; i < 10_000; i++) {
      double x = Math.scalb(random.nextDouble() - 0.5, random.nextInt(80) - 40);
      double y = Math.scalb(random.nextDouble() - 0.5, random.nextInt(80) - 40);
      object.addProduct(x, y);
      double newLow = ThreePartSum.addedProductLow(high, middle, low, x, y);
      double newMiddle = ThreePartSum.addedProductMiddle(high, middle, x, y);
      high = ThreePartSum.addedProductHigh(high, x, y);
      middle = newMiddle;
      low = newLow;
    }

    assertThat(high).isEqualTo(object.high());
    assertThat(middle).isEqualTo(object.middle());
    assertThat(low).isEqualTo(object.low());
  }

  @Test
  void anInfiniteProductClearsTheLowerParts() {
    assertThat(ThreePartSum.addedProductHigh(1, 1e200, 1e200)).isInfinite();
    assertThat(ThreePartSum.addedProductMiddle(1, 0.5, 1e200, 1e200)).isZero();
    assertThat(ThreePartSum.addedProductLow(1, 0.5, 0.25, 1e200, 1e200)).isZero();
    assertThat(ThreePartSum.addedProductHigh(1, Double.NaN, 1)).isNaN();
  }

  @Test
  void aProductOfZerosAddsNothing() {
    assertThat(ThreePartSum.addedProductHigh(3, 0, 0)).isEqualTo(3);
    assertThat(ThreePartSum.addedProductMiddle(3, 1e-17, 0, 0)).isEqualTo(1e-17);
    assertThat(ThreePartSum.addedProductLow(3, 1e-17, 1e-34, 0, 0)).isEqualTo(1e-34);
  }

  @Test
  void meanOfCountsNearTheLargestLong() {
    // 2⁶² + 1 stands in no double, and the sum 3·(2⁶² + 1) neither; their quotient is 3.
    long count = (1L << 62) + 1;

    assertThat(ThreePartSum.mean(count, 0x1p62 * 3, 3, 0)).isEqualTo(3);
    assertThat(ThreePartSum.ofCount(count).high()).isEqualTo(0x1p62);
    assertThat(ThreePartSum.ofCount(count).middle()).isEqualTo(1);
    assertThat(ThreePartSum.mean(Long.MAX_VALUE, Long.MAX_VALUE, -1, 0)).isEqualTo(1);
  }

  @Test
  void meanIsRoundedOnce() {
    // 1 + 2⁻⁸⁰ needs two parts; their third is rounded once, as BigDecimal says.
    double expected =
        BigDecimal.ONE
            .add(new BigDecimal(TINY))
            .divide(BigDecimal.valueOf(3), new MathContext(60))
            .doubleValue();

    assertThat(ThreePartSum.mean(3, 1, TINY, 0)).isEqualTo(expected);
    assertThat(ThreePartSum.ratio(1, TINY, 0, 3, 0, 0)).isEqualTo(expected);
  }

  @Test
  void emptyAndNonFiniteQuotients() {
    assertThat(ThreePartSum.mean(0, 0, 0, 0)).isNaN();
    assertThat(ThreePartSum.mean(2, Double.NaN, 0, 0)).isNaN();
    assertThat(ThreePartSum.mean(2, Double.POSITIVE_INFINITY, 0, 0)).isInfinite();
    assertThat(ThreePartSum.ratio(0, 0, 0, 0, 0, 0)).isNaN();
    assertThat(ThreePartSum.ratio(1, 0, 0, Double.NaN, 0, 0)).isNaN();
    assertThat(ThreePartSum.ratio(1, 0, 0, Double.POSITIVE_INFINITY, 0, 0)).isZero();
  }
}
