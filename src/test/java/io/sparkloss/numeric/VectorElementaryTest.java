package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;

/** Lanes against the scalar functions, to the bit. */
class VectorElementaryTest {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final long SEED = 1989L;
  private static final int DRAWS = 1_000_000;

  /** One lane in so many holds a special value. */
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
    708,
    -708,
    709.9,
    -745.5
  };

  @Test
  void ln() {
    assertSameBits(Elementary::ln, VectorElementary::ln);
  }

  @Test
  void ln1p() {
    assertSameBits(Elementary::ln1p, VectorElementary::ln1p);
  }

  @Test
  void exp() {
    assertSameBits(Elementary::exp, VectorElementary::exp);
  }

  private static void assertSameBits(
      DoubleUnaryOperator scalar, UnaryOperator<DoubleVector> vector) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] lanes = new double[SPECIES.length()];
    double[] results = new double[SPECIES.length()];
    for (int i = 0; i < DRAWS; i += lanes.length) {
      for (int lane = 0; lane < lanes.length; lane++) {
        lanes[lane] = argument(random);
      }
      vector.apply(DoubleVector.fromArray(SPECIES, lanes, 0)).intoArray(results, 0);
      for (int lane = 0; lane < lanes.length; lane++) {
        double expected = scalar.applyAsDouble(lanes[lane]);
        if (Double.doubleToLongBits(results[lane]) != Double.doubleToLongBits(expected)) {
          assertThat(results[lane]).as("at %s, seed %d", lanes[lane], SEED).isEqualTo(expected);
        }
      }
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
