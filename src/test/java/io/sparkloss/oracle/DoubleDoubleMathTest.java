package io.sparkloss.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The fast reference against decimals of 64 digits. */
class DoubleDoubleMathTest {

  private static final long SEED = 106L;
  private static final int DRAWS = 300;

  /** Seven bits fewer than two doubles have; an error of 2⁻⁴⁰ ulp would do. */
  private static final double RELATIVE = 0x1p-96;

  @Test
  void logarithms() {
    assertClose(Draw.POSITIVE, DoubleDoubleMath::ln, BigMath::ln);
    assertClose(Draw.ABOVE_MINUS_ONE, DoubleDoubleMath::ln1p, BigMath::ln1p);
    assertClose(Draw.UNIT, DoubleDoubleMath::phi, x -> x.subtract(BigMath.ln1p(x)));
  }

  @Test
  void exponentials() {
    assertClose(Draw.SCORE, DoubleDoubleMath::exp, BigMath::exp);
    assertClose(Draw.SCORE, DoubleDoubleMath::expm1, BigMath::expm1);
    assertClose(Draw.SCORE, DoubleDoubleMath::sinh, BigMath::sinh);
    assertClose(Draw.SCORE, DoubleDoubleMath::tanh, DoubleDoubleMathTest::tanh);
    assertClose(Draw.SCORE, DoubleDoubleMath::sigmoid, DoubleDoubleMathTest::sigmoid);
  }

  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = BigMath.expm1(x.multiply(BigDecimal.valueOf(2)));
    return e.divide(e.add(BigDecimal.valueOf(2)), BigMath.CONTEXT);
  }

  private static BigDecimal sigmoid(BigDecimal x) {
    return BigDecimal.ONE.divide(BigDecimal.ONE.add(BigMath.exp(x.negate())), BigMath.CONTEXT);
  }

  private static void assertClose(
      Draw arguments, UnaryOperator<DoubleDouble> fast, UnaryOperator<BigDecimal> slow) {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double x = arguments.next(random);
      DoubleDouble actual = fast.apply(DoubleDouble.of(x));
      double size = Math.abs(actual.high());
      // Smaller ones have no room for the second double, and decimals have too few digits for phi.
      if (size >= 0x1p-60 && size < 1e300) {
        BigDecimal exact = slow.apply(new BigDecimal(x));
        double error =
            actual.exact().subtract(exact).divide(exact, MathContext.DECIMAL32).doubleValue();
        assertThat(Math.abs(error)).as("at %s, seed %d", x, SEED).isLessThan(RELATIVE);
      }
    }
  }
}
