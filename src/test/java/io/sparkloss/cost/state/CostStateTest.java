package io.sparkloss.cost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.loss.classification.ZeroOneLoss;
import io.sparkloss.loss.regression.HuberLoss;
import io.sparkloss.loss.regression.SquaredError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostStateTest {

  private static final LossIdentity SQUARED = LossIdentity.of(new SquaredError());
  private static final LossIdentity HUBER = LossIdentity.of(new HuberLoss(15));

  @Test
  void aStateHasTheCostOfItsRows() {
    CostAccumulator rows = rows(new Random(1), 100, true);
    CostState state = CostState.of(SQUARED, rows);
    CostOptions options = CostOptions.of(new SquaredError());
    assertThat(state.cost()).isEqualTo(rows.cost(options));
    assertThat(state.cost(CostOptions.UNNAMED.withConfidence(0.5)))
        .isEqualTo(rows.cost(options.withConfidence(0.5)));
    assertThat(state.cost(CostOptions.UNNAMED.withWeightKind(WeightKind.FREQUENCY)))
        .isEqualTo(rows.cost(options.withWeightKind(WeightKind.FREQUENCY)));
  }

  @Test
  void theRangeOfTheLossIsRemembered() {
    CostAccumulator rows = CostAccumulator.unweighted();
    rows.add(0);
    rows.add(1);
    assertThat(CostState.of(SQUARED, rows).cost().lower()).isZero();
    assertThat(CostState.of(LossIdentity.UNNAMED, rows).cost().lower()).isNegative();
    // Wilson's interval of 1 in 2 at 95 %: (½ ± z·√(1/8 + z²/16) / (1 + z²/2)) is inside (0, 1).
    Cost share = CostState.of(LossIdentity.of(new ZeroOneLoss()), rows).cost();
    assertThat(share.lower()).isBetween(0.09, 0.1);
    assertThat(share.upper()).isBetween(0.9, 0.91);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUnknownErrorStaysUnknown(boolean weighted) {
    CostState known = CostState.of(LossIdentity.of(new ZeroOneLoss()), shares(weighted));
    CostState unknown = known.withUnknownError();
    for (CostState state : List.of(unknown, unknown.merge(known), known.merge(unknown))) {
      assertThat(state.cost().mean()).isEqualTo(0.25);
      assertThat(state.cost().standardError()).isNaN();
      assertThat(state.cost().lower()).isNaN();
      assertThat(state.cost().upper()).isNaN();
      assertThat(state.cost().doubtful()).isTrue();
      assertThat(CostState.fromBytes(state.toBytes())).isEqualTo(state);
    }
  }

  /** One error in four rows. */
  private static CostAccumulator shares(boolean weighted) {
    CostAccumulator rows = accumulator(weighted);
    for (double loss : new double[] {0, 1, 0, 0}) {
      rows.add(loss, 1, false);
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true", "10, false", "200, true"})
  void mergedStatesReportWhatOnePassReports(int parts, boolean weighted) {
    Random random = new Random(parts);
    CostAccumulator whole = accumulator(weighted);
    List<CostState> states = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      CostAccumulator some = rows(random, part % 7, weighted);
      whole.merge(some);
      states.add(CostState.of(SQUARED, some));
    }
    Collections.shuffle(states, random);
    while (states.size() > 1) {
      CostState one = states.remove(random.nextInt(states.size()));
      CostState other = states.remove(random.nextInt(states.size()));
      assertThat(one.merge(other).cost()).isEqualTo(other.merge(one).cost());
      states.add(one.merge(other));
    }
    assertThat(states.get(0).cost())
        .as("seed %s", parts)
        .isEqualTo(CostState.of(SQUARED, whole).cost());
  }

  @Test
  void theStateOfNoRowsIsTheIdentity() {
    CostState some = CostState.of(SQUARED, rows(new Random(2), 9, false));
    CostState none = CostState.of(SQUARED, CostAccumulator.unweighted());
    assertThat(some.merge(none)).isEqualTo(some);
    assertThat(none.merge(some)).isEqualTo(some);
    assertThat(none.merge(none).cost().mean()).isNaN();
  }

  @Test
  void aDifferenceMergesWithBothCostsAndTheWinners() {
    Random random = new Random(3);
    PairedAccumulator whole = PairedAccumulator.weighted();
    CostState sum = CostState.of(SQUARED, HUBER, PairedAccumulator.weighted());
    for (int day = 0; day < 30; day++) {
      PairedAccumulator pairs = PairedAccumulator.weighted();
      for (int i = 0; i < day; i++) {
        double candidate = Math.exp(random.nextGaussian());
        pairs.add(candidate, i % 5 == 0 ? candidate : random.nextDouble(), random.nextInt(4));
      }
      whole.merge(pairs);
      sum = sum.merge(CostState.fromBytes(CostState.of(SQUARED, HUBER, pairs).toBytes()));
    }
    CostOptions options = CostOptions.of(new SquaredError());
    assertThat(sum.difference(CostOptions.UNNAMED)).isEqualTo(whole.result(options));
    assertThat(sum.cost()).isEqualTo(whole.result(options).difference());
    assertThat(sum.kind()).isEqualTo(CostState.Kind.DIFFERENCE);
  }

  @Test
  void statesThatSayDifferentThingsDoNotMerge() {
    CostAccumulator none = CostAccumulator.unweighted();
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    CostState huber = CostState.of(HUBER, none);
    assertRefused(
        huber,
        CostState.of(LossIdentity.of(new HuberLoss(1)), none),
        "states of different loss cannot be merged: one has huber_loss(delta=15.0), the other"
            + " huber_loss");
    assertRefused(huber, CostState.of(LossIdentity.UNNAMED, none), "loss cannot be", "unnamed");
    assertRefused(
        huber,
        CostState.of(HUBER, CostAccumulator.weighted()),
        "weighting cannot be",
        "one has no weights, the other weights");
    assertRefused(huber, CostState.of(HUBER, HUBER, pairs), "kind", "COST", "DIFFERENCE");
    assertRefused(
        CostState.of(HUBER, HUBER, pairs),
        CostState.of(HUBER, SQUARED, pairs),
        "baseline loss",
        "squared_error");
  }

  private static void assertRefused(CostState one, CostState other, String... words) {
    assertThatThrownBy(() -> one.merge(other))
        .isInstanceOf(IncompatibleStateException.class)
        .hasMessageContainingAll(words);
    assertThatThrownBy(() -> other.merge(one)).isInstanceOf(IncompatibleStateException.class);
  }

  /** Only a state from elsewhere says so; the count would be below 0. */
  @Test
  void moreRowsThanCanBeCountedAreRefused() {
    CostSums sums = rows(new Random(5), 3, false).sums();
    CostSums many =
        new CostSums(
            false,
            Long.MAX_VALUE,
            sums.rows(),
            sums.min(),
            sums.max(),
            sums.clippedCount(),
            sums.sums());
    CostState state = new CostState(SQUARED, many, null);
    assertThatThrownBy(() -> state.merge(state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be merged: together they must be at most 2^63 - 1");
  }

  @Test
  void aCostHasNoDifference() {
    CostState state = CostState.of(SQUARED, CostAccumulator.unweighted());
    assertThatThrownBy(() -> state.difference(CostOptions.UNNAMED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("squared_error");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e300, 4.9e-324})
  void everyStateComesBackFromItsBytes(double loss) {
    for (boolean weighted : new boolean[] {false, true}) {
      CostAccumulator rows = rows(new Random(4), 20, weighted);
      rows.add(loss, 1, true);
      CostState state = CostState.of(LossIdentity.named("Verlust des Mai, in €"), rows);
      assertThat(CostState.fromBytes(state.toBytes())).isEqualTo(state);
      assertThat(CostState.fromBytes(state.toBytes()).cost()).isEqualTo(state.cost());
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 180, 568", "true, 276, 856"})
  void theSizesAreThoseOfTheDocumentation(boolean weighted, int cost, int difference) {
    LossIdentity name = LossIdentity.named("xyz");
    assertThat(CostState.of(name, accumulator(weighted)).toBytes()).hasSize(cost + 3);
    PairedAccumulator pairs =
        weighted ? PairedAccumulator.weighted() : PairedAccumulator.unweighted();
    assertThat(CostState.of(name, name, pairs).toBytes()).hasSize(difference + 6);
  }

  @Test
  void aDifferenceIsComparedByTheRangeOfEachLoss() {
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    pairs.add(0, 0);
    pairs.add(4, 4);
    PairedDifference result =
        CostState.of(LossIdentity.UNNAMED, SQUARED, pairs).difference(CostOptions.UNNAMED);
    assertThat(result.candidate().lower()).isNegative();
    assertThat(result.baseline().lower()).isZero();
    assertThat(result.tiedShare()).isEqualTo(1);
  }

  private static CostAccumulator accumulator(boolean weighted) {
    return weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
  }

  private static CostAccumulator rows(Random random, int rows, boolean weighted) {
    CostAccumulator accumulator = accumulator(weighted);
    for (int i = 0; i < rows; i++) {
      double loss = Math.exp(5 * random.nextGaussian());
      accumulator.add(loss, weighted ? random.nextInt(3) / 3.0 : 1, random.nextInt(10) == 0);
    }
    return accumulator;
  }
}
