package io.sparkloss.loss.regression;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.loss.ScalarLossContract;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantile loss: which side costs what. */
class QuantileLossTest extends ScalarLossContract<QuantileLoss> {

  @Override
  protected List<QuantileLoss> losses() {
    return List.of(new QuantileLoss(0.5), new QuantileLoss(0.1), new QuantileLoss(0.99));
  }

  @Override
  protected BigDecimal exact(QuantileLoss loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal residual = label.subtract(prediction);
    BigDecimal alpha = big(loss.alpha());
    return residual.signum() >= 0
        ? alpha.multiply(residual)
        : BigDecimal.ONE.subtract(alpha).multiply(residual.negate());
  }

  @Override
  protected double bound() {
    return 2;
  }

  @Test
  void halfTheAbsoluteErrorAtTheMedian() {
    assertThat(new QuantileLoss(0.5).value(7.5, 2.25)).isEqualTo((7.5 - 2.25) / 2);
    assertThat(new QuantileLoss(0.5).value(2.25, 7.5)).isEqualTo((7.5 - 2.25) / 2);
  }

  @Test
  void predictingTooLittleCostsAlpha() {
    assertThat(new QuantileLoss(0.75).value(10, 2)).isEqualTo(6);
    assertThat(new QuantileLoss(0.75).value(2, 10)).isEqualTo(2);
    assertThat(new QuantileLoss(0.75).gradient(10, 2)).isEqualTo(-0.75);
    assertThat(new QuantileLoss(0.75).gradient(2, 10)).isEqualTo(0.25);
    assertThat(new QuantileLoss(0.75).gradient(2, 2)).isEqualTo(0.0);
  }

  @Test
  void alphaMustLieBetweenZeroAndOne() {
    for (double alpha : new double[] {-0.1, 0, 1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new QuantileLoss(alpha))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("quantile_loss: alpha is " + alpha + " but must be above 0.0 and below 1.0");
    }
  }
}
