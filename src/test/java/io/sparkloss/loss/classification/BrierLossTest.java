package io.sparkloss.loss.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.ClassLossContract;
import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Brier loss in both its forms. */
class BrierLossTest extends ScalarLossContract<BrierLoss> {

  @Override
  protected List<BrierLoss> losses() {
    return List.of(new BrierLoss());
  }

  @Override
  protected BigDecimal exact(BrierLoss loss, BigDecimal label, BigDecimal prediction) {
    return prediction.subtract(label).pow(2);
  }

  @Override
  protected Draw labels() {
    return Draw.UNIT;
  }

  @Override
  protected Draw predictions() {
    return Draw.UNIT;
  }

  @Override
  protected double bound() {
    return 3;
  }

  @Test
  void twoClassesCostTwiceTheBinaryLoss() {
    for (double p = 0; p <= 1; p += 0.0625) {
      assertThat(new BrierLoss().value(1, new double[] {1 - p, p}))
          .isEqualTo(2 * new BrierLoss().value(1, p));
    }
  }

  @Test
  void rangesOfBothForms() {
    assertThat(new BrierLoss().value(1, 0)).isEqualTo(1);
    assertThat(new BrierLoss().value(0, new double[] {0, 1, 0})).isEqualTo(2);
    assertThat(new BrierLoss().value(1, new double[] {0, 1, 0})).isZero();
  }

  @Nested
  class OfClassesTest extends ClassLossContract<BrierLoss> {

    @Override
    protected List<BrierLoss> losses() {
      return List.of(new BrierLoss());
    }

    @Override
    protected BigDecimal exact(BrierLoss loss, BigDecimal[] label, BigDecimal[] prediction) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int k = 0; k < label.length; k++) {
        sum = sum.add(prediction[k].subtract(label[k]).pow(2));
      }
      return sum;
    }

    @Override
    protected Draw entries() {
      return Draw.UNIT;
    }

    @Override
    protected double bound() {
      return 3;
    }
  }
}
