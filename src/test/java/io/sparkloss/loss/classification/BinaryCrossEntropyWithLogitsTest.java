package io.sparkloss.loss.classification;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Binary cross-entropy of logits, to the ends of the doubles. */
class BinaryCrossEntropyWithLogitsTest extends ScalarLossContract<BinaryCrossEntropyWithLogits> {

  @Override
  protected List<BinaryCrossEntropyWithLogits> losses() {
    return List.of(new BinaryCrossEntropyWithLogits(), new BinaryCrossEntropyWithLogits(0.1, 3));
  }

  @Override
  protected BigDecimal exact(
      BinaryCrossEntropyWithLogits loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal share = big(loss.smoothing());
    BigDecimal half = share.divide(BigDecimal.valueOf(2));
    BigDecimal kept = BigDecimal.ONE.subtract(share);
    BigDecimal one = kept.multiply(label).add(half).multiply(big(loss.posWeight()));
    BigDecimal zero = kept.multiply(BigDecimal.ONE.subtract(label)).add(half);
    return one.multiply(BigMath.ln1p(BigMath.exp(prediction.negate())))
        .add(zero.multiply(BigMath.ln1p(BigMath.exp(prediction))));
  }

  @Override
  protected Draw labels() {
    return Draw.UNIT;
  }

  @Override
  protected Draw predictions() {
    return Draw.SCORE;
  }

  @Override
  protected boolean infinitePredictions() {
    return true;
  }

  @Test
  void extremeLogits() {
    BinaryCrossEntropyWithLogits loss = new BinaryCrossEntropyWithLogits();
    for (double z : new double[] {1e3, 1e308, Double.POSITIVE_INFINITY}) {
      assertThat(loss.value(1, z)).isEqualTo(0.0);
      assertThat(loss.value(0, -z)).isEqualTo(0.0);
      assertThat(loss.value(1, -z)).isEqualTo(z);
      assertThat(loss.value(0, z)).isEqualTo(z);
      assertThat(loss.gradient(1, -z)).isEqualTo(-1);
      assertThat(loss.gradient(0, -z)).isEqualTo(0.0);
    }
    assertThat(loss.value(0.5, Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aConfidentRightLogitKeepsItsDigits() {
    // e^-50 = 1.92874984796391778301734281652701e-22 (bc, scale 60).
    assertThat(new BinaryCrossEntropyWithLogits().value(1, 50))
        .isCloseTo(1.9287498479639178e-22, within(1e-37));
  }

  @Test
  void equalsTheProbabilityFormOfTheSigmoid() {
    for (double z = -15; z <= 15; z += 0.37) {
      double p = 1 / (1 + Math.exp(-z));
      for (double y : new double[] {0, 0.3, 1}) {
        double expected = new BinaryCrossEntropy().value(y, p);
        assertThat(new BinaryCrossEntropyWithLogits().value(y, z))
            .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
      }
    }
  }
}
