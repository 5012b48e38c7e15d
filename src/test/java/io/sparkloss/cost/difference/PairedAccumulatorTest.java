package io.sparkloss.cost.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.numeric.ThreePartSum;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedAccumulatorTest {

  /** d = −1, 2, 0, −3: mean −1/2; Σ(d+½)² = ¼ + 25/4 + ¼ + 25/4 = 13, so s.e. = √(13/12). */
  @Test
  void theDifferenceIsTheMeanOfRowDifferences() {
    PairedDifference result = fourRows().result(CostOptions.UNNAMED);
    assertThat(result.difference().mean()).isEqualTo(-0.5);
    assertThat(result.difference().standardError()).isEqualTo(Math.sqrt(13.0 / 12));
    assertThat(result.candidate().mean()).isEqualTo(2.5);
    assertThat(result.baseline().mean()).isEqualTo(3);
    assertThat(result.won()).isEqualTo(2);
    assertThat(result.tied()).isEqualTo(1);
    assertThat(result.wonShare()).isEqualTo(0.5);
    assertThat(result.tiedShare()).isEqualTo(0.25);
  }

  @Test
  void sharesAreOfWeightAndRowsOfWeightZeroNeitherWinNorTie() {
    PairedAccumulator pairs = PairedAccumulator.weighted();
    pairs.add(1, 2, 3);
    pairs.add(2, 1, 4);
    pairs.add(5, 5, 1);
    pairs.add(0, 9, 0);
    pairs.add(9, 9, 0);
    PairedDifference result = pairs.result(CostOptions.UNNAMED);
    assertThat(result.won()).isEqualTo(1);
    assertThat(result.tied()).isEqualTo(1);
    assertThat(result.wonShare()).isEqualTo(0.375);
    assertThat(result.tiedShare()).isEqualTo(0.125);
    assertThat(result.difference().count()).isEqualTo(5);
    assertThat(result.difference().mean()).isEqualTo(0.125);
  }

  @Test
  void aMarginChangesTheDifferenceAndNotTheWinner() {
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    pairs.add(2, 4, 1, 3);
    PairedDifference result = pairs.result(CostOptions.UNNAMED);
    assertThat(result.difference().mean()).isEqualTo(3);
    assertThat(result.wonShare()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 0, 0",
    "1, NaN, 0, 0",
    "NaN, NaN, 0, 0",
    "1, Infinity, 1, 0",
    "Infinity, 1, 0, 0",
    "Infinity, Infinity, 0, 1",
    "-0.0, 0.0, 0, 1"
  })
  void lossesThatAreNotFinite(double candidate, double baseline, long won, long tied) {
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    pairs.add(candidate, baseline);
    assertThat(pairs.won()).isEqualTo(won);
    assertThat(pairs.tied()).isEqualTo(tied);
  }

  @Test
  void nothingHasNoShares() {
    PairedDifference result = PairedAccumulator.unweighted().result(CostOptions.UNNAMED);
    assertThat(result.difference().isEmpty()).isTrue();
    assertThat(result.wonShare()).isNaN();
    assertThat(result.tiedShare()).isNaN();
  }

  @Test
  void theIntervalOfADifferenceIsNotCutAtZeroAndThoseOfTheCostsAre() {
    CostOptions nonNegative = new CostOptions(0.95, WeightKind.SAMPLING, true, false);
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    pairs.add(0, 1);
    pairs.add(10, 12);
    PairedDifference result = pairs.result(nonNegative);
    assertThat(result.difference().lower()).isNegative();
    assertThat(result.candidate().lower()).isZero();
  }

  @Test
  void clippedRowsAreCountedForTheirModel() {
    PairedAccumulator pairs = PairedAccumulator.weighted();
    pairs.add(3, 1, 2);
    pairs.addClippedCandidate(3, 2);
    pairs.add(2, 1, 1);
    pairs.addClippedBaseline(1, 1);
    pairs.addClippedBaseline(1, 0);
    PairedDifference result = pairs.result(CostOptions.UNNAMED);
    assertThat(result.candidate().clippedCount()).isEqualTo(1);
    assertThat(result.candidate().clippedShare()).isEqualTo(0.75);
    assertThat(result.baseline().clippedCount()).isEqualTo(1);
    assertThat(result.difference().clippedCount()).isZero();
  }

  /** Merging is a commutative monoid: any grouping reports what one pass reports. */
  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false", "7, true", "10, false"})
  void anyGroupingReportsTheSame(int parts, boolean weighted) {
    long seed = 20261122L + parts;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    PairedAccumulator whole = empty(weighted);
    PairedAccumulator[] some = new PairedAccumulator[parts];
    for (int i = 0; i < parts; i++) {
      some[i] = empty(weighted);
    }
    for (int i = 0; i < 500; i++) {
      double candidate = Math.exp(random.nextGaussian() * 10);
      double baseline = random.nextInt(4) == 0 ? candidate : Math.exp(random.nextGaussian() * 10);
      double weight = weighted ? random.nextInt(5) * 0.1 : 1;
      whole.add(candidate, baseline, weight);
      some[random.nextInt(parts)].add(candidate, baseline, weight);
    }
    PairedAccumulator merged = empty(weighted);
    for (int i = parts - 1; i >= 0; i--) {
      ByteBuffer bytes = ByteBuffer.allocate(some[i].bytes());
      some[i].write(bytes);
      assertThat(bytes.hasRemaining()).isFalse();
      merged.merge(PairedAccumulator.read(bytes.flip()));
    }
    assertThat(merged.result(CostOptions.UNNAMED))
        .as("seed %s", seed)
        .isEqualTo(whole.result(CostOptions.UNNAMED));
  }

  @Test
  void winnersAndLossesMayBeAddedApart() {
    PairedAccumulator apart = PairedAccumulator.unweighted();
    PairedAccumulator four = fourRows();
    apart.addLosses(four.difference(), four.candidate(), four.baseline());
    apart.addWon(2, ThreePartSum.ofCount(2));
    apart.addTied(1, ThreePartSum.ofCount(1));
    assertThat(apart.result(CostOptions.UNNAMED)).isEqualTo(four.result(CostOptions.UNNAMED));
  }

  @Test
  void badWeightsAreRefused() {
    assertThatThrownBy(() -> PairedAccumulator.weighted().add(1, 2, -1))
        .isInstanceOf(LossDomainException.class)
        .hasMessageContaining("-1.0");
    assertThatThrownBy(() -> PairedAccumulator.unweighted().add(1, 2, 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("weighted()");
  }

  private static PairedAccumulator fourRows() {
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    pairs.add(1, 2);
    pairs.add(4, 2);
    pairs.add(3, 3);
    pairs.add(2, 5);
    return pairs;
  }

  private static PairedAccumulator empty(boolean weighted) {
    return weighted ? PairedAccumulator.weighted() : PairedAccumulator.unweighted();
  }
}
