package io.sparkloss.cost.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.Cost;
import io.sparkloss.loss.regression.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PenaltyTest {

  private static final double[] COEFFICIENTS = {3, -4, 0};

  @Test
  void l1IsTheSumOfMagnitudes() {
    assertThat(Penalty.l1(0.5).value(COEFFICIENTS)).isEqualTo(3.5);
  }

  @Test
  void l2HasNoFactorOfOneHalf() {
    assertThat(Penalty.l2(0.5).value(COEFFICIENTS)).isEqualTo(12.5);
  }

  @Test
  void elasticNetHalvesItsSquaresAsSparkMlDoes() {
    assertThat(Penalty.elasticNet(2, 0.25).value(COEFFICIENTS))
        .isEqualTo(2 * (0.25 * 7 + 0.75 / 2 * 25));
    assertThat(Penalty.elasticNet(2, 1).value(COEFFICIENTS))
        .isEqualTo(Penalty.l1(2).value(COEFFICIENTS));
    assertThat(Penalty.elasticNet(2, 0).value(COEFFICIENTS))
        .isEqualTo(Penalty.l2(1).value(COEFFICIENTS));
  }

  @Test
  void noCoefficientsCostNothingAndNanIsKept() {
    assertThat(Penalty.l1(1).value(new double[0])).isZero();
    assertThat(Penalty.l2(1).value(new double[] {Double.NaN, 1})).isNaN();
    assertThat(Penalty.l1(1).value(new double[] {Double.NEGATIVE_INFINITY}))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void strengthIsFiniteAndNotNegative(double lambda) {
    assertThatThrownBy(() -> Penalty.l1(lambda))
        .hasMessage("lambda is " + lambda + " but must be finite and at least 0");
    assertThatThrownBy(() -> Penalty.l2(lambda)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Penalty.elasticNet(lambda, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shareOfL1LiesBetweenZeroAndOne() {
    assertThatThrownBy(() -> Penalty.elasticNet(1, 1.5))
        .hasMessage("alpha is 1.5 but must lie in [0, 1]");
  }

  @Test
  void objectiveAddsThePenaltyToTheCost() {
    Cost cost = Cost.of(new SquaredError(), new double[] {1, 2}, new double[] {2, 4});

    Objective objective = Objective.of(cost, Penalty.l2(0.1), new double[] {1, 2});

    assertThat(objective.penalty()).isEqualTo(0.5);
    assertThat(objective.value()).isEqualTo(3);
  }

  @Test
  void objectiveOfNothingIsNotANumber() {
    Cost empty = Cost.of(new SquaredError(), new double[0], new double[0]);

    assertThat(Objective.of(empty, Penalty.l1(1), new double[] {1}).value()).isNaN();
  }
}
