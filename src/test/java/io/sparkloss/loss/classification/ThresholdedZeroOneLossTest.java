package io.sparkloss.loss.classification;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.loss.Reason;
import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Zero-one loss of a decision by threshold. */
class ThresholdedZeroOneLossTest extends ScalarLossContract<ThresholdedZeroOneLoss> {

  @Override
  protected List<ThresholdedZeroOneLoss> losses() {
    return List.of(
        new ThresholdedZeroOneLoss(0.5),
        new ThresholdedZeroOneLoss(0),
        new ThresholdedZeroOneLoss(-2.5));
  }

  @Override
  protected BigDecimal exact(ThresholdedZeroOneLoss loss, BigDecimal label, BigDecimal prediction) {
    boolean one = prediction.compareTo(big(loss.threshold())) >= 0;
    return one == (label.signum() != 0) ? BigDecimal.ZERO : BigDecimal.ONE;
  }

  @Override
  protected Draw labels() {
    return Draw.BIT;
  }

  @Override
  protected double bound() {
    return 0;
  }

  @Test
  void atTheThresholdClassOneIsPredicted() {
    assertThat(new ThresholdedZeroOneLoss(0.5).value(1, 0.5)).isZero();
    assertThat(new ThresholdedZeroOneLoss(0.5).value(0, 0.5)).isEqualTo(1);
    assertThat(new ThresholdedZeroOneLoss(0.5).value(0, Math.nextDown(0.5))).isZero();
    assertThat(new ThresholdedZeroOneLoss(0).value(1, -0.0)).isZero();
  }

  @Test
  void keepsTheNameOfTheLossAndShowsItsThreshold() {
    assertThat(new ThresholdedZeroOneLoss(-0.0).call()).isEqualTo("zero_one_loss(threshold=0.0)");
    assertThat(new ThresholdedZeroOneLoss(0.5).zeroOrOne()).isTrue();
  }

  @Test
  void probabilitiesBeyondOneAreNoDecision() {
    ThresholdedZeroOneLoss loss = new ThresholdedZeroOneLoss(0.5).ofProbabilities();
    assertThat(loss.value(1, 1)).isZero();
    assertThat(loss.reason(1, Math.nextUp(1.0))).isEqualTo(Reason.PREDICTION_OUT_OF_DOMAIN);
    assertThat(loss.reason(1, -0.1)).isEqualTo(Reason.PREDICTION_OUT_OF_DOMAIN);
    assertThatThrownBy(() -> loss.value(1, 1.5))
        .hasMessage(
            "zero_one_loss: the prediction is 1.5 but must be in [0, 1] [prediction_out_of_domain]");
    assertThat(new ThresholdedZeroOneLoss(0.5).value(1, 1.5)).isZero();
  }

  @Test
  void thresholdMustBeFinite() {
    assertThatThrownBy(() -> new ThresholdedZeroOneLoss(Double.NaN))
        .hasMessage("zero_one_loss: threshold is NaN but must be a finite number");
  }
}
