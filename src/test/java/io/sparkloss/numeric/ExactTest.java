package io.sparkloss.numeric;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Error-free transformations against exact decimals. */
class ExactTest {

  private static final long SEED = 1971L;

  @Test
  void sumsAndTheirErrorsAreExact() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      double a = Draw.REAL.next(random);
      double b = i % 2 == 0 ? -Draw.near(random, a) : Draw.REAL.next(random);
      assertThat(big(a + b).add(big(Exact.sumError(a, b))))
          .as("%s + %s, seed %s", a, b, SEED)
          .isEqualByComparingTo(big(a).add(big(b)));
    }
  }

  @Test
  void productsAndTheirErrorsAreExact() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      double a = Draw.REAL.next(random) % 1e100 + 1e-100;
      double b = (random.nextDouble() - 0.5) * 1e10;
      assertThat(big(a * b).add(big(Exact.productError(a, b))))
          .as("%s * %s, seed %s", a, b, SEED)
          .isEqualByComparingTo(big(a).multiply(big(b)));
    }
  }

  @Test
  void nonFiniteResultsHaveNoError() {
    double[] table = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1};
    for (double a : table) {
      for (double b : table) {
        assertThat(Exact.sumError(a, b)).isEqualTo(0.0);
        assertThat(Exact.productError(a, b)).isEqualTo(0.0);
        assertThat(Exact.round(a, b, 0)).isEqualTo(Double.valueOf(a + b));
      }
    }
    assertThat(Exact.sumError(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(0.0);
    assertThat(Exact.productError(1e200, 1e200)).isEqualTo(0.0);
  }

  @Test
  void threeDoublesAreRoundedOnce() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5000; i++) {
      double a = random.nextGaussian();
      double b = a * 0x1p-53 * (random.nextInt(5) - 2) + random.nextGaussian() * 0x1p-60;
      double c = random.nextGaussian() * Math.scalb(1.0, -53 - random.nextInt(80));
      double rounded = big(a).add(big(b)).add(big(c)).doubleValue();
      assertThat(Exact.round(a, b, c)).as("%s + %s + %s", a, b, c).isEqualTo(rounded);
    }
  }

  @Test
  void aTieIsBrokenByTheThirdDouble() {
    double half = 0x1p-53;
    assertThat(Exact.round(1, half, 0x1p-200)).isEqualTo(Math.nextUp(1.0));
    assertThat(Exact.round(1, half, -0x1p-200)).isEqualTo(1);
    assertThat(Exact.round(1, half, 0)).isEqualTo(1);
    assertThat(Exact.round(-0.0, -0.0, -0.0)).isZero();
    assertThat(new BigDecimal(Exact.round(1e16, -1e16, 3))).isEqualByComparingTo("3");
  }
}
