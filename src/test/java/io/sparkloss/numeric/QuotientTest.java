package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotientTest {

  private static final long SEED = 1991;

  /** Enough digits that rounding them to a double rounds the quotient but once. */
  private static final MathContext DIGITS = new MathContext(80);

  @Test
  void everyAnswerIsTheQuotientRoundedOnce() {
    Random random = new Random(SEED);
    int open = 0;
    for (int i = 0; i < 20_000; i++) {
      ThreePartSum dividend = sum(random);
      ThreePartSum divisor = sum(random);
      double quotient = Quotient.of(dividend, divisor);
      open += Double.isNaN(quotient) ? 1 : 0;
      if (!Double.isNaN(quotient)) {
        assertThat(quotient)
            .as("%s / %s, seed %s", dividend, divisor, SEED)
            .isEqualTo(exact(dividend).divide(exact(divisor), DIGITS).doubleValue());
      }
    }
    assertThat(open).isLessThan(20);
  }

  /** 1 + 2⁻⁵³ is the middle of two doubles; what decides is far below. */
  @Test
  void tiesStayOpen() {
    ThreePartSum one = new ThreePartSum(1, 0, 0);

    assertThat(Quotient.of(new ThreePartSum(1, 0x1p-53, 0), one)).isNaN();
    assertThat(Quotient.of(new ThreePartSum(1, 0x1p-53, 0x1p-90), one)).isNaN();
    assertThat(new ThreePartSum(1, 0x1p-53, 0x1p-90).dividedBy(one)).isEqualTo(1 + 0x1p-52);
    assertThat(new ThreePartSum(1, 0x1p-53, 0).dividedBy(one)).isEqualTo(1);
  }

  @Test
  void whatIsNotFiniteOrCancelsStaysOpen() {
    ThreePartSum one = new ThreePartSum(1, 0, 0);
    for (double x : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY, 0x1p-500, 0x1p500}) {
      assertThat(Quotient.of(new ThreePartSum(x, 0, 0), one)).as("%s / 1", x).isNaN();
      assertThat(Quotient.of(one, new ThreePartSum(x, 0, 0))).as("1 / %s", x).isNaN();
    }
    assertThat(Quotient.of(new ThreePartSum(1, -1, 0x1p-60), one)).isNaN();
  }

  private static ThreePartSum sum(Random random) {
    ThreePartSum sum = new ThreePartSum();
    int terms = 1 + random.nextInt(5);
    for (int i = 0; i < terms; i++) {
      sum.add(Math.scalb(random.nextDouble() + (i == 0 ? 1 : -0.5), random.nextInt(80) - 80));
    }
    return random.nextInt(4) == 0 ? ThreePartSum.ofCount(1 + random.nextInt(1000)) : sum;
  }

  private static BigDecimal exact(ThreePartSum sum) {
    return new BigDecimal(sum.high())
        .add(new BigDecimal(sum.middle()))
        .add(new BigDecimal(sum.low()));
  }
}
