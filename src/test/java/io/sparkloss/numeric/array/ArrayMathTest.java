package io.sparkloss.numeric.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of arrays against the scalar functions, to the bit; surefire's JVM has vectors. */
class ArrayMathTest {

  private static final long SEED = 1989L;
  private static final int DRAWS = 1_000_000;
  private static final int MOST = 1_003;

  /** One argument in so many is a special value. */
  private static final int SPECIAL = 500;

  private static final double[] SPECIALS = {
    0.0,
    -0.0,
    1,
    -1,
    -2,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    0x1p-28,
    -0x1p-28,
    0x1p-29,
    -0x1p-60,
    0x1p-901,
    0x1p900,
    708,
    -708,
    709.9,
    -745.5
  };

  private interface Function {
    void apply(double[] x, int count, double[] result);
  }

  private interface PairFunction {
    void apply(double[] x, double[] y, int count, double[] result);
  }

  static Stream<ArrayFunctions> forms() {
    return Stream.of(new ScalarArrays(), new VectorArrays());
  }

  @Test
  void surefireRunsWithTheModule() {
    assertThat(ArrayMath.vectorised()).isTrue();
  }

  @Test
  void ln() {
    assertSameBits(Elementary::ln, ArrayMath::ln);
  }

  @Test
  void ln1p() {
    assertSameBits(Elementary::ln1p, ArrayMath::ln1p);
  }

  @Test
  void exp() {
    assertSameBits(Elementary::exp, ArrayMath::exp);
  }

  @Test
  void logarithmsOfRatios() {
    assertSameBits(Elementary::lnRatio, ArrayMath::lnRatio);
    assertSameBits(Elementary::phiRatio, ArrayMath::phiRatio);
  }

