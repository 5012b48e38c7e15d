package io.sparkloss.loss.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hinge loss on both sides of the margin. */
class HingeLossTest extends ScalarLossContract<HingeLoss> {

  @Override
  protected List<HingeLoss> losses() {
    return List.of(new HingeLoss());
  }

  @Override
  protected BigDecimal exact(HingeLoss loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal side = label.signum() == 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    return BigDecimal.ONE.subtract(side.multiply(prediction)).max(BigDecimal.ZERO);
  }

  @Override
  protected Draw labels() {
    return Draw.BIT;
  }

  @Override
  protected double bound() {
    return 0.5;
  }

  @Test
  void marginOfOneOnTheSideOfTheLabel() {
    assertThat(new HingeLoss().value(1, 0.25)).isEqualTo(0.75);
    assertThat(new HingeLoss().value(0, 0.25)).isEqualTo(1.25);
    assertThat(new HingeLoss().value(0, -7)).isZero();
    assertThat(new HingeLoss().gradient(1, 0.25)).isEqualTo(-1);
    assertThat(new HingeLoss().gradient(0, 0.25)).isEqualTo(1);
    assertThat(new HingeLoss().gradient(1, 1)).isEqualTo(0.0);
  }

  @Test
  void labelsMinusOneAndOneAreNotItsLabels() {
    assertThatThrownBy(() -> new HingeLoss().value(-1, 0.25))
        .hasMessage("hinge_loss: the label is -1 but must be 0 or 1 [label_out_of_domain]");
  }
}
