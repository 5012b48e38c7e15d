package io.sparkloss.loss.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.ClassLossContract;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Zero-one loss of classes, and of the first maximum of an array. */
class ZeroOneLossTest extends ScalarLossContract<ZeroOneLoss> {

  @Override
  protected List<ZeroOneLoss> losses() {
    return List.of(new ZeroOneLoss());
  }

  @Override
  protected BigDecimal exact(ZeroOneLoss loss, BigDecimal label, BigDecimal prediction) {
    return label.compareTo(prediction) == 0 ? BigDecimal.ZERO : BigDecimal.ONE;
  }

  @Override
  protected double bound() {
    return 0;
  }

  @Test
  void comparesExactly() {
    assertThat(new ZeroOneLoss().value(3, 3)).isZero();
    assertThat(new ZeroOneLoss().value(0.0, -0.0)).isZero();
    assertThat(new ZeroOneLoss().value(3, Math.nextUp(3.0))).isEqualTo(1);
  }

  @Test
  void ofEqualScoresTheFirstIsPredicted() {
    double[] tie = {0.4, 0.4, 0.2};
    assertThat(new ZeroOneLoss().value(0, tie)).isZero();
    assertThat(new ZeroOneLoss().value(1, tie)).isEqualTo(1);
    assertThat(new ZeroOneLoss().value(0, new double[] {-0.0, 0.0})).isZero();
  }

  @Test
  void aThresholdMakesTheOtherForm() {
    assertThat(Losses.parse("zero_one_loss(threshold=0.5)"))
        .isEqualTo(new ThresholdedZeroOneLoss(0.5));
    assertThat(Losses.parse("zero_one_loss")).isEqualTo(new ZeroOneLoss());
  }

  @Test
  void isAShare() {
    assertThat(new ZeroOneLoss().zeroOrOne()).isTrue();
    assertThat(new BrierLoss().zeroOrOne()).isFalse();
  }

  @Nested
  class OfClassesTest extends ClassLossContract<ZeroOneLoss> {

    @Override
    protected List<ZeroOneLoss> losses() {
      return List.of(new ZeroOneLoss());
    }

    @Override
    protected BigDecimal exact(ZeroOneLoss loss, BigDecimal[] label, BigDecimal[] prediction) {
      return first(label) == first(prediction) ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    @Override
    protected Draw entries() {
      return Draw.REAL;
    }

    @Override
    protected boolean masks() {
      return true;
    }

    @Test
    void maskedClassesAreNeverPredicted() {
      double[] masked = {Double.NEGATIVE_INFINITY, -5, -7};
      assertThat(new ZeroOneLoss().value(1, masked)).isZero();
      assertThat(new ZeroOneLoss().reason(0, new double[] {Double.POSITIVE_INFINITY}))
          .isEqualTo(Reason.INFINITE_PREDICTION);
    }

    @Test
    void probabilitiesBeyondOneAreNoDecision() {
      ZeroOneLoss loss = new ZeroOneLoss().ofProbabilities();
      assertThat(loss.value(1, new double[] {0.2, 0.8})).isZero();
      assertThat(loss.reason(0, new double[] {1.5, -0.5}))
          .isEqualTo(Reason.PREDICTION_OUT_OF_DOMAIN);
      assertThat(new ZeroOneLoss().value(0, new double[] {1.5, -0.5})).isZero();
    }

    private int first(BigDecimal[] entries) {
      int first = 0;
      for (int k = 0; k < entries.length; k++) {
        first = entries[k].compareTo(entries[first]) > 0 ? k : first;
      }
      return first;
    }
  }
}
