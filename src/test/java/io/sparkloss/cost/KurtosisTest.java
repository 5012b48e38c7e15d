package io.sparkloss.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kurtosis of losses, and where it says that an interval may not be trusted. */
class KurtosisTest {

  private static final MathContext DIGITS = new MathContext(60);
  private static final CostOptions OPTIONS = CostOptions.UNNAMED;

  /** Of a share p it is (1 − 3p(1−p)) / (p(1−p)); of {1, 2, 3, 4}, 41/25. */
  @Test
  void smallSamplesByHand() {
    assertThat(cost(0, 0, 0, 1).kurtosis()).isEqualTo(7.0 / 3);
    assertThat(cost(0, 1).kurtosis()).isEqualTo(1);
    assertThat(cost(1, 2, 3, 4).kurtosis()).isEqualTo(1.64);
  }

  /** scipy 1.10.1: stats.kurtosis([0.5, 2.25, 1.0, 9.75, 0.125, 3.0, 0.0625], fisher=False). */
  @Test
  void agreesWithScipy() {
    assertThat(cost(0.5, 2.25, 1.0, 9.75, 0.125, 3.0, 0.0625).kurtosis())
        .isCloseTo(SCIPY, Percentage.withPercentage(1e-13));
  }

  private static final double SCIPY = 4.233461760659549;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -40, 1000})
  void agreesWithExactArithmeticUpToTheRoundingOfItsTerms(double shift) {
    SplittableRandom random = new SplittableRandom(4);
    double[] losses = new double[300];
    double[] weights = new double[300];
    CostAccumulator accumulator = CostAccumulator.weighted();
    for (int i = 0; i < losses.length; i++) {
      losses[i] = shift + random.nextExponential();
      weights[i] = random.nextDouble();
      accumulator.add(losses[i], weights[i]);
    }
    // 16 roundings of 2⁻⁵³ grow by (mean / deviation)⁴, 10¹² for a shift of 1000.
    double tolerance = 1e-14 * Math.max(1, Math.pow(Math.abs(shift) + 1, 4));
    assertThat(accumulator.cost(OPTIONS).kurtosis())
        .isCloseTo(exact(losses, weights), Percentage.withPercentage(100 * tolerance));
  }

  private static double exact(double[] losses, double[] weights) {
    BigDecimal weight = BigDecimal.ZERO;
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < losses.length; i++) {
      weight = weight.add(new BigDecimal(weights[i]));
      sum = sum.add(new BigDecimal(weights[i]).multiply(new BigDecimal(losses[i])));
    }
    BigDecimal mean = sum.divide(weight, DIGITS);
    BigDecimal second = BigDecimal.ZERO;
    BigDecimal fourth = BigDecimal.ZERO;
    for (int i = 0; i < losses.length; i++) {
      BigDecimal square = new BigDecimal(losses[i]).subtract(mean).pow(2, DIGITS);
      second = second.add(square.multiply(new BigDecimal(weights[i])));
      fourth = fourth.add(square.multiply(square).multiply(new BigDecimal(weights[i])));
    }
    return fourth.multiply(weight).divide(second.multiply(second), DIGITS).doubleValue();
  }

  @Test
  void aWeightIsThatManyRows() {
    CostAccumulator weighted = CostAccumulator.weighted();
    weighted.add(1, 3);
    weighted.add(7, 2);
    weighted.add(4, 1);
    assertThat(weighted.cost(OPTIONS).kurtosis()).isEqualTo(cost(1, 1, 1, 7, 7, 4).kurtosis());
  }

  /** Sums of raw powers in doubles give −10⁵ or 10²⁰ here; better no answer than that. */
  @Test
  void nearConstantLossesFarFromZeroHaveNone() {
    SplittableRandom random = new SplittableRandom(5);
    CostAccumulator far = CostAccumulator.unweighted();
    CostAccumulator near = CostAccumulator.unweighted();
    for (int i = 0; i < 1000; i++) {
      double noise = random.nextGaussian();
      far.add(1e9 + noise);
      near.add(1000 + noise);
    }
    assertThat(far.cost(OPTIONS).kurtosis()).isNaN();
    assertThat(far.cost(OPTIONS).doubtful()).isTrue();
    assertThat(near.cost(OPTIONS).kurtosis()).isBetween(2.5, 3.5);
    assertThat(near.cost(OPTIONS).doubtful()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1e80, 1e-80, Double.NaN, Double.POSITIVE_INFINITY})
  void equalLossesAndThoseOutOfRangeHaveNone(double loss) {
    CostAccumulator equal = CostAccumulator.unweighted();
    CostAccumulator varied = CostAccumulator.unweighted();
    for (int i = 0; i < 200; i++) {
      equal.add(loss);
      varied.add(i % 2 == 0 ? loss : 2 * loss);
    }
    assertThat(equal.cost(OPTIONS).kurtosis()).isNaN();
    assertThat(equal.cost(OPTIONS).doubtful()).isTrue();
    boolean inRange = loss == 1;
    assertThat(varied.cost(OPTIONS).kurtosis()).isEqualTo((Double) (inRange ? 1 : Double.NaN));
    assertThat(varied.cost(OPTIONS).doubtful()).isEqualTo(!inRange);
  }

  /** 300 rows bear a kurtosis of 17.32: that of 20 ones is 13.07, of 15 ones 18.05. */
  @Test
  void moreRowsBearMoreKurtosis() {
    assertThat(share(300, 20, 1).kurtosis()).isLessThan(Math.sqrt(300));
    assertThat(share(300, 20, 1).doubtful()).isFalse();
    assertThat(share(300, 15, 1).kurtosis()).isGreaterThan(Math.sqrt(300));
    assertThat(share(300, 15, 1).doubtful()).isTrue();
    assertThat(share(99, 49, 1).doubtful()).isTrue();
    assertThat(share(100, 50, 1).doubtful()).isFalse();
    assertThat(cost().doubtful()).isTrue();
    assertThat(cost(1).doubtful()).isTrue();
  }

  @Test
  void weightsLeaveFewerRows() {
    assertThat(share(100, 50, 0.1).doubtful()).isFalse();
    CostAccumulator uneven = CostAccumulator.weighted();
    for (int i = 0; i < 200; i++) {
      uneven.add(i % 2, i < 100 ? 1 : 1e-6);
    }
    // (Σw)² / Σw² is hardly above 100 here, and below with one of the heavy rows less.
    assertThat(uneven.cost(OPTIONS).doubtful()).isFalse();
    CostAccumulator fewer = CostAccumulator.weighted();
    for (int i = 0; i < 200; i++) {
      fewer.add(i % 2, i < 98 ? 1 : 1e-6);
    }
    assertThat(fewer.cost(OPTIONS).doubtful()).isTrue();
  }

  @Test
  void aFrequencyIsThatManyRows() {
    CostOptions frequency = OPTIONS.withWeightKind(WeightKind.FREQUENCY);
    CostAccumulator accumulator = CostAccumulator.weighted();
    accumulator.add(0, 50);
    accumulator.add(1, 50);
    assertThat(accumulator.cost(frequency).doubtful()).isFalse();
    assertThat(accumulator.cost(OPTIONS).doubtful()).isTrue();
  }

  @Test
  void wilsonsIntervalIsNotDoubtful() {
    CostOptions share = new CostOptions(0.95, WeightKind.SAMPLING, true, true);
    CostAccumulator accumulator = CostAccumulator.unweighted();
    accumulator.add(0);
    accumulator.add(1);
    assertThat(accumulator.cost(share).doubtful()).isFalse();
    assertThat(accumulator.cost(OPTIONS).doubtful()).isTrue();
  }

  private static Cost share(int rows, int ones, double weight) {
    CostAccumulator accumulator = CostAccumulator.weighted();
    for (int i = 0; i < rows; i++) {
      accumulator.add(i < ones ? 1 : 0, weight);
    }
    return accumulator.cost(OPTIONS);
  }

  private static Cost cost(double... losses) {
    CostAccumulator accumulator = CostAccumulator.unweighted();
    for (double loss : losses) {
      accumulator.add(loss);
    }
    return accumulator.cost(OPTIONS);
  }
}
