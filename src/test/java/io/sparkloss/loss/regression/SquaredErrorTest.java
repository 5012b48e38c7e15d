package io.sparkloss.loss.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.ScalarLossContract;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Squared error: no hidden half, one rounding of the residual. */
class SquaredErrorTest extends ScalarLossContract<SquaredError> {

  @Override
  protected List<SquaredError> losses() {
    return List.of(new SquaredError());
  }

  @Override
  protected BigDecimal exact(SquaredError loss, BigDecimal label, BigDecimal prediction) {
    return label.subtract(prediction).pow(2);
  }

  @Override
  protected double bound() {
    return 3;
  }

  @Test
  void hasNoHiddenHalf() {
    assertThat(new SquaredError().value(1, 4)).isEqualTo(9);
    assertThat(new SquaredError().gradient(1, 4)).isEqualTo(6);
  }

  @Test
  void aSquareBeyondTheLargestDoubleIsInfinite() {
    assertThat(new SquaredError().value(1e200, -1e200)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
