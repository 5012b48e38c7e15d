package io.sparkloss.cost.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.cost.Cost;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.reference.OriginCase;
import io.sparkloss.reference.ReferenceCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostChangeTest {

  private static final long SEED = 1955;

  @Test
  void aStayingPairByHand() {
    // Shares ½, ½ become ¼, ¾; costs 2, 4 become 2, 6: J is 3, then 5; its midpoint 4.
    CostChange<String> change =
        CostChange.of(
            List.of(slice("a", 2, 4, 0.3), slice("b", 2, 8, 0.5)),
            List.of(slice("a", 1, 2, 0.4), slice("b", 3, 18, 1.2)));

    assertThat(change.before()).isEqualTo(3);
    assertThat(change.after()).isEqualTo(5);
    assertThat(change.change()).isEqualTo(2);
    // a: −¼·(2−4) and ⅜·0; b: ¼·(5−4) and ⅝·2.
    assertThat(change.terms())
        .containsExactly(
            new ChangeTerm<>("a", ChangeKind.STAYED, 0.5, 0.25, 2, 2, 0.5, 0, 0, 0.375 * 0.5),
            new ChangeTerm<>("b", ChangeKind.STAYED, 0.5, 0.75, 4, 6, 0.25, 1.25, 0, 0.625 * 1.3));
    assertThat(change.mix()).isEqualTo(0.75);
    assertThat(change.rate()).isEqualTo(1.25);
    assertThat(change.entered()).isZero();
    assertThat(change.left()).isZero();
    assertThat(change.rounding()).isZero();
    assertThat(change.rateStandardError()).isEqualTo(Math.sqrt(0.1875 * 0.1875 + 0.8125 * 0.8125));
  }

  @Test
  void slicesThatEnterAndLeaveAreMeasuredFromTheMiddle() {
    // J is 3 in both runs: a leaves with cost 2, c enters with cost 2.
    CostChange<String> change =
        CostChange.of(
            List.of(slice("a", 2, 4, 1), slice("b", 2, 8, 1)),
            List.of(slice("b", 2, 8, 1), slice("c", 2, 4, 1)));

    assertThat(change.change()).isZero();
    assertThat(change.left()).isEqualTo(0.5);
    assertThat(change.entered()).isEqualTo(-0.5);
    assertThat(change.mix()).isZero();
    assertThat(change.terms())
        .extracting(ChangeTerm::key, ChangeTerm::kind, ChangeTerm::turnover)
        .containsExactly(
            tuple("a", ChangeKind.LEFT, 0.5),
            tuple("b", ChangeKind.STAYED, 0.0),
            tuple("c", ChangeKind.ENTERED, -0.5));
  }

  @Test
  void aSliceOfAverageCostChangesNothingByEntering() {
    CostChange<String> change =
        CostChange.of(
            List.of(slice("a", 5, 15, 1)), List.of(slice("a", 5, 15, 1), slice("b", 2, 6, 1)));

    assertThat(change.entered()).isZero();
    assertThat(change.mix()).isZero();
  }

  @Test
  void slicesOfWeightZeroAreAbsent() {
    CostChange<String> change =
        CostChange.of(
            List.of(slice("a", 1, 2, 1), slice("b", 0, 0, 1), slice("c", 0, 0, 1)),
            List.of(slice("a", 1, 2, 1), slice("b", 1, 5, 1), slice("c", 0, 0, 1)));

    assertThat(change.terms()).hasSize(2);
    assertThat(change.terms().get(1).kind()).isEqualTo(ChangeKind.ENTERED);
  }

  @Test
  void termsAddUpBothByKindAndInAll() {
    Random random = new Random(SEED);
    for (int draw = 0; draw < 200; draw++) {
      double scale = Math.scalb(1.0, random.nextInt(1200) - 600);
      List<SliceCost<Integer>> before = draw(random, scale);
      List<SliceCost<Integer>> after = draw(random, scale);
      CostChange<Integer> change = CostChange.of(before, after);
      ThreePartSum all = new ThreePartSum();
      for (ChangeTerm<Integer> term : change.terms()) {
        all.add(term.mix());
        all.add(term.rate());
        all.add(term.turnover());
      }
      // Rounding is rounded once itself, far below the last digit of the change.
      double sum = all.plus(new ThreePartSum(change.rounding(), 0, 0)).value();
      assertThat(Math.abs(sum - change.change()))
          .as("seed %s, draw %s: %s", SEED, draw, sum)
          .isLessThanOrEqualTo(Math.ulp(change.change()));
      assertThat(Math.abs(change.rounding()))
          .isLessThan(1e-14 * change.after() + 1e-14 * change.before());
      double parts = change.mix() + change.rate() + change.entered() + change.left();
      // Three additions of doubles, each off by half an ulp of at most the larger cost.
      assertThat(Math.abs(parts - change.change()))
          .isLessThanOrEqualTo(8 * Math.ulp(Math.max(change.before(), change.after())));
    }
  }

  @Test
  void termsAreTheSameForEveryOrderOfSlices() {
    Random random = new Random(SEED);
    List<SliceCost<Integer>> before = draw(random, 1);
    List<SliceCost<Integer>> after = draw(random, 1);
    CostChange<Integer> expected = CostChange.of(before, after);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(before, random);
      Collections.shuffle(after, random);
      CostChange<Integer> shuffled = CostChange.of(before, after);
      assertThat(shuffled.terms()).containsExactlyInAnyOrderElementsOf(expected.terms());
      assertThat(shuffled.mix()).isEqualTo(expected.mix());
      assertThat(shuffled.rate()).isEqualTo(expected.rate());
      assertThat(shuffled.rounding()).isEqualTo(expected.rounding());
    }
  }

  @Test
  void theOtherWayRoundChangesEverySign() {
    Random random = new Random(SEED);
    List<SliceCost<Integer>> before = draw(random, 1);
    List<SliceCost<Integer>> after = draw(random, 1);
    CostChange<Integer> there = CostChange.of(before, after);
    CostChange<Integer> back = CostChange.of(after, before);

    assertThat(back.change()).isEqualTo(-there.change());
    assertThat(back.mix()).isEqualTo(-there.mix());
    assertThat(back.rate()).isEqualTo(-there.rate());
    assertThat(back.entered()).isEqualTo(-there.left());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void nonFiniteSumsMakeEveryTermNaN(double sum) {
    CostChange<String> change =
        CostChange.of(
            List.of(slice("a", 1, sum, 1), slice("b", 1, 1, 1)),
            List.of(slice("a", 1, 1, 1), slice("b", 1, 1, 1), slice("c", 1, 1, 1)));

    assertThat(change.after()).isEqualTo(1);
    assertThat(change.change()).isEqualTo(Double.valueOf(1 - sum));
    assertThat(change.mix()).isNaN();
    assertThat(change.rounding()).isNaN();
    assertThat(change.terms()).allSatisfy(term -> assertThat(term.mix() + term.turnover()).isNaN());
  }

  @Test
  void anEmptyRunHasNoChange() {
    CostChange<String> change = CostChange.of(List.of(), List.of(slice("a", 1, 1, 1)));

    assertThat(change.before()).isNaN();
    assertThat(change.change()).isNaN();
    assertThat(change.entered()).isNaN();
    assertThat(change.rateStandardError()).isNaN();
  }

  @Test
  void noStandardErrorWhereOneIsMissing() {
    CostChange<String> change =
        CostChange.of(List.of(slice("a", 1, 1, Double.NaN)), List.of(slice("a", 1, 2, 0.5)));

    assertThat(change.rate()).isEqualTo(1);
    assertThat(change.rateStandardError()).isNaN();
  }

  @Test
  void aSliceGivenTwiceIsRefused() {
    assertThatThrownBy(
            () -> CostChange.of(List.of(slice("a", 1, 1, 1), slice("a", 1, 1, 1)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slice a is given twice in one run; give each slice once");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void badWeightsAreRefused(double weight) {
    assertThatThrownBy(() -> slice("a", weight, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the weight of slice a is " + weight + " but must be finite and at least 0");
  }

  static Stream<OriginCase> references() {
    return ReferenceCases.origins("change").stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void equalsExactRationals(OriginCase reference) {
    CostChange<String> change =
        CostChange.of(slices(reference.elements("before")), slices(reference.elements("after")));

    assertThat(change.change()).isEqualTo(reference.number("change"));
    assertThat(change.mix()).isEqualTo(reference.number("mix"));
    assertThat(change.rate()).isEqualTo(reference.number("rate"));
    assertThat(change.entered()).isEqualTo(reference.number("entered"));
    assertThat(change.left()).isEqualTo(reference.number("left"));
    List<JsonNode> terms = reference.elements("terms");
    assertThat(change.terms()).hasSameSizeAs(terms);
    for (int i = 0; i < terms.size(); i++) {
      ChangeTerm<String> term = change.terms().get(i);
      assertThat(term.key()).isEqualTo(terms.get(i).get("key").asText());
      assertThat(term.mix()).isEqualTo(terms.get(i).get("mix").asDouble());
      assertThat(term.rate()).isEqualTo(terms.get(i).get("rate").asDouble());
      assertThat(term.turnover()).isEqualTo(terms.get(i).get("turnover").asDouble());
    }
  }

  @Test
  void aCostIsASlice() {
    Cost cost = Cost.of(new SquaredError(), new double[] {0, 0}, new double[] {1, 3});

    assertThat(SliceCost.of("all", cost)).isEqualTo(slice("all", 2, 10, cost.standardError()));
  }

  private static List<SliceCost<String>> slices(List<JsonNode> rows) {
    return rows.stream()
        .map(row -> slice(row.get(0).asText(), row.get(1).asDouble(), row.get(2).asDouble(), 1))
        .toList();
  }

  private static List<SliceCost<Integer>> draw(Random random, double scale) {
    List<SliceCost<Integer>> slices = new ArrayList<>();
    for (int key = 0; key < 30; key++) {
      if (random.nextInt(4) > 0) {
        double weight = Math.exp(4 * random.nextGaussian());
        slices.add(new SliceCost<>(key, weight, scale * weight * random.nextDouble(), 1));
      }
    }
    return slices;
  }

  private static SliceCost<String> slice(String key, double weight, double sum, double error) {
    return new SliceCost<>(key, weight, sum, error);
  }
}
