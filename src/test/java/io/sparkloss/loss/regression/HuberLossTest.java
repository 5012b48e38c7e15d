package io.sparkloss.loss.regression;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScalarLossContract;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Huber loss between its two limits. */
class HuberLossTest extends ScalarLossContract<HuberLoss> {

  @Override
  protected List<HuberLoss> losses() {
    return List.of(new HuberLoss(), new HuberLoss(15), new HuberLoss(1e-3));
  }

  @Override
  protected BigDecimal exact(HuberLoss loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal delta = big(loss.delta());
    BigDecimal residual = label.subtract(prediction).abs();
    BigDecimal half = new BigDecimal("0.5");
    return residual.compareTo(delta) <= 0
        ? half.multiply(residual.pow(2))
        : delta.multiply(residual.subtract(half.multiply(delta)));
  }

  @Test
  void halfTheSquaredErrorAsDeltaGrows() {
    assertThat(new HuberLoss(Double.MAX_VALUE).value(1, 4))
        .isEqualTo(new SquaredError().value(1, 4) / 2);
  }

  @Test
  void absoluteErrorAsDeltaShrinks() {
    double delta = 0x1p-60;
    assertThat(new HuberLoss(delta).value(1, 4) / delta).isEqualTo(new AbsoluteError().value(1, 4));
  }

  @Test
  void bothPiecesMeetAtDelta() {
    assertThat(new HuberLoss(15).value(0, 15)).isEqualTo(112.5);
    assertThat(new HuberLoss(15).value(0, Math.nextUp(15.0)))
        .isCloseTo(Math.nextUp(112.5), within(1e-13));
    assertThat(new HuberLoss(15).gradient(0, 15)).isEqualTo(15);
    assertThat(new HuberLoss(15).gradient(0, -100)).isEqualTo(-15);
  }

  @Test
  void deltaMustBeFiniteAndPositive() {
    for (double delta : new double[] {-1, 0, -0.0, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new HuberLoss(delta))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("huber_loss: delta is " + delta + " but must be a finite number above 0");
    }
  }
}
