package io.sparkloss.loss.classification;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ClassLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cross-entropy of class scores: extreme, masked, equal scores. */
class CrossEntropyWithLogitsTest extends ClassLossContract<CrossEntropyWithLogits> {

  private static final double MASKED = Double.NEGATIVE_INFINITY;

  private final CrossEntropyWithLogits loss = new CrossEntropyWithLogits();

  @Override
  protected List<CrossEntropyWithLogits> losses() {
    return List.of(loss, new CrossEntropyWithLogits(0.1));
  }

  /** −ln softmax(z)_k = ln(1 + Σ_{j ≠ k} e^(z_j − z_k)), with k and not the maximum kept apart. */
  @Override
  protected BigDecimal exact(
      CrossEntropyWithLogits tested, BigDecimal[] label, BigDecimal[] prediction) {
    BigDecimal share = big(tested.smoothing());
    BigDecimal even = share.divide(BigDecimal.valueOf(label.length), CONTEXT);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < label.length; k++) {
      BigDecimal y = BigDecimal.ONE.subtract(share).multiply(label[k]).add(even);
      BigDecimal others = BigDecimal.ZERO;
      for (int j = 0; j < label.length && y.signum() > 0; j++) {
        if (j != k) {
          others = others.add(BigMath.exp(prediction[j].subtract(prediction[k])), CONTEXT);
        }
      }
      sum = sum.add(y.multiply(BigMath.ln1p(others)));
    }
    return sum;
  }

  @Override
  protected Draw entries() {
    return Draw.SCORE;
  }

  @Override
  protected boolean masks() {
    return true;
  }

  @Test
  void aConfidentRightScoreKeepsItsDigits() {
    // e^-50 (bc, scale 60); logsumexp(z) - z_c gives 0.
    assertThat(loss.value(0, new double[] {50, 0}))
        .isCloseTo(1.9287498479639178e-22, within(1e-37));
    assertThat(loss.value(1, new double[] {50, 0})).isEqualTo(50);
    assertThat(loss.gradient(0, new double[] {50, 0}))
        .usingComparatorWithPrecision(1e-37)
        .containsExactly(-1.9287498479639178e-22, 1.9287498479639178e-22);
  }

  @Test
  void extremeScoresDoNotOverflow() {
    // TFMA overflows from 710 on.
    for (double z : new double[] {1e3, 8e307}) {
      assertThat(loss.value(0, new double[] {z, -z})).isEqualTo(0.0);
      assertThat(loss.value(1, new double[] {z, -z})).isEqualTo(2 * z);
      assertThat(loss.value(1, new double[] {z, 0})).isEqualTo(z);
      assertThat(loss.value(0, new double[] {-z, -z})).isCloseTo(Math.log(2), within(1e-15));
    }
    assertThat(loss.value(1, new double[] {1e308, -1e308})).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void equalScoresCostTheLogarithmOfTheNumberOfClasses() {
    for (double z : new double[] {0, 1000, -1000, 1e308}) {
      assertThat(loss.value(2, new double[] {z, z, z, z})).isCloseTo(Math.log(4), within(1e-15));
    }
  }

  @Test
  void aMaskedClassCostsNothingUntilItHappens() {
    double[] scores = {MASKED, 2, 2};
    assertThat(loss.value(1, scores)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(loss.value(0, scores)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(loss.value(new double[] {0, 1, 0}, scores)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(loss.value(new double[] {0.1, 0.9, 0}, scores)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(loss.gradient(1, scores)).containsExactly(0, -0.5, 0.5);
  }

  @Test
  void smoothingGivesAMaskedClassAShareAndSoAnInfiniteLoss() {
    assertThat(new CrossEntropyWithLogits(0.1).value(1, new double[] {MASKED, 2, 2}))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void roundingOfTheDifferenceIsPutBack() {
    // z - m = -49.8 + 1e-17 or so is not a double; e^ of the rounded one is 16 ulp off.
    double[] scores = {50.1, 0.3, -700.7};
    double value = loss.value(0, scores);
    BigDecimal exact = exact(loss, bigs(1, 0, 0), bigs(scores));
    assertThat(value).isCloseTo(exact.doubleValue(), within(4 * Math.ulp(value)));
  }

  @Test
  void equalsTheProbabilityFormOfTheSoftmax() {
    for (double z = -15; z <= 15; z += 0.41) {
      double sum = Math.exp(z) + 1 + Math.exp(0.5);
      double[] p = {Math.exp(z) / sum, 1 / sum, Math.exp(0.5) / sum};
      for (int c = 0; c < 3; c++) {
        double expected = new CrossEntropy().value(c, p);
        assertThat(loss.value(c, new double[] {z, 0, 0.5}))
            .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
      }
    }
  }

  @Test
  void twoClassesAreTheBinaryLossOfTheDifference() {
    for (double z = -30; z <= 30; z += 0.7) {
      assertThat(loss.value(1, new double[] {0, z}))
          .isEqualTo(new BinaryCrossEntropyWithLogits().value(1, z));
      assertThat(loss.value(0, new double[] {0, z}))
          .isEqualTo(new BinaryCrossEntropyWithLogits().value(0, z));
    }
  }

  @Test
  void aThousandClassesKeepTheBound() {
    double[] scores = new double[1000];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = Math.sin(k) * 9;
    }
    BigDecimal others = BigDecimal.ZERO;
    for (int k = 0; k < scores.length; k++) {
      others =
          others.add(
              k == 7 ? BigDecimal.ZERO : BigMath.exp(big(scores[k]).subtract(big(scores[7]))));
    }
    double exact = BigMath.ln1p(others).doubleValue();
    assertThat(loss.value(7, scores)).isCloseTo(exact, within(4 * Math.ulp(exact)));
  }

  @Test
  void smoothingIsChecked() {
    assertThatThrownBy(() -> new CrossEntropyWithLogits(Double.NaN))
        .hasMessage("cross_entropy_with_logits: smoothing is NaN but must be in [0, 1]");
  }

  private static BigDecimal[] bigs(double... entries) {
    BigDecimal[] bigs = new BigDecimal[entries.length];
    for (int k = 0; k < entries.length; k++) {
      bigs[k] = big(entries[k]);
    }
    return bigs;
  }
}
