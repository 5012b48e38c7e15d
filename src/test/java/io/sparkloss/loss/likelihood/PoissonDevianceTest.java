package io.sparkloss.loss.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Poisson deviance near equality, far from it, and at zero. */
class PoissonDevianceTest extends ScalarLossContract<PoissonDeviance> {

  @Override
  protected List<PoissonDeviance> losses() {
    return List.of(new PoissonDeviance());
  }

  @Override
  protected BigDecimal exact(PoissonDeviance loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal logarithm =
        label.signum() == 0
            ? BigDecimal.ZERO
            : label.multiply(BigMath.ln(label).subtract(BigMath.ln(prediction)));
    return logarithm.subtract(label).add(prediction).multiply(BigDecimal.valueOf(2));
  }

  @Override
  protected Draw labels() {
    return Draw.NON_NEGATIVE;
  }

  @Override
  protected Draw predictions() {
    return Draw.POSITIVE;
  }

  @Test
  void aLabelOfZeroCostsTwiceThePrediction() {
    assertThat(new PoissonDeviance().value(0, 3.5)).isEqualTo(7);
  }

  @Test
  void quotientsBeyondEveryDoubleDoNotMatter() {
    assertAccurate(new PoissonDeviance(), 1e-300, 1e300);
    assertAccurate(new PoissonDeviance(), 1e300, 1e-300);
    assertAccurate(new PoissonDeviance(), 1e307, Double.MAX_VALUE / 8);
  }

  @Test
  void twoOfTheLargestNumbersDoNotOverflowTheirSum() {
    assertAccurate(new PoissonDeviance(), 1.7e308, 1.6e308);
  }

  @Test
  void isTheLimitOfTweedieForPowersNearOne() {
    assertThat(new TweedieDeviance(1 + 0x1p-40).value(3, 5))
        .isCloseTo(new PoissonDeviance().value(3, 5), within(1e-11));
  }
}