  /** So many that some fill no vector, some several, and some more than one block. */
  @ParameterizedTest
  @MethodSource("forms")
  void everyCountAndEveryPlaceOfASpecialValue(ArrayFunctions form) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 1100; round++) {
      int count = round <= 1000 ? round % 71 : round;
      double[] x = random.doubles(count + 1L, 0.01, 30).toArray();
      if (count > 0) {
        x[random.nextInt(count)] = SPECIALS[round % SPECIALS.length];
      }
      assertSameBits(Elementary::ln, form::ln, x, count);
      assertSameBits(Elementary::ln1p, form::ln1p, x, count);
      assertSameBits(Elementary::exp, form::exp, x, count);
      double[] other = random.doubles(count + 1L, 0.01, 30).toArray();
      assertSameBits(Elementary::lnRatio, form::lnRatio, x, other, count);
      assertSameBits(Elementary::lnRatio, form::lnRatio, other, x, count);
      assertSameBits(Elementary::phiRatio, form::phiRatio, x, other, count);
      assertSameBits(Elementary::phiRatio, form::phiRatio, other, x, count);
    }
  }

  @Test
  void bernoulliSurpriseOfCertainOutcomesIsThatOfLnAndLn1p() {
    for (double floor : new double[] {0, 0x1p-52, 1e-15, 0.3}) {
      assertBernoulli(1, p -> Elementary.ln(Math.max(p, floor)), floor);
      assertBernoulli(0, p -> 1 - p < floor ? Elementary.ln(floor) : Elementary.ln1p(-p), floor);
    }
  }

  @Test
  void bernoulliSurpriseOfMixedOutcomes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < DRAWS; i += MOST) {
      double[] outcomes = random.doubles(MOST).map(Math::rint).toArray();
      double[] p = random.doubles(MOST).toArray();
      double[] result = new double[MOST];
      assertThat(ArrayMath.bernoulliSurprise(outcomes, p, 0x1p-52, MOST, result)).isTrue();
      for (int j = 0; j < MOST; j++) {
        double expected = 0 - Elementary.lnBernoulli(outcomes[j], p[j], 0x1p-52);
        assertBits(result[j], expected, p[j]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void onePairOutsideIsFoundAtEveryPlace(ArrayFunctions form) {
    double[][] outside = {{0.5, 0.5}, {Double.NaN, 0.5}, {2, 0}, {1, -1e-9}, {0, 1.1}, {1, 9}};
    for (int i = 0; i < 1037; i += 7) {
      for (double[] pair : outside) {
        double[] outcomes = new double[1037];
        double[] p = new double[1037];
        outcomes[i] = pair[0];
        p[i] = pair[1];
        assertThat(form.bernoulliSurprise(outcomes, p, 0x1p-52, 1037, new double[1037])).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void productsAndExtremes(ArrayFunctions form) {
    double[] x = {3, -0.0, 1e200, 0.1, Double.NaN, -7, 1e-3, 5, 0.7, 11, Double.MAX_VALUE};
    double[] y = {0.1, 2, 1e200, 0.1, 1, 1e9, 1.1, 5, 0.3, 3, 0.5};
    double[] products = new double[x.length];
    double[] errors = new double[x.length];
    form.products(x, y, x.length, products, errors);
    for (int i = 0; i < x.length; i++) {
      assertBits(products[i], x[i] * y[i], x[i]);
      assertBits(errors[i], Exact.productError(x[i], y[i]), x[i]);
    }
    double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    form.extend(x, 0, 4, extremes);
    assertThat(extremes).containsExactly(-0.0, 1e200);
    form.extend(x, 5, 11, extremes);
    assertThat(extremes).containsExactly(-7, Double.MAX_VALUE);
    form.extend(x, 3, 11, extremes);
    assertThat(extremes).containsOnly(Double.NaN);
  }

  private static void assertBernoulli(double outcome, DoubleUnaryOperator scalar, double floor) {
    double[] p = {
      0.0, -0.0, 1, Double.MIN_VALUE, 0x1p-1022, 0x1p-29, 1e-15, 0x1p-52, 0.3, 0.7, 1 - 0x1p-53
    };
    double[] outcomes = new double[p.length];
    Arrays.fill(outcomes, outcome);
    for (int moved = 0; moved < p.length; moved++) {
      double last = p[p.length - 1];
      System.arraycopy(p, 0, p, 1, p.length - 1);
      p[0] = last;
      double[] result = new double[p.length];
      assertThat(ArrayMath.bernoulliSurprise(outcomes, p, floor, p.length, result)).isTrue();
      for (int i = 0; i < p.length; i++) {
        assertBits(result[i], 0 - scalar.applyAsDouble(p[i]), p[i]);
      }
    }
  }

  private static void assertSameBits(DoubleUnaryOperator scalar, Function function) {
    SplittableRandom random = new SplittableRandom(SEED);
    int done = 0;
    while (done < DRAWS) {
      int count = random.nextInt(MOST);
      double[] x = random.doubles(count + 1L).map(unused -> argument(random)).toArray();
      assertSameBits(scalar, function, x, count);
      done += count;
    }
  }

  /** Compares each entry, and the one behind, which is not changed. */
  private static void assertSameBits(
      DoubleUnaryOperator scalar, Function function, double[] x, int count) {
    double[] result = x.clone();
    function.apply(result, count, result);
    for (int i = 0; i < count; i++) {
      assertBits(result[i], scalar.applyAsDouble(x[i]), x[i]);
    }
    assertBits(result[count], x[count], x[count]);
  }

  /** Half of the pairs are close to each other; some arrays have no special values. */
  private static void assertSameBits(DoubleBinaryOperator scalar, PairFunction function) {
    SplittableRandom random = new SplittableRandom(SEED);
    int done = 0;
    while (done < DRAWS) {
      int count = random.nextInt(MOST);
      boolean plain = random.nextBoolean();
      double[] x = new double[count + 1];
      double[] y = new double[count + 1];
      for (int i = 0; i <= count; i++) {
        x[i] = plain ? random.nextDouble(1e-3, 1e3) : argument(random);
        double relative = Math.scalb(random.nextDouble() - 0.5, -random.nextInt(53));
        y[i] = random.nextBoolean() ? x[i] + x[i] * relative : argument(random);
        y[i] = plain ? Math.abs(y[i]) : y[i];
      }
      assertSameBits(scalar, function, x, y, count);
      done += count;
    }
  }

  /** Writes to an array of its own, and over each argument. */
  private static void assertSameBits(
      DoubleBinaryOperator scalar, PairFunction function, double[] x, double[] y, int count) {
    double[] result = x.clone();
    function.apply(x, y, count, result);
    double[] overX = x.clone();
    function.apply(overX, y, count, overX);
    double[] overY = y.clone();
    function.apply(x, overY, count, overY);
    for (int i = 0; i < count; i++) {
      double expected = scalar.applyAsDouble(x[i], y[i]);
      assertBits(result[i], expected, x[i]);
      assertBits(overX[i], expected, x[i]);
      assertBits(overY[i], expected, x[i]);
    }
    assertBits(result[count], x[count], x[count]);
    assertBits(overY[count], y[count], y[count]);
  }

  private static void assertBits(double actual, double expected, double argument) {
    if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
      assertThat(actual).as("at %s, seed %d", argument, SEED).isEqualTo(expected);
    }
  }

  private static double argument(SplittableRandom random) {
    if (random.nextInt(SPECIAL) == 0) {
      return SPECIALS[random.nextInt(SPECIALS.length)];
    }
    double fraction = random.nextDouble();
    return switch (random.nextInt(5)) {
      case 0 -> Math.scalb(fraction, random.nextInt(2000) - 1000);
      case 1 -> Math.scalb(2 * fraction - 1, random.nextInt(60) - 50);
      case 2 -> 1 + Math.scalb(2 * fraction - 1, -random.nextInt(53));
      case 3 -> 1500 * fraction - 750;
      default -> fraction;
    };
  }
}
