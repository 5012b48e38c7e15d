package io.sparkloss.loss.classification;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Binary cross-entropy: clipping, soft labels, smoothing and weights. */
class BinaryCrossEntropyTest extends ScalarLossContract<BinaryCrossEntropy> {

  @Override
  protected List<BinaryCrossEntropy> losses() {
    return List.of(
        new BinaryCrossEntropy(),
        new BinaryCrossEntropy(1e-15),
        new BinaryCrossEntropy(0),
        new BinaryCrossEntropy(0x1p-52, 0.1, 3));
  }

  @Override
  protected BigDecimal exact(BinaryCrossEntropy loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal share = big(loss.smoothing());
    BigDecimal half = share.divide(BigDecimal.valueOf(2));
    BigDecimal kept = BigDecimal.ONE.subtract(share);
    BigDecimal one = kept.multiply(label).add(half).multiply(big(loss.posWeight()));
    BigDecimal zero = kept.multiply(BigDecimal.ONE.subtract(label)).add(half);
    BigDecimal sum = BigDecimal.ZERO;
    if (one.signum() > 0) {
      sum = sum.subtract(one.multiply(BigMath.ln(prediction)));
    }
    if (zero.signum() > 0) {
      sum = sum.subtract(zero.multiply(BigMath.ln1p(prediction.negate())));
    }
    return sum;
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
  protected boolean infinite(BinaryCrossEntropy loss, double label, double prediction) {
    return loss.epsilon() == 0 && (prediction == 0 ? label > 0 : prediction == 1 && label < 1);
  }

  @Override
  protected boolean kink(BinaryCrossEntropy loss, double label, double prediction) {
    return prediction == 1 || loss.clipped(label, prediction);
  }

  @Test
  void certaintyAboutWhatDidNotHappenIsClipped() {
    // -ln 2^-52 = 52 ln 2 = 36.04365338911715 (bc, 20 digits); a true 0 would cost infinity.
    BinaryCrossEntropy loss = new BinaryCrossEntropy();
    for (double p : new double[] {0, -0.0, Double.MIN_VALUE, 1e-300}) {
      assertThat(loss.value(1, p)).isEqualTo(36.04365338911715);
      assertThat(loss.clipped(1, p)).isTrue();
      assertThat(loss.value(0, p)).isEqualTo(p);
      assertThat(loss.clipped(0, p)).isFalse();
    }
    assertThat(loss.value(0, 1)).isEqualTo(36.04365338911715);
    assertThat(loss.clipped(0, 1)).isTrue();
  }

  @Test
  void confidentCorrectRowsCostNothingAndAreNotClipped() {
    for (double epsilon : new double[] {0, 1e-15, 0x1p-52, 1e-7}) {
      BinaryCrossEntropy loss = new BinaryCrossEntropy(epsilon);
      assertThat(loss.value(1, 1)).isEqualTo(0.0);
      assertThat(loss.value(0, 0)).isEqualTo(0.0);
      assertThat(loss.clipped(1, 1)).isFalse();
      assertThat(loss.clipped(0, 0)).isFalse();
    }
  }

  @Test
  void theClipsOfOtherTools() {
    // 15 ln 10 and 7 ln 10 (bc, 20 digits): Spark and H2O; Keras.
    assertThat(new BinaryCrossEntropy(1e-15).value(1, 0))
        .isCloseTo(34.538776394910684, within(1e-14));
    assertThat(new BinaryCrossEntropy(1e-15).value(0, 1))
        .isCloseTo(34.538776394910684, within(1e-14));
    assertThat(new BinaryCrossEntropy(1e-7).value(1, 0))
        .isCloseTo(16.11809565095832, within(1e-14));
  }

  @Test
  void withoutClippingAZeroProbabilityIsInfinitelyWrong() {
    BinaryCrossEntropy loss = new BinaryCrossEntropy(0);
    assertThat(loss.value(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(loss.value(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(loss.clipped(1, 0)).isFalse();
  }

  @Test
  void aProbabilityABitAboveOneIsRefused() {
    assertThatThrownBy(() -> new BinaryCrossEntropy().value(1, 1 + 1e-12))
        .hasMessageContaining("the prediction is 1.000000000001 but must be in [0, 1]");
  }

  @Test
  void gradientAtAClippedProbabilityIsTheOneAtTheClip() {
    assertThat(new BinaryCrossEntropy(1e-7).gradient(1, 1e-9)).isCloseTo(-1e7, within(1e-8));
    assertThat(new BinaryCrossEntropy(1e-7).gradient(0, 1)).isCloseTo(1e7, within(1e-8));
  }

  @Test
  void certainAndRightHasAFiniteGradient() {
    assertThat(new BinaryCrossEntropy(0).gradient(1, 1)).isEqualTo(-1);
    assertThat(new BinaryCrossEntropy(0).gradient(0, 0)).isEqualTo(1);
  }

  @Test
  void smoothingMovesTheLabelTowardsOneHalf() {
    BinaryCrossEntropy smoothed = new BinaryCrossEntropy(0x1p-52, 0.2, 1);
    assertThat(smoothed.value(1, 0.75))
        .isCloseTo(new BinaryCrossEntropy().value(0.9, 0.75), within(1e-15));
    assertThat(smoothed.clipped(1, 1)).isTrue();
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new BinaryCrossEntropy(0.6))
        .hasMessage("binary_cross_entropy: epsilon is 0.6 but must be in [0, 0.5]");
    assertThatThrownBy(() -> new BinaryCrossEntropy(0, -0.1, 1))
        .hasMessage("binary_cross_entropy: smoothing is -0.1 but must be in [0, 1]");
    assertThatThrownBy(() -> new BinaryCrossEntropy(0, 0, 0))
        .hasMessage("binary_cross_entropy: pos_weight is 0.0 but must be a finite number above 0");
  }
}
