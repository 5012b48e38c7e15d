package io.sparkloss.loss.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.ScalarLossContract;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Absolute error: correctly rounded, slope 0 at equality. */
class AbsoluteErrorTest extends ScalarLossContract<AbsoluteError> {

  @Override
  protected List<AbsoluteError> losses() {
    return List.of(new AbsoluteError());
  }

  @Override
  protected BigDecimal exact(AbsoluteError loss, BigDecimal label, BigDecimal prediction) {
    return label.subtract(prediction).abs();
  }

  @Override
  protected double bound() {
    return 0.5;
  }

  @Override
  protected boolean kink(AbsoluteError loss, double label, double prediction) {
    return label == prediction;
  }

  @Test
  void slopeIsZeroAtEquality() {
    assertThat(new AbsoluteError().gradient(3, 3)).isEqualTo(0.0);
    assertThat(new AbsoluteError().gradient(3, 2)).isEqualTo(-1);
    assertThat(new AbsoluteError().gradient(3, 4)).isEqualTo(1);
  }
}
