package io.sparkloss.cost.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.WeightKind;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JointMomentsTest {

  private static final long SEED = 7;

  /** Rows (1, 2), (2, 2), (3, 5): the ratio of the means is 2/3, its residuals -1/3, 2/3, -1/3. */
  @Test
  void theRatioOfThreeRowsByHand() {
    JointMoments moments = new JointMoments(2, WeightKind.SAMPLING);
    moments.add(1, 1, 2);
    moments.add(1, 2, 2);
    moments.add(1, 3, 5);
    assertThat(moments.mean(0)).isEqualTo(2);
    assertThat(moments.mean(1)).isEqualTo(3);
    // se² = 3/2 · Σ(x - 2/3·y)² / (3·3)², with Σ(x - 2/3·y)² = 1/9 + 4/9 + 1/9.
    assertThat(moments.standardError(1.0 / 3, -2.0 / 9))
        .isCloseTo(Math.sqrt(1.5 * (6.0 / 9) / 81), within(1e-16));
  }

  /** The textbook form: centre each row first, then square. */
  @ParameterizedTest
  @CsvSource({"SAMPLING, 0", "SAMPLING, 1e6", "FREQUENCY, 0", "FREQUENCY, 1e6"})
  void theErrorIsThatOfLinearisedRows(WeightKind kind, double shift) {
    Random random = new Random(SEED);
    int n = 500;
    double[][] rows = new double[n][];
    double[] weights = new double[n];
    double[] mean = new double[3];
    double weight = 0;
    for (int i = 0; i < n; i++) {
      double common = random.nextGaussian();
      rows[i] = new double[] {shift + common, common * common, random.nextDouble()};
      weights[i] = 1 + random.nextInt(3);
      weight += weights[i];
      for (int a = 0; a < 3; a++) {
        mean[a] += weights[i] * rows[i][a];
      }
    }
    for (int a = 0; a < 3; a++) {
      mean[a] /= weight;
    }
    double[] gradient = {0.5, -2, 3};
    double sum = 0;
    JointMoments moments = new JointMoments(3, kind);
    for (int i = 0; i < n; i++) {
      moments.add(weights[i], rows[i]);
      double linear = 0;
      for (int a = 0; a < 3; a++) {
        linear += gradient[a] * (rows[i][a] - mean[a]);
      }
      double square = kind == WeightKind.FREQUENCY ? weights[i] : weights[i] * weights[i];
      sum += square * linear * linear;
    }
    double expected =
        kind == WeightKind.FREQUENCY
            ? Math.sqrt(sum / (weight * (weight - 1)))
            : Math.sqrt(n / (n - 1.0) * sum) / weight;
    // The textbook form itself loses digits where values are far from 0.
    double tolerance = shift == 0 ? 1e-13 : 1e-9;
    assertThat(moments.standardError(gradient)).isCloseTo(expected, within(tolerance * expected));
  }

  @ParameterizedTest
  @EnumSource(WeightKind.class)
  void partsMergeAndTravelToTheSameBits(WeightKind kind) {
    Random random = new Random(SEED);
    JointMoments whole = new JointMoments(2, kind);
    JointMoments merged = new JointMoments(2, kind);
    for (int part = 0; part < 5; part++) {
      JointMoments some = new JointMoments(2, kind);
      for (int i = 0; i < part * 10; i++) {
        double weight = random.nextInt(3);
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        whole.add(weight, x, y);
        some.add(weight, x, y);
      }
      ByteBuffer bytes = ByteBuffer.allocate(some.bytes());
      some.write(bytes);
      JointMoments read = new JointMoments(2, kind);
      read.read(bytes.flip());
      merged.merge(read);
    }
    assertThat(merged.standardError(1, -1)).isEqualTo(whole.standardError(1, -1)).isPositive();
    assertThat(merged.degrees()).isEqualTo(whole.degrees());
    assertThatThrownBy(() -> merged.merge(new JointMoments(3, kind)))
        .hasMessageContaining("moments of 2 values")
        .hasMessageContaining("with those of 3");
  }

  @Test
  void tooFewRowsAndNoNumbersHaveNoError() {
    JointMoments moments = new JointMoments(1, WeightKind.SAMPLING);
    assertThat(moments.standardError(1)).isNaN();
    assertThat(moments.mean(0)).isNaN();
    moments.add(1, 3);
    moments.add(0, 4);
    assertThat(moments.standardError(1)).isNaN();
    moments.add(1, 5);
    assertThat(moments.standardError(1)).isEqualTo(1);
    assertThat(moments.standardError(Double.NaN)).isNaN();
    moments.add(1, Double.POSITIVE_INFINITY);
    assertThat(moments.standardError(1)).isNaN();
  }
}
