package io.sparkloss.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sparkloss.loss.LossDomainException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostAccumulatorTest {

  private static final CostOptions OPTIONS = CostOptions.UNNAMED;

  @Test
  void emptyIsNeverZero() {
    Cost empty = CostAccumulator.unweighted().cost(OPTIONS);

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.count()).isZero();
    assertThat(empty.mean()).isNaN();
    assertThat(empty.sum()).isNaN();
    assertThat(empty.standardError()).isNaN();
  }

  @Test
  void rowsOfWeightZeroAreCountedAndOtherwiseLeftOut() {
    CostAccumulator accumulator = CostAccumulator.weighted();
    accumulator.add(100, 0, true);
    accumulator.add(1, 2);
    accumulator.add(4, 1);

    Cost cost = accumulator.cost(OPTIONS);

    assertThat(cost.count()).isEqualTo(3);
    assertThat(cost.weight()).isEqualTo(3);
    assertThat(cost.mean()).isEqualTo(2);
    assertThat(cost.max()).isEqualTo(4);
    assertThat(cost.clippedCount()).isZero();
  }

  @Test
  void allWeightsZeroIsEmpty() {
    CostAccumulator accumulator = CostAccumulator.weighted();
    accumulator.add(5, 0);

    assertThat(accumulator.cost(OPTIONS).mean()).isNaN();
    assertThat(accumulator.cost(OPTIONS).count()).isEqualTo(1);
    assertThat(accumulator.cost(OPTIONS).isEmpty()).isTrue();
  }

  /** A t interval needs n − 1 ≥ 1 degrees of freedom, and n is the sum of the frequencies. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.6, 0.75, 0.99})
  void frequenciesThatSumToLessThanTwoHaveNoInterval(double weight) {
    CostOptions frequency = OPTIONS.withWeightKind(WeightKind.FREQUENCY);
    CostAccumulator accumulator = CostAccumulator.weighted();
    accumulator.add(1, weight);
    accumulator.add(3, weight);

    Cost cost = accumulator.cost(frequency);

    assertThat(cost.mean()).isEqualTo(2);
    assertThat(cost.lower()).isNaN();
    assertThat(cost.upper()).isNaN();
  }

  @Test
  void frequenciesThatSumToTwoHaveTheIntervalOfTwoRows() {
    CostAccumulator frequencies = CostAccumulator.weighted();
    frequencies.add(1, 1);
    frequencies.add(3, 1);

    Cost cost = frequencies.cost(OPTIONS.withWeightKind(WeightKind.FREQUENCY));

    // t of one degree at 0.975 is tan(0.475 pi); the standard error of 1 and 3 is 1.
    assertThat(cost.standardError()).isEqualTo(1);
    assertThat(cost.upper()).isCloseTo(2 + Math.tan(0.475 * Math.PI), withinPercentage(1e-10));
    assertThat(cost.lower()).isCloseTo(2 - Math.tan(0.475 * Math.PI), withinPercentage(1e-10));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e-300})
  void badWeightsAreRefused(double weight) {
    assertThatThrownBy(() -> CostAccumulator.weighted().add(1, weight))
        .isInstanceOf(LossDomainException.class)
        .hasMessageContaining("the weight is " + weight + " but must be finite and at least 0");
  }

  @Test
  void anUnweightedAccumulatorRefusesWeights() {
    assertThatThrownBy(() -> CostAccumulator.unweighted().add(1, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use weighted()");
    assertThatThrownBy(() -> CostAccumulator.unweighted().merge(CostAccumulator.weighted()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void infiniteLossesMakeAnInfiniteCostAcrossPartitions() {
    CostAccumulator left = of(1, Double.POSITIVE_INFINITY);
    left.merge(of(2, 3));

    Cost cost = left.cost(OPTIONS);

    assertThat(cost.mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(cost.sum()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(cost.max()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(cost.standardError()).isNaN();
    assertThat(cost.upper()).isNaN();
  }

  @Test
  void overflowAcrossPartitionsStaysInfinite() {
    CostAccumulator left = of(Double.MAX_VALUE);
    left.merge(of(Double.MAX_VALUE));
    left.merge(of(1));

    assertThat(left.cost(OPTIONS).mean()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void nanPropagates() {
    Cost cost = of(1, Double.NaN, Double.POSITIVE_INFINITY).cost(OPTIONS);

    assertThat(cost.mean()).isNaN();
    assertThat(cost.min()).isNaN();
    assertThat(cost.max()).isNaN();
    assertThat(cost.count()).isEqualTo(3);
  }

  @Test
  void threeUnequalPartialsGiveTheSinglePassValue() {
    // TensorFlow Model Analysis counts the first partial twice.
    CostAccumulator merged = of(1);
    merged.merge(of(5, 5));
    merged.merge(of(2, 2, 2, 2, 2));

    assertThat(merged.cost(OPTIONS)).isEqualTo(of(1, 5, 5, 2, 2, 2, 2, 2).cost(OPTIONS));
    assertThat(merged.cost(OPTIONS).mean()).isEqualTo(2.625);
  }

  @Test
  void everyReportedBitIsTheSameForEveryOrderAndGrouping() {
    long seed = 20010601;
    Random random = new Random(seed);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      double loss = Math.exp(random.nextGaussian() * 12);
      rows.add(new double[] {loss, random.nextInt(7) == 0 ? 0 : random.nextDouble()});
    }
    Cost expected = grouped(rows, rows.size()).cost(OPTIONS);
    for (int chunk = 1; chunk <= 10; chunk++) {
      Collections.shuffle(rows, random);
      assertThat(grouped(rows, chunk).cost(OPTIONS)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void weightsOfOneGiveTheUnweightedBits() {
    CostAccumulator weighted = CostAccumulator.weighted();
    CostAccumulator unweighted = CostAccumulator.unweighted();
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      double loss = random.nextDouble() * 1e9;
      weighted.add(loss, 1);
      unweighted.add(loss);
    }

    assertThat(weighted.cost(OPTIONS)).isEqualTo(unweighted.cost(OPTIONS));
  }

  @Test
  void varianceAroundABillionDoesNotCancel() {
    // Raw moments in doubles give 17.3 (or worse) instead of 2.5e-7.
    CostAccumulator accumulator = CostAccumulator.unweighted();
    for (int i = 0; i < 1000; i++) {
      accumulator.add(i % 2 == 0 ? 1e9 : 1e9 + 1e-3);
    }
    BigDecimal half =
        new BigDecimal(1e9 + 1e-3).subtract(new BigDecimal(1e9)).divide(BigDecimal.valueOf(2));

    assertThat(accumulator.cost(OPTIONS).populationVariance())
        .isEqualTo(half.pow(2, MathContext.DECIMAL128).doubleValue());
  }

  @Test
  void countsNearTwoToTheSixtyTwoDoNotOverflow() {
    CostAccumulator accumulator = of(1, 3);
    for (int doubling = 0; doubling < 61; doubling++) {
      accumulator.merge(copy(accumulator));
    }

    Cost cost = accumulator.cost(OPTIONS);

    assertThat(cost.count()).isEqualTo(1L << 62);
    assertThat(cost.mean()).isEqualTo(2);
    assertThat(cost.populationVariance()).isEqualTo(1);
    // √(1 / (2⁶² − 1)) rounds to 2⁻³¹.
    assertThat(cost.standardError()).isEqualTo(0x1p-31);
  }

  @Test
  void clippedShareIsTheShareOfTheCost() {
    CostAccumulator accumulator = CostAccumulator.weighted();
    accumulator.add(36, 0.5, true);
    accumulator.add(6, 1, false);

    Cost cost = accumulator.cost(OPTIONS);

    assertThat(cost.clippedCount()).isEqualTo(1);
    assertThat(cost.clippedShare()).isEqualTo(0.75);
  }

  @Test
  void freshAccumulatorIsTheIdentityOfMerging() {
    CostAccumulator accumulator = of(0.1, 0.2, 0.7);
    Cost before = accumulator.cost(OPTIONS);
    accumulator.merge(CostAccumulator.unweighted());
    CostAccumulator fresh = CostAccumulator.unweighted();
    fresh.merge(accumulator);

    assertThat(accumulator.cost(OPTIONS)).isEqualTo(before);
    assertThat(fresh.cost(OPTIONS)).isEqualTo(before);
  }

  @Test
  void bytesRoundTrip() {
    CostAccumulator weighted = CostAccumulator.weighted();
    weighted.add(1.1, 0.3, true);
    weighted.add(2.2, 0.6);

    assertThat(copy(weighted).cost(OPTIONS)).isEqualTo(weighted.cost(OPTIONS));
    assertThat(copy(of(1, 2)).cost(OPTIONS)).isEqualTo(of(1, 2).cost(OPTIONS));
  }

  private static CostAccumulator of(double... losses) {
    CostAccumulator accumulator = CostAccumulator.unweighted();
    for (double loss : losses) {
      accumulator.add(loss);
    }
    return accumulator;
  }

  private static CostAccumulator grouped(List<double[]> rows, int chunk) {
    CostAccumulator all = CostAccumulator.weighted();
    for (int start = 0; start < rows.size(); start += chunk) {
      CostAccumulator part = CostAccumulator.weighted();
      for (double[] row : rows.subList(start, Math.min(rows.size(), start + chunk))) {
        part.add(row[0], row[1]);
      }
      all.merge(part);
    }
    return all;
  }

  private static CostAccumulator copy(CostAccumulator accumulator) {
    ByteBuffer bytes = ByteBuffer.allocate(accumulator.bytes());
    accumulator.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    return CostAccumulator.read(bytes.flip());
  }
}
