package io.sparkloss.cost.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.numeric.ThreePartSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionTest {

  private static final long SEED = 4;

  @Test
  void twoSlicesByHand() {
    List<Contribution<String>> parts =
        Contribution.ofNonNegative(
            List.of(
                new SliceCost<>("a", 1, 6, 1),
                new SliceCost<>("nobody", 0, 0, 1),
                new SliceCost<>("b", 3, 2, 1)));

    // J = 2; a has ¼ of the weight and cost 6, b has ¾ and ⅔.
    assertThat(parts)
        .containsExactly(
            new Contribution<>("a", 0.25, 1.5, 1, 0.75),
            new Contribution<>("b", 0.75, 0.5, -1, 0.25));
  }

  @Test
  void contributionsSumToTheCostAndExcessesToZero() {
    Random random = new Random(SEED);
    List<SliceCost<Integer>> slices = new ArrayList<>();
    ThreePartSum weight = new ThreePartSum();
    ThreePartSum sum = new ThreePartSum();
    for (int key = 0; key < 100; key++) {
      double w = random.nextDouble();
      double s = w * Math.exp(random.nextGaussian());
      slices.add(new SliceCost<>(key, w, s, 1));
      weight.add(w);
      sum.add(s);
    }
    double cost = sum.dividedBy(weight);
    List<Contribution<Integer>> parts = Contribution.ofNonNegative(slices);

    // Each of 100 terms is rounded once, by less than 2⁻⁵³ of the largest.
    double tolerance = 100 * Math.ulp(cost);
    assertThat(parts.stream().mapToDouble(Contribution::contribution).sum())
        .isBetween(cost - tolerance, cost + tolerance);
    assertThat(parts.stream().mapToDouble(Contribution::excess).sum())
        .isBetween(-tolerance, tolerance);
    assertThat(parts.stream().mapToDouble(Contribution::costShare).sum())
        .isBetween(1 - 100 * Math.ulp(1.0), 1 + 100 * Math.ulp(1.0));
  }

  @Test
  void lossesThatMayBeNegativeHaveNoShares() {
    List<SliceCost<String>> slices =
        List.of(new SliceCost<>("a", 1, -2, 1), new SliceCost<>("b", 1, 4, 1));

    assertThat(Contribution.of(slices))
        .containsExactly(
            new Contribution<>("a", 0.5, -1, -1.5, Double.NaN),
            new Contribution<>("b", 0.5, 2, 1.5, Double.NaN));
    assertThatThrownBy(() -> Contribution.ofNonNegative(slices))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sum of slice a is -2.0 but must be at least 0 for a cost to have shares");
  }

  @Test
  void aCostOfZeroHasNoShares() {
    assertThat(Contribution.ofNonNegative(List.of(new SliceCost<>("a", 2, 0, 0))))
        .containsExactly(new Contribution<>("a", 1, 0, 0, Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void nonFiniteSums(double sum) {
    List<Contribution<String>> parts =
        Contribution.ofNonNegative(
            List.of(new SliceCost<>("a", 1, sum, 1), new SliceCost<>("b", 1, 4, 1)));

    assertThat(parts)
        .containsExactly(
            new Contribution<>("a", 0.5, sum, Double.NaN, Double.NaN),
            new Contribution<>("b", 0.5, 2, Double.NaN, Double.NaN));
  }

  @Test
  void noSlicesGiveNothing() {
    assertThat(Contribution.of(List.of())).isEmpty();
  }
}
