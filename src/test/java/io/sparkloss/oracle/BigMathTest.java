package io.sparkloss.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** The oracle against constants from the literature and its own functional equations. */
class BigMathTest {

  private static final MathContext FIFTY = new MathContext(50);
  private static final BigDecimal ONE = BigDecimal.ONE;

  @Test
  void knownConstants() {
    // OEIS A002162, A001113, A002392.
    assertThat(BigMath.ln(BigDecimal.valueOf(2)).round(FIFTY))
        .isEqualByComparingTo("0.69314718055994530941723212145817656807550013436026");
    assertThat(BigMath.exp(ONE).round(FIFTY))
        .isEqualByComparingTo("2.7182818284590452353602874713526624977572470937000");
    assertThat(BigMath.ln(BigDecimal.TEN).round(FIFTY))
        .isEqualByComparingTo("2.3025850929940456840179914546843642076011014886288");
  }

  @Test
  void functionalEquations() {
    for (String text : new String[] {"1e-300", "1e-9", "0.0999", "0.1", "0.7", "3", "650"}) {
      BigDecimal x = new BigDecimal(text);
      assertClose(BigMath.ln1p(BigMath.expm1(x)), x);
      assertClose(BigMath.ln(BigMath.exp(x)).add(ONE), x.add(ONE));
      assertClose(BigMath.exp(x).multiply(BigMath.exp(x.negate())), ONE);
      BigDecimal s = BigMath.sinh(x);
      BigDecimal e = BigMath.exp(x);
      assertClose(s.add(s.multiply(s).add(ONE).sqrt(BigMath.CONTEXT)), e);
      assertClose(BigMath.pow(e, new BigDecimal("0.25")).pow(4), e);
    }
  }

  @Test
  void logarithmsOfTheSmallestAndLargestDoubles() {
    assertClose(
        BigMath.ln(new BigDecimal(Double.MIN_VALUE)),
        BigMath.ln(BigDecimal.valueOf(2)).multiply(BigDecimal.valueOf(-1074)));
    assertClose(
        BigMath.ln(BigDecimal.valueOf(2).pow(1023)),
        BigMath.ln(BigDecimal.valueOf(2)).multiply(BigDecimal.valueOf(1023)));
  }

  private static void assertClose(BigDecimal actual, BigDecimal expected) {
    BigDecimal error = actual.subtract(expected).divide(expected, MathContext.DECIMAL32).abs();
    assertThat(error).as("%s for %s", actual, expected).isLessThan(new BigDecimal("1e-60"));
  }
}
