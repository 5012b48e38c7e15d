package io.sparkloss.numeric;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exact expansions against exact decimals. */
class ExpansionTest {

  private static final long SEED = 1997L;

  @Test
  void sumsDifferencesAndProductsAreExact() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      double[] a = terms(random);
      double[] b = terms(random);
      assertThat(Expansion.of(a).plus(Expansion.of(b)).value())
          .isEqualTo(exact(a).add(exact(b)).doubleValue());
      assertThat(Expansion.of(a).minus(Expansion.of(b)).value())
          .isEqualTo(exact(a).subtract(exact(b)).doubleValue());
      assertThat(Expansion.of(a).times(Expansion.of(b)).value())
          .isEqualTo(exact(a).multiply(exact(b)).doubleValue());
      assertThat(Expansion.of(a).times(b[0]).value())
          .isEqualTo(exact(a).multiply(big(b[0])).doubleValue());
    }
  }

  @Test
  void nothingIsLostToCancellation() {
    double[] a = {1e30, 1, 1e-30};
    Expansion rest = Expansion.of(a).minus(Expansion.of(1e30, 1));
    assertThat(rest.value()).isEqualTo(1e-30);
    assertThat(Expansion.of(a).minus(Expansion.of(a)).value()).isZero();
    assertThat(Expansion.of(a).minus(Expansion.of(a)).signum()).isZero();
  }

  @Test
  void quotientsKeepAboutOneHundredAndFiftyBits() {
    // 1/3 times 3 leaves less than 2⁻¹⁵⁰.
    Expansion rest = Expansion.of(1).over(Expansion.of(3)).times(3).minus(Expansion.of(1));
    assertThat(Math.abs(rest.value())).isLessThan(0x1p-150);
    assertThat(Expansion.of().over(Expansion.of(3)).signum()).isZero();
  }

  @Test
  void quotientsAreRoundedOnce() {
    Random random = new Random(SEED);
    MathContext wide = new MathContext(120);
    for (int i = 0; i < 1000; i++) {
      double[] a = terms(random);
      double[] b = terms(random);
      assertThat(Expansion.of(a).dividedBy(Expansion.of(b)))
          .as("seed %s, draw %s", SEED, i)
          .isEqualTo(exact(a).divide(exact(b), wide).doubleValue());
    }
  }

  @Test
  void quotientsByZero() {
    assertThat(Expansion.of(1).dividedBy(Expansion.of())).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Expansion.of().dividedBy(Expansion.of())).isNaN();
    assertThat(Expansion.of().dividedBy(Expansion.of(3))).isZero();
  }

  @Test
  void ofASumWithAnExponent() {
    ThreePartSum sum = new ThreePartSum(3, 0x1p-60, 0x1p-120);
    assertThat(Expansion.of(sum, 4).minus(Expansion.of(48, 0x1p-56)).value()).isEqualTo(0x1p-116);
  }

  @Test
  void signs() {
    assertThat(Expansion.of(1e-300, -1e-310).signum()).isEqualTo(1);
    assertThat(Expansion.of(1, -1e300).signum()).isEqualTo(-1);
  }

  private static double[] terms(Random random) {
    double[] terms = new double[1 + random.nextInt(6)];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = random.nextGaussian() * Math.scalb(1.0, random.nextInt(160) - 80);
    }
    return terms;
  }

  private static BigDecimal exact(double[] terms) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double term : terms) {
      sum = sum.add(big(term));
    }
    return sum;
  }
}
