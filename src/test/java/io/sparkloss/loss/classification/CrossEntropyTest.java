package io.sparkloss.loss.classification;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ClassLossContract;
import io.sparkloss.loss.Reason;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cross-entropy of class probabilities: clipping, soft labels, smoothing. */
class CrossEntropyTest extends ClassLossContract<CrossEntropy> {

  /** −ln 2⁻⁵² = 52 ln 2 (bc, 20 digits). */
  private static final double AT_THE_CLIP = 36.04365338911715;

  @Override
  protected List<CrossEntropy> losses() {
    return List.of(
        new CrossEntropy(),
        new CrossEntropy(1e-15),
        new CrossEntropy(0),
        new CrossEntropy(0x1p-52, 0.1));
  }

  @Override
  protected BigDecimal exact(CrossEntropy loss, BigDecimal[] label, BigDecimal[] prediction) {
    BigDecimal share = big(loss.smoothing());
    BigDecimal even = share.divide(BigDecimal.valueOf(label.length), CONTEXT);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < label.length; k++) {
      BigDecimal y = BigDecimal.ONE.subtract(share).multiply(label[k]).add(even);
      if (y.signum() > 0) {
        sum = sum.subtract(y.multiply(BigMath.ln(prediction[k])));
      }
    }
    return sum;
  }

  @Override
  protected Draw entries() {
    return Draw.UNIT;
  }

  @Test
  void trueClassWithProbabilityZeroIsClippedNotFree() {
    // TFMA's categorical cross-entropy gives 0 here: it skips what it cannot take a logarithm of.
    CrossEntropy loss = new CrossEntropy();
    for (double p : new double[] {0, -0.0, Double.MIN_VALUE, 1e-20}) {
      assertThat(loss.value(0, new double[] {p, 1 - p})).isEqualTo(AT_THE_CLIP);
      assertThat(loss.clipped(0, new double[] {p, 1 - p})).isTrue();
      assertThat(loss.clipped(1, new double[] {p, 1 - p})).isFalse();
    }
    assertThat(new CrossEntropy(0).value(0, new double[] {0, 1}))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new CrossEntropy(0).value(0, new double[] {Double.MIN_VALUE, 1}))
        .isCloseTo(1074 * Math.log(2), within(2e-13));
  }

  @Test
  void trueClassWithProbabilityOneIsFree() {
    assertThat(new CrossEntropy().value(1, new double[] {0, 1})).isEqualTo(0.0);
    assertThat(new CrossEntropy().clipped(1, new double[] {0, 1})).isFalse();
  }

  @Test
  void trueClassWithProbabilityAboveOneIsRefused() {
    assertThat(new CrossEntropy().reason(0, new double[] {1 + 1e-12, 0}))
        .isEqualTo(Reason.PREDICTION_OUT_OF_DOMAIN);
  }

  @Test
  void lossIsTakenAtTheTrueLabelAlsoWhereAnotherIsPredicted() {
    // SynapseML takes the probability of the predicted class: -ln 0.7.
    assertThat(new CrossEntropy().value(0, new double[] {0.2, 0.7, 0.1}))
        .isCloseTo(-Math.log(0.2), within(1e-15));
  }

  @Test
  void probabilitiesAreNotRenormalised() {
    assertThat(new CrossEntropy().value(1, new double[] {0.5, 0.5, 0.5}))
        .isEqualTo(new CrossEntropy().value(1, new double[] {0.25, 0.5, 0.25}));
  }

  @Test
  void twoClassesAreTheBinaryLoss() {
    for (double p = 0.05; p < 1; p += 0.05) {
      double[] both = {1 - p, p};
      assertThat(new CrossEntropy().value(1, both)).isEqualTo(new BinaryCrossEntropy().value(1, p));
      assertThat(new CrossEntropy().value(0, both))
          .isCloseTo(new BinaryCrossEntropy().value(0, p), within(1e-15));
      assertThat(new CrossEntropy(0, 0.1).value(0, both))
          .isCloseTo(new BinaryCrossEntropy(0, 0.1, 1).value(0, p), within(1e-14));
    }
  }

  @Test
  void smoothingClipsEveryClassThatItGivesAShare() {
    CrossEntropy smoothed = new CrossEntropy(0x1p-52, 0.3);
    // 0.2 on the first and 0.1 on each of the other two: 0.1 * 52 ln 2, by hand.
    assertThat(smoothed.value(0, new double[] {1, 1, 0}))
        .isCloseTo(0.1 * AT_THE_CLIP, within(1e-15));
    assertThat(smoothed.clipped(0, new double[] {1, 1, 0})).isTrue();
    assertThat(smoothed.clipped(new double[] {1, 0, 0}, new double[] {1, 1, 0})).isTrue();
  }

  @Test
  void gradientAtAClippedProbabilityIsTheOneAtTheClip() {
    assertThat(new CrossEntropy().gradient(0, new double[] {0, 1})).containsExactly(-0x1p52, 0);
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new CrossEntropy(-1e-9))
        .hasMessage("cross_entropy: epsilon is -1.0E-9 but must be in [0, 0.5]");
    assertThatThrownBy(() -> new CrossEntropy(0, 1.1))
        .hasMessage("cross_entropy: smoothing is 1.1 but must be in [0, 1]");
  }
}
