package io.sparkloss.loss.likelihood;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gamma deviance near equality and far from it. */
class GammaDevianceTest extends ScalarLossContract<GammaDeviance> {

  @Override
  protected List<GammaDeviance> losses() {
    return List.of(new GammaDeviance());
  }

  @Override
  protected BigDecimal exact(GammaDeviance loss, BigDecimal label, BigDecimal prediction) {
    return BigMath.ln(prediction)
        .subtract(BigMath.ln(label))
        .add(label.divide(prediction, CONTEXT))
        .subtract(BigDecimal.ONE)
        .multiply(BigDecimal.valueOf(2));
  }

  @Override
  protected Draw labels() {
    return Draw.POSITIVE;
  }

  @Override
  protected Draw predictions() {
    return Draw.POSITIVE;
  }

  @Test
  void quotientsBeyondEveryDoubleDoNotMatter() {
    assertAccurate(new GammaDeviance(), 1e-300, 1e300);
    assertThat(new GammaDeviance().value(1e300, 1e-300)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void twoOfTheLargestNumbersDoNotOverflowTheirSum() {
    assertAccurate(new GammaDeviance(), 1.7e308, 1.6e308);
  }

  @Test
  void isTheLimitOfTweedieForPowersNearTwo() {
    assertThat(new TweedieDeviance(2 - 0x1p-40).value(3, 5))
        .isCloseTo(new GammaDeviance().value(3, 5), within(1e-11));
  }
}
