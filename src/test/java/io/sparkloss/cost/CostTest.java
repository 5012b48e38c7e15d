package io.sparkloss.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.regression.SquaredError;
import org.junit.jupiter.api.Test;

class CostTest {

  @Test
  void meanOfSquaredErrors() {
    Cost cost =
        Cost.of(new SquaredError(), new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8});

    // Losses 0.25, 0.25, 0, 1: mean 0.375, variance (2·0.125² + 0.375² + 0.625²) / 4.
    assertThat(cost.count()).isEqualTo(4);
    assertThat(cost.mean()).isEqualTo(0.375);
    assertThat(cost.populationVariance()).isEqualTo(0.140625);
    assertThat(cost.standardError()).isEqualTo(Math.sqrt(0.140625 / 3));
    assertThat(cost.max()).isEqualTo(1);
  }

  @Test
  void weightsSummingToOneHalfKeepTheMean() {
    Cost cost =
        Cost.of(
            new SquaredError(),
            new double[] {0, 0},
            new double[] {1, 3},
            new double[] {0.125, 0.375});

    assertThat(cost.mean()).isEqualTo(7);
    assertThat(cost.weight()).isEqualTo(0.5);
    assertThat(cost.populationVariance()).isEqualTo(12);
  }
}
