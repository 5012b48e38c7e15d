package io.sparkloss.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.SlotAccumulators.Losses;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of losses against the same losses one at a time. */
class SlotAccumulatorsTest {

  private static final int ROWS = 3001;

  /** Where the rows of a slot begin; the last slot gets none. */
  private static final int[] BOUNDS = {0, 5, 1500, ROWS, ROWS};

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everySlotHasTheCostOfItsLosses(boolean weighted) {
    Random random = new Random(17);
    double[] losses = random.doubles(ROWS).map(x -> Math.exp(40 * x - 20)).toArray();
    double[] weights = weighted ? random.doubles(ROWS, 0.1, 9).toArray() : null;
    boolean[] clipped = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      clipped[i] = random.nextInt(50) == 0;
    }
    assertSame(losses, weights, clipped);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e200})
  void hardLossesToo(double hard) {
    double[] losses = new Random(2).doubles(ROWS).toArray();
    losses[700] = hard;
    assertSame(losses, null, null);
    assertSame(losses, new Random(3).doubles(ROWS, 1, 2).toArray(), null);
  }

  @Test
  void rowsOfWeightZeroAreCounted() {
    SlotAccumulators slots = new SlotAccumulators(true);
    slots.addIgnored(0);
    slots.add(0, new Losses(new double[] {3}, new double[] {2}, null, 1), 0, 1);
    assertThat(slots.accumulator(0).count()).isEqualTo(2);
    assertThat(slots.accumulator(0).rows()).isEqualTo(1);
  }

  private static void assertSame(
      double[] losses, double @Nullable [] weights, boolean @Nullable [] clipped) {
    SlotAccumulators runs = new SlotAccumulators(weights != null);
    SlotAccumulators ones = new SlotAccumulators(weights != null);
    runs.ensure(BOUNDS.length);
    ones.ensure(BOUNDS.length);
    Losses all = new Losses(losses, weights, clipped, ROWS);
    for (int slot = 0; slot < BOUNDS.length - 1; slot++) {
      CostAccumulator expected =
          weights == null ? CostAccumulator.unweighted() : CostAccumulator.weighted();
      runs.add(slot, all, BOUNDS[slot], BOUNDS[slot + 1]);
      for (int i = BOUNDS[slot]; i < BOUNDS[slot + 1]; i++) {
        ones.addOne(slot, all, i);
        expected.add(losses[i], weights == null ? 1 : weights[i], clipped != null && clipped[i]);
      }
      Cost cost = expected.cost(CostOptions.UNNAMED);
      assertThat(runs.accumulator(slot).cost(CostOptions.UNNAMED)).isEqualTo(cost);
      assertThat(ones.accumulator(slot).cost(CostOptions.UNNAMED)).isEqualTo(cost);
    }
    assertThat(runs.accumulator(99).count()).isZero();
  }
}
