package io.sparkloss.loss.likelihood;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tweedie deviance over powers, near equality and far from it. */
class TweedieDevianceTest extends ScalarLossContract<TweedieDeviance> {

  @Override
  protected List<TweedieDeviance> losses() {
    return List.of(
        new TweedieDeviance(1.5),
        new TweedieDeviance(1.001),
        new TweedieDeviance(1.999),
        new TweedieDeviance(1.1));
  }

  @Override
  protected BigDecimal exact(TweedieDeviance loss, BigDecimal label, BigDecimal prediction) {
    if (label.compareTo(prediction) == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal a = two.subtract(big(loss.power()));
    BigDecimal b = BigDecimal.ONE.subtract(a);
    BigDecimal third = BigMath.pow(prediction, a).divide(a, CONTEXT);
    if (label.signum() == 0) {
      return third.multiply(two);
    }
    BigDecimal first = BigMath.pow(label, a).divide(a.multiply(b), CONTEXT);
    BigDecimal second = label.multiply(BigMath.pow(prediction, b.negate())).divide(b, CONTEXT);
    return second.subtract(first).add(third).multiply(two);
  }

  @Override
  protected Draw labels() {
    return Draw.NON_NEGATIVE;
  }

  @Override
  protected Draw predictions() {
    return Draw.POSITIVE;
  }

  @Override
  protected double bound() {
    return 8;
  }

  @Test
  void neighbouringDoublesKeepTheirDigits() {
    // The definition's three terms of size 4 cancel to 1e-32 and give 0, or worse.
    assertAccurate(new TweedieDeviance(1.5), 1, Math.nextUp(1.0));
    assertAccurate(new TweedieDeviance(1 + 0x1p-40), 1000, 1000.1);
  }

  @Test
  void aLabelOfZero() {
    assertThat(new TweedieDeviance(1.5).value(0, 4)).isEqualTo(8);
  }

  @Test
  void powerMustLieBetweenOneAndTwo() {
    for (double power : new double[] {0, 1, 2, 3, Double.NaN}) {
      assertThatThrownBy(() -> new TweedieDeviance(power))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "tweedie_deviance: power is " + power + " but must be above 1.0 and below 2.0");
    }
  }
}
