package io.sparkloss.loss.regression;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.ScalarLossContract;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Absolute percentage error: a fraction, with a smallest divisor. */
class AbsolutePercentageErrorTest extends ScalarLossContract<AbsolutePercentageError> {

  @Override
  protected List<AbsolutePercentageError> losses() {
    return List.of(new AbsolutePercentageError());
  }

  @Override
  protected BigDecimal exact(
      AbsolutePercentageError loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal divisor = label.abs().max(big(0x1p-52));
    return label.subtract(prediction).abs().divide(divisor, CONTEXT);
  }

  @Override
  protected double bound() {
    return 2;
  }

  @Override
  protected boolean kink(AbsolutePercentageError loss, double label, double prediction) {
    return label == prediction;
  }

  @Test
  void isAFractionNotPerCent() {
    assertThat(new AbsolutePercentageError().value(4, 5)).isEqualTo(0.25);
  }

  @Test
  void aLabelOfZeroDividesByTheMachineEpsilon() {
    assertThat(new AbsolutePercentageError().value(0, 1)).isEqualTo(0x1p52);
    assertThat(new AbsolutePercentageError().value(0, 0)).isZero();
  }
}
