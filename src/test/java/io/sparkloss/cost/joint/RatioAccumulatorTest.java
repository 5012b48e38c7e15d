package io.sparkloss.cost.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioAccumulatorTest {

  private static RatioAccumulator rows(double[]... rows) {
    RatioAccumulator accumulator =
        rows[0].length == 3 ? RatioAccumulator.weighted() : RatioAccumulator.unweighted();
    for (double[] row : rows) {
      accumulator.add(row[0], row[1], row.length == 3 ? row[2] : 1);
    }
    return accumulator;
  }

  /**
   * a = 1, 2, 6 over b = 2, 4, 3: R = 9/9 = 1, and a − Rb = -1, -2, 3 with the sample variance 7;
   * the standard error is √(7/3)/3. With 2 degrees of freedom t is in closed form u·√(2/(1 − u²))
   * at the confidence u = 0.95.
   */
  @Test
  void theErrorIsThatOfTheMeanOfWhatIsLeft() {
    CostRatio found = rows(new double[][] {{1, 2}, {2, 4}, {6, 3}}).result(0.95);
    double error = Math.sqrt(7 / 3.0) / 3;
    double t = 0.95 * Math.sqrt(2 / 0.0975);
    assertThat(found.ratio()).isEqualTo(1);
    assertThat(found.standardError()).isCloseTo(error, within(1e-15));
    assertThat(found.lower()).isCloseTo(1 - t * error, within(1e-12));
    assertThat(found.upper()).isCloseTo(1 + t * error, within(1e-12));
    assertThat(found.doubtful()).as("three rows").isTrue();
  }

  /** Weights 1, 3: R = (2 + 3·4)/(1 + 3·1) = 3.5, w(a − Rb) = -1.5, 1.5; √(2·4.5)/4. */
  @Test
  void weightsAreSamplingWeights() {
    CostRatio found = rows(new double[][] {{2, 1, 1}, {4, 1, 3}, {9, 9, 0}}).result(0.95);
    assertThat(found.ratio()).isEqualTo(3.5);
    assertThat(found.standardError()).isCloseTo(0.75, within(1e-15));
    assertThat(found.numerator().count()).isEqualTo(3);
    assertThatThrownBy(() -> rows(new double[][] {{1, 1, -1}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingAndADenominatorOfZeroHaveNoRatio() {
    assertThat(RatioAccumulator.unweighted().result(0.95).ratio()).isNaN();
    CostRatio zero = rows(new double[][] {{1, 0}, {2, 0}}).result(0.95);
    assertThat(zero.ratio()).isNaN();
    assertThat(zero.standardError()).isNaN();
    assertThat(zero.doubtful()).isTrue();
    assertThat(rows(new double[][] {{1, 2}}).result(0.95).ratio()).isEqualTo(0.5);
    assertThat(rows(new double[][] {{1, 2}}).result(0.95).lower()).isNaN();
    assertThat(rows(new double[][] {{1, 2}, {Double.NaN, 1}}).result(0.95).upper()).isNaN();
  }

  @Test
  void partsMergeToTheWhole() {
    SplittableRandom random = new SplittableRandom(7);
    RatioAccumulator all = RatioAccumulator.weighted();
    RatioAccumulator[] parts = {
      RatioAccumulator.weighted(), RatioAccumulator.weighted(), RatioAccumulator.weighted()
    };
    for (int i = 0; i < 1000; i++) {
      double a = random.nextDouble();
      double b = 1 + random.nextDouble();
      double weight = random.nextDouble();
      all.add(a, b, weight);
      parts[i % 3].add(a, b, weight);
    }
    ByteBuffer bytes = ByteBuffer.allocate(parts[2].bytes());
    parts[2].write(bytes);
    RatioAccumulator merged = RatioAccumulator.read(bytes.flip());
    merged.merge(parts[0]);
    merged.merge(parts[1]);
    assertThat(merged.result(0.9)).isEqualTo(all.result(0.9));
  }

  /** 5000 data sets of R² = 1/2: the mean label of each is estimated from it, as its users do. */
  @Test
  void intervalsOfTheExplainedShareHoldTheTruth() {
    SplittableRandom random = new SplittableRandom(11);
    int covered = 0;
    int dataSets = 5000;
    for (int set = 0; set < dataSets; set++) {
      CostRatio found = explained(random, 400).result(0.95);
      covered += found.lower() <= 0.5 && 0.5 <= found.upper() ? 1 : 0;
    }
    assertThat(covered / (double) dataSets).as("seed 11").isBetween(0.93, 0.97);
  }

  /** Labels are predictions and noise, both of variance 1. */
  private static RatioAccumulator explained(SplittableRandom random, int rows) {
    double[] label = new double[rows];
    double[] noise = new double[rows];
    double mean = 0;
    for (int i = 0; i < rows; i++) {
      noise[i] = random.nextGaussian();
      label[i] = 5 + random.nextGaussian() + noise[i];
      mean += label[i] / rows;
    }
    RatioAccumulator accumulator = RatioAccumulator.unweighted();
    for (int i = 0; i < rows; i++) {
      accumulator.add(noise[i] * noise[i], (label[i] - mean) * (label[i] - mean), 1);
    }
    return accumulator;
  }
}
