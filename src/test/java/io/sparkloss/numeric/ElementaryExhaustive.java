package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.oracle.DoubleDouble;
import io.sparkloss.oracle.DoubleDoubleMath;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The elementary functions on very many random arguments, against a reference of 106 bits.
 *
 * <p>{@code mvn verify -Pexhaustive} draws 10⁸ arguments a function; {@code
 * -Dexhaustive.arguments=1000000} fewer. It prints the largest error of each.
 */
class ElementaryExhaustive {

  private static final long SEED = 2005L;
  private static final long ARGUMENTS = Long.getLong("exhaustive.arguments", 1_000_000L);

  @ParameterizedTest
  @MethodSource("cases")
  void errorsStayBelowOneUlp(Case tested) {
    SplittableRandom random = new SplittableRandom(SEED);
    double worst = 0;
    double where = 0;
    for (long i = 0; i < ARGUMENTS; i++) {
      double x = tested.argument(random);
      double error = tested.error(x);
      if (!(error <= worst)) {
        worst = error;
        where = x;
      }
    }
    System.out.printf(
        "%-8s largest error %.4f ulp at %s (%s), %d arguments, seed %d%n",
        tested.name(), worst, where, Double.toHexString(where), ARGUMENTS, SEED);
    assertThat(worst).as("%s at %s", tested.name(), Double.toHexString(where)).isLessThan(1);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("ln", Elementary::ln, DoubleDoubleMath::ln, 0, Double.MAX_VALUE),
        new Case("ln1p", Elementary::ln1p, DoubleDoubleMath::ln1p, -1, Double.MAX_VALUE),
        new Case("exp", Elementary::exp, DoubleDoubleMath::exp, -708, 709.7),
        new Case("expm1", Elementary::expm1, DoubleDoubleMath::expm1, -60, 709.7),
        new Case("sinh", Elementary::sinh, DoubleDoubleMath::sinh, -709, 709),
        new Case("tanh", Elementary::tanh, DoubleDoubleMath::tanh, -25, 25),
        new Case("sigmoid", Elementary::sigmoid, DoubleDoubleMath::sigmoid, -708, 60),
        new Case("phi", Elementary::phi, DoubleDoubleMath::phi, -1, Double.MAX_VALUE));
  }

  /** A function, its reference, and the arguments at which results are normal. */
  record Case(
      String name,
      DoubleUnaryOperator function,
      UnaryOperator<DoubleDouble> reference,
      double low,
      double high) {

    double error(double x) {
      return reference.apply(DoubleDouble.of(x)).ulpsTo(function.applyAsDouble(x));
    }

    /** Half of the arguments lie within 4 of 0, evenly; the others have even exponents. */
    double argument(SplittableRandom random) {
      while (true) {
        double x = random.nextBoolean() ? 8 * random.nextDouble() - 4 : spread(random);
        if (x > low && x < high && x != 0) {
          return x;
        }
      }
    }

    /** A number with an even exponent: half near 0, half near 1 or −1. */
    private static double spread(SplittableRandom random) {
      double fraction = 2 * random.nextDouble() - 1;
      if (random.nextBoolean()) {
        return (random.nextBoolean() ? 1 : -1) + Math.scalb(fraction, -random.nextInt(53));
      }
      return Math.scalb(
          fraction, random.nextInt(4) == 0 ? random.nextInt(1600) - 600 : random.nextInt(40) - 30);
    }
  }
}
