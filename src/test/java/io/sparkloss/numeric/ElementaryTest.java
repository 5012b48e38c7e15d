package io.sparkloss.numeric;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import io.sparkloss.oracle.Ulps;
import java.math.BigDecimal;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions against decimals of 64 digits. */
class ElementaryTest {

  private static final long SEED = 1997L;
  private static final int DRAWS = 1000;

  /** Closer to 0 the oracle's own difference of two numbers has too few digits. */
  private static final double ORACLE_CANCELS = 1e-15;

  @Test
  void exponentialsAndLogarithms() {
    assertAccurate("ln", 1, Elementary::ln, BigMath::ln, Draw.POSITIVE);
    assertAccurate("ln1p", 1, Elementary::ln1p, BigMath::ln1p, Draw.ABOVE_MINUS_ONE);
    assertAccurate("exp", 1, Elementary::exp, BigMath::exp, Draw.SCORE);
    assertAccurate("expm1", 1, Elementary::expm1, BigMath::expm1, Draw.SCORE);
  }

  @Test
  void hyperbolicFunctions() {
    assertAccurate("sinh", 1, Elementary::sinh, BigMath::sinh, Draw.SCORE);
    assertAccurate("tanh", 1, Elementary::tanh, ElementaryTest::tanh, Draw.SCORE);
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double x = 4 * random.nextDouble() - 2;
      BigDecimal sinh = BigMath.sinh(big(x).divide(BigDecimal.valueOf(2)));
      BigDecimal exact = sinh.pow(2).multiply(BigDecimal.valueOf(2));
      Ulps.assertWithin(3, Elementary.coshm1(x), exact, "cosh - 1 of " + x + " seed " + SEED);
    }
  }

  @Test
  void sigmoid() {
    assertAccurate(
        "sigmoid",
        1,
        Elementary::sigmoid,
        x -> BigDecimal.ONE.divide(BigDecimal.ONE.add(BigMath.exp(x.negate())), BigMath.CONTEXT),
        Draw.SCORE);
    assertThat(Elementary.sigmoid(Double.NEGATIVE_INFINITY)).isEqualTo(0.0);
    assertThat(Elementary.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Elementary.sigmoid(Double.NaN)).isNaN();
  }

  @Test
  void phiNearAndFarFromZero() {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double x = i % 2 == 0 ? Draw.ABOVE_MINUS_ONE.next(random) : 4 * random.nextDouble() - 0.75;
      BigDecimal exact = big(x).subtract(BigMath.ln1p(big(x)));
      if (Math.abs(x) > ORACLE_CANCELS && x < 1e150) {
        Ulps.assertWithin(1, Elementary.phi(x), exact, "phi of " + x + " seed " + SEED);
      }
    }
    assertThat(Elementary.phi(0x1p-300)).isEqualTo(0x1p-601);
    assertThat(Elementary.expm1Rest(0x1p-300)).isEqualTo(0x1p-601);
    assertThat(Elementary.phi(0)).isEqualTo(0.0);
    assertThat(Elementary.phi(-1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.phi(Double.NaN)).isNaN();
  }

  @Test
  void restsOfSeries() {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double x = Draw.SCORE.next(random);
      BigDecimal exact = BigMath.expm1(big(x)).subtract(big(x));
      if (Math.abs(x) > ORACLE_CANCELS) {
        Ulps.assertWithin(3, Elementary.expm1Rest(x), exact, "rest at " + x + " seed " + SEED);
      }
    }
  }

  @Test
  void logarithmsOfRatios() {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double a = Draw.POSITIVE.next(random);
      double b = i % 2 == 0 ? Draw.near(random, a) : Draw.POSITIVE.next(random);
      assertAccurateRatio(a, b);
    }
    assertThat(Elementary.lnRatio(3, 3)).isEqualTo(0.0);
    assertThat(Elementary.lnRatio(1e300, 1e-300)).isBetween(1381.0, 1382.0);
    assertThat(Elementary.phiRatio(3, 3)).isEqualTo(0.0);
    assertThat(Elementary.phiRatio(1e-300, 1e300)).isBetween(1380.0, 1381.0);
  }

  /** Neighbours of 1 and of every break point, at scales where remainders would underflow, too. */
  @Test
  void logarithmsOfRatiosAtHardPoints() {
    for (double scale : new double[] {1, 0x1p-899, 0x1p-901, 0x1p-1060, 0x1p1020}) {
      for (double ratio : new double[] {1, Math.sqrt(0.5), Math.sqrt(2), 0.25, 2 * Math.sqrt(2)}) {
        for (double b : new double[] {scale, 1.5 * scale, (2 - 0x1p-12) * scale}) {
          double a = ratio * b;
          for (int i = 0; i < 10; i++) {
            assertAccurateRatio(a, b);
            assertAccurateRatio(Math.nextDown(b), Math.nextUp(a));
            a = i % 2 == 0 ? Math.nextUp(a) : Math.nextDown(Math.nextDown(a));
          }
        }
      }
    }
    double[] extremes = {0x1p-1074, 0x1p-950, 1e-200, 1, 1e200, Double.MAX_VALUE};
    for (double a : extremes) {
      for (double b : extremes) {
        assertAccurateRatio(a, b);
      }
    }
  }

  @Test
  void ratiosOfWhatIsNotPositiveAndFinite() {
    assertThat(Elementary.lnRatio(0, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Elementary.lnRatio(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.phiRatio(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Elementary.phiRatio(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    double[][] undefined = {{0, 0}, {-1, -1}, {-1, 1}, {1, -1}, {Double.NaN, 1}, {1, Double.NaN}};
    for (double[] pair : undefined) {
      assertThat(Elementary.lnRatio(pair[0], pair[1])).isNaN();
      assertThat(Elementary.phiRatio(pair[0], pair[1])).isNaN();
    }
  }

  private static void assertAccurateRatio(double a, double b) {
    BigDecimal ratio = big(a).divide(big(b), BigMath.CONTEXT);
    BigDecimal ln = BigMath.ln(ratio);
    BigDecimal phi = ratio.subtract(BigDecimal.ONE).subtract(ln);
    String what = a + "/" + b + " seed " + SEED;
    if (a != b) {
      Ulps.assertWithin(1, Elementary.lnRatio(a, b), ln, "ln of " + what);
      Ulps.assertWithin(3, Elementary.phiRatio(a, b), phi, "phi of " + what);
    }
  }

  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = BigMath.expm1(x.abs().multiply(BigDecimal.valueOf(2)));
    BigDecimal tanh = e.divide(e.add(BigDecimal.valueOf(2)), BigMath.CONTEXT);
    return x.signum() < 0 ? tanh.negate() : tanh;
  }

  private static void assertAccurate(
      String name,
      double bound,
      DoubleUnaryOperator function,
      UnaryOperator<BigDecimal> exact,
      Draw arguments) {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double x = arguments.next(random);
      BigDecimal expected = exact.apply(big(x));
      if (expected.abs().compareTo(big(Double.MIN_NORMAL)) > 0) {
        Ulps.assertWithin(
            bound, function.applyAsDouble(x), expected, name + " of " + x + " seed " + SEED);
      }
    }
  }
}
