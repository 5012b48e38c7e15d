package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.DoubleDouble;
import io.sparkloss.oracle.DoubleDoubleMath;
import io.sparkloss.oracle.Ulps;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elementary functions where reductions break, binades end, and results saturate. */
class ElementaryHardPointsTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final long SEED = 1971L;
  private static final double LN_2 = StrictMath.log(2);

  /** Below this, a reference of two doubles lacks digits. */
  private static final double TOO_SMALL = 0x1p-900;

  @Test
  void logarithmAroundOneAndAtEveryBinade() {
    check(Elementary::ln, DoubleDoubleMath::ln, 1, 20_000);
    for (int k = -1074; k <= 1023; k++) {
      check(Elementary::ln, DoubleDoubleMath::ln, Math.scalb(1.0, k), 3);
      check(Elementary::ln, DoubleDoubleMath::ln, Math.scalb(Math.sqrt(0.5), k), 3);
    }
    check(Elementary::ln, DoubleDoubleMath::ln, Double.MIN_NORMAL, 100);
    check(Elementary::ln, DoubleDoubleMath::ln, Math.nextDown(Double.MAX_VALUE), 1);
  }

  @Test
  void logarithmOfOnePlus() {
    for (int k = 0; k <= 880; k++) {
      check(Elementary::ln1p, DoubleDoubleMath::ln1p, Math.scalb(1.0, -k), 3);
      check(Elementary::ln1p, DoubleDoubleMath::ln1p, Math.scalb(-0.75, -k), 3);
      check(Elementary::ln1p, DoubleDoubleMath::ln1p, Math.scalb(1.0, k), 3);
      check(Elementary::ln1p, DoubleDoubleMath::ln1p, Math.scalb(Math.sqrt(2), k) - 1, 3);
    }
    for (int k = 1; k <= 52; k++) {
      check(Elementary::ln1p, DoubleDoubleMath::ln1p, Math.scalb(1.0, -k) - 1, 3);
      check(Elementary::ln1p, DoubleDoubleMath::ln1p, Math.scalb(Math.sqrt(0.5), 1 - k) - 1, 3);
    }
    check(Elementary::ln1p, DoubleDoubleMath::ln1p, Logarithm.SMALL, 2000);
    check(Elementary::ln1p, DoubleDoubleMath::ln1p, -Logarithm.SMALL, 2000);
  }

  @Test
  void exponentialsWhereTheExponentSteps() {
    for (int n = -1021; n <= 1022; n++) {
      double edge = (n + 0.5) * LN_2;
      check(Elementary::exp, DoubleDoubleMath::exp, edge, 3);
      check(Elementary::exp, DoubleDoubleMath::exp, n * LN_2, 3);
      check(Elementary::expm1, DoubleDoubleMath::expm1, edge, 3);
      check(Elementary::sinh, DoubleDoubleMath::sinh, edge, 3);
      check(Elementary::sigmoid, DoubleDoubleMath::sigmoid, Math.min(edge, 200), 3);
      check(Elementary::tanh, DoubleDoubleMath::tanh, Math.min(edge / 2, 100), 3);
    }
    check(Elementary::exp, DoubleDoubleMath::exp, Exponential.NORMAL, 3);
    check(Elementary::sinh, DoubleDoubleMath::sinh, Exponential.NORMAL, 3);
    check(Elementary::sinh, DoubleDoubleMath::sinh, 1, 1000);
    for (double edge : new double[] {-40, -20, 20, 40}) {
      check(Elementary::expm1, DoubleDoubleMath::expm1, edge, 100);
      check(Elementary::tanh, DoubleDoubleMath::tanh, edge, 100);
      check(Elementary::sigmoid, DoubleDoubleMath::sigmoid, edge, 100);
    }
  }

  @Test
  void functionsThatVanishAtZero() {
    for (int k = 0; k <= 880; k++) {
      for (double sign : new double[] {-0.75, 1}) {
        double x = Math.scalb(sign, -k);
        check(Elementary::expm1, DoubleDoubleMath::expm1, x, 3);
        check(Elementary::sinh, DoubleDoubleMath::sinh, x, 3);
        check(Elementary::tanh, DoubleDoubleMath::tanh, x, 3);
        check(Elementary::phi, DoubleDoubleMath::phi, Math.scalb(sign, -k / 2), 3);
      }
    }
    for (double edge : new double[] {Math.sqrt(0.5) - 1, Math.sqrt(2) - 1, 1, -0.5}) {
      check(Elementary::phi, DoubleDoubleMath::phi, edge, 1000);
    }
    for (int k = 1; k <= 52; k++) {
      check(Elementary::phi, DoubleDoubleMath::phi, Math.scalb(1.0, -k) - 1, 3);
      check(Elementary::phi, DoubleDoubleMath::phi, Math.scalb(1.0, 19 * k), 3);
    }
  }

  @Test
  void exponentialsThatAreSubnormal() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      double x = -708 - 37.1 * random.nextDouble();
      Ulps.assertWithin(1, Elementary.exp(x), BigMath.exp(BigMath.big(x)), "exp of " + x);
      assertThat(Elementary.sigmoid(x)).isEqualTo(Elementary.exp(x));
    }
  }

  /** Limits by ln of the largest double and 2⁻¹⁰⁷⁵; 1 − e⁻³⁸ is within half an ulp of 1. */
  @Test
  void overflowUnderflowAndSaturation() {
    assertThat(Elementary.exp(709.782712893384)).isLessThan(INFINITY).isGreaterThan(1.797e308);
    assertThat(Elementary.exp(Math.nextUp(709.782712893384))).isEqualTo(INFINITY);
    assertThat(Elementary.expm1(Math.nextUp(709.782712893384))).isEqualTo(INFINITY);
    assertThat(Elementary.exp(-745.1332191019411)).isEqualTo(Double.MIN_VALUE);
    assertThat(Elementary.exp(-745.1332191019413)).isEqualTo(0.0);
    assertThat(Elementary.sinh(710.4758600739439)).isLessThan(INFINITY).isGreaterThan(1.797e308);
    assertThat(Elementary.sinh(Math.nextUp(710.4758600739439))).isEqualTo(INFINITY);
    assertThat(Elementary.tanh(18.5)).isLessThan(1);
    assertThat(Elementary.tanh(19.5)).isEqualTo(1);
    assertThat(Elementary.sigmoid(38)).isEqualTo(1);
    assertThat(Elementary.expm1(-38)).isEqualTo(-1);
    assertThat(Elementary.expm1(-36)).isGreaterThan(-1);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        -Double.MAX_VALUE,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NaN
      })
  void specialValuesAreThoseOfMath(double x) {
    same(Elementary.ln(x), Math.log(x));
    same(Elementary.ln1p(x), Math.log1p(x));
    same(Elementary.exp(x), Math.exp(x));
    same(Elementary.expm1(x), Math.expm1(x));
    same(Elementary.sinh(x), Math.sinh(x));
    same(Elementary.tanh(x), Math.tanh(x));
  }

  @Test
  void specialValuesInsideAndAtTheEdgeOfDomains() {
    same(Elementary.ln(1), 0.0);
    assertThat(Elementary.ln(-1)).isNaN();
    assertThat(Elementary.ln1p(-1)).isEqualTo(-INFINITY);
    assertThat(Elementary.ln1p(Math.nextDown(-1.0))).isNaN();
    assertThat(Elementary.phi(-1)).isEqualTo(INFINITY);
    assertThat(Elementary.phi(INFINITY)).isEqualTo(INFINITY);
    assertThat(Elementary.phi(Math.nextDown(-1.0))).isNaN();
    assertThat(Elementary.phi(-INFINITY)).isNaN();
    assertThat(Elementary.phi(Double.NaN)).isNaN();
    assertThat(Elementary.phi(-0.0)).isEqualTo(0.0);
    assertThat(Elementary.phi(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThat(Elementary.sigmoid(Double.NaN)).isNaN();
    assertThat(Elementary.sigmoid(-INFINITY)).isEqualTo(0.0);
    assertThat(Elementary.sigmoid(0)).isEqualTo(0.5);
  }

  @Test
  void signsBoundsAndSymmetry() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double x = Math.scalb(random.nextDouble(), random.nextInt(70) - 60);
      same(Elementary.sinh(-x), -Elementary.sinh(x));
      same(Elementary.tanh(-x), -Elementary.tanh(x));
      assertThat(Elementary.tanh(x)).isBetween(0.0, Math.min(x, 1));
      assertThat(Elementary.sinh(x)).isGreaterThanOrEqualTo(x);
      assertThat(Elementary.expm1(x)).isGreaterThanOrEqualTo(x);
      assertThat(Elementary.ln1p(x)).isBetween(0.0, x);
      assertThat(Elementary.exp(-x)).isBetween(0.0, 1.0);
      assertThat(Elementary.sigmoid(x)).isBetween(0.5, 1.0);
      assertThat(Elementary.sigmoid(-x)).isBetween(0.0, 0.5);
      assertThat(Elementary.phi(x)).isPositive();
    }
  }

  /** Steps that change the result by 2 ulp and more never turn back, at break points as well. */
  @Test
  void growsAcrossBreakPoints() {
    for (int n = -20; n <= 20; n++) {
      assertGrows(Elementary::exp, (n + 0.5) * LN_2);
      assertGrows(Elementary::expm1, (n + 0.5) * LN_2);
      assertGrows(Elementary::sinh, n == 0 ? 1 : Math.signum(n) * (Math.abs(n) + 0.5) * LN_2);
      assertGrows(Elementary::ln1p, Math.scalb(1.0, n) - 0.5);
    }
    assertGrows(Elementary::ln, Math.sqrt(0.5));
    assertGrows(Elementary::ln, 1);
    assertGrows(Elementary::ln, Math.sqrt(2));
    assertGrows(Elementary::tanh, LN_2 / 4);
  }

  private static void assertGrows(DoubleUnaryOperator function, double x) {
    double step = 4 * Math.max(Math.ulp(x), Math.ulp(1.0));
    for (int i = -50; i < 50; i++) {
      double from = x + i * step;
      assertThat(function.applyAsDouble(from + step))
          .as("after %s", from)
          .isGreaterThanOrEqualTo(function.applyAsDouble(from));
    }
  }

  private static void same(double actual, double expected) {
    assertThat(Double.doubleToLongBits(actual))
        .as("%s for %s", actual, expected)
        .isEqualTo(Double.doubleToLongBits(expected));
  }

  /** Asserts an error below 1 ulp at a double and so many neighbours on either side. */
  private static void check(
      DoubleUnaryOperator function,
      UnaryOperator<DoubleDouble> reference,
      double center,
      int neighbours) {
    double x = center;
    for (int i = 0; i < neighbours; i++) {
      x = Math.nextDown(x);
    }
    for (int i = -neighbours; i <= neighbours; i++) {
      DoubleDouble exact = reference.apply(DoubleDouble.of(x));
      if (exact.high() == 0 || Math.abs(exact.high()) >= TOO_SMALL) {
        double error = exact.ulpsTo(function.applyAsDouble(x));
        if (!(error < 1)) {
          assertThat(error).as("error in ulp at %s (%s)", x, Double.toHexString(x)).isLessThan(1);
        }
      }
      x = Math.nextUp(x);
    }
  }
}
