package io.sparkloss.evaluate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.numeric.Normal;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateJudgeTest {

  private static final double NAN = Double.NaN;
  private static final Gate PAIRED = Gate.notWorse("t", "l", "b", "a", Margin.NONE);
  private static final Gate BOUND = new Gate("t", "l", "b", new Condition.AtMost(3), Scope.OVERALL);
  private static final Scope EVERY = new Scope(new Scope.Where.EverySlice(List.of()), 0, 0);

  private static Estimate estimate(long count, double mean, double lower, double upper) {
    return new Estimate(count, count, mean, 1, lower, upper, false, 0, 0);
  }

  private static GateCase fixed(Estimate excess, @Nullable String undefined) {
    return new GateCase(
        Slice.OVERALL, excess.count(), excess.count(), excess, null, level -> excess, undefined);
  }

  /** A case whose one-sided p-value of "not above 0" is given, by the normal distribution. */
  private static GateCase withTail(String slice, double tail) {
    double z = -Normal.quantile(tail);
    return new GateCase(
        Slice.of(Map.of("s", slice)),
        100,
        100,
        estimate(100, 1, 0, 2),
        null,
        level -> {
          double half = Normal.quantile((1 + level) / 2);
          return estimate(100, z, z - half, z + half);
        },
        null);
  }

  private static Verdict verdict(Gate gate, Estimate excess) {
    return GateJudge.decide(gate, List.of(fixed(excess, null)), 0.95).verdict();
  }

  @ParameterizedTest
  @CsvSource({
    "-2, -1, PASS",
    "-2, 0, PASS",
    "-1, 1, INCONCLUSIVE",
    "0, 1, INCONCLUSIVE",
    "0.1, 1, FAIL",
    "NaN, NaN, INCONCLUSIVE",
    "NaN, 1, INCONCLUSIVE",
    "-Infinity, 1, INCONCLUSIVE",
    "-1, Infinity, INCONCLUSIVE"
  })
  void theIntervalDecides(double lower, double upper, Verdict expected) {
    assertThat(verdict(PAIRED, estimate(10, 0.5, lower, upper))).isEqualTo(expected);
    assertThat(verdict(BOUND, estimate(10, 0.5, lower, upper))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void aMeanThatIsNoNumberFailsWhateverItsInterval(double mean) {
    // Others' gates compare with NaN by < and let it pass.
    assertThat(verdict(PAIRED, estimate(10, mean, -2, -1))).isEqualTo(Verdict.FAIL);
    assertThat(verdict(BOUND, estimate(10, mean, -2, -1))).isEqualTo(Verdict.FAIL);
  }

  @Test
  void nothingToDecideOnFailsAndSaysWhy() {
    assertThat(GateJudge.decide(PAIRED, List.of(fixed(estimate(0, NAN, NAN, NAN), null)), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "no row is usable for both models");
    assertThat(GateJudge.decide(BOUND, List.of(fixed(estimate(0, NAN, NAN, NAN), null)), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "no row is usable for the candidate");
    assertThat(GateJudge.decide(PAIRED, List.of(fixed(estimate(9, -2, -3, -1), "odd")), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "odd");
    assertThat(GateJudge.decide(BOUND.in(EVERY), List.of(), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "the data have no slices");
    Scope one = new Scope(new Scope.Where.One(Map.of("origin", "XXX")), 0, 0);
    assertThat(GateJudge.decide(BOUND.in(one), List.of(), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "the data have no such slice");
  }

  @Test
  void fewerRowsThanAskedForFail() {
    Gate gate = BOUND.in(new Scope(new Scope.Where.Overall(), 11, 0));
    GateResult found = GateJudge.decide(gate, List.of(fixed(estimate(10, -2, -3, -1), null)), 0.95);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.explanation()).isEqualTo("there are 10 rows, but the gate asks for 11");
    assertThat(verdict(gate, estimate(11, -2, -3, -1))).isEqualTo(Verdict.PASS);
  }

  /**
   * Holm (1979) by hand: of p-values 0.005, 0.01, 0.03, 0.04 at a level of 0.05, 0.005 ≤ 0.05/4 and
   * 0.01 ≤ 0.05/3 are found and 0.03 > 0.05/2 stops it.
   */
  @Test
  void slicesAreCalledWorseUnderHolmsCorrection() {
    List<GateCase> cases = new ArrayList<>();
    for (String slice : List.of("0.04", "0.005", "0.03", "0.01", "0.6")) {
      cases.add(withTail(slice, Double.parseDouble(slice)));
    }
    // The confidence of 0.9 has a tail of 0.05; the fifth slice makes the thresholds 0.01, 0.0125.
    GateResult found = GateJudge.decide(BOUND.in(EVERY), cases, 0.9);
    assertThat(found.decisions())
        .extracting(GateDecision::verdict)
        .containsExactly(
            Verdict.INCONCLUSIVE,
            Verdict.FAIL,
            Verdict.INCONCLUSIVE,
            Verdict.FAIL,
            Verdict.INCONCLUSIVE);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.explanation()).isEqualTo("5 slices: 0 pass, 2 fail, 3 inconclusive");
    assertThat(found.decisions().get(0).explanation())
        .isEqualTo(
            "the interval of the excess is above 0, but not under Holm's correction for 5 slices");

    // One slice alone needs no correction.
    assertThat(GateJudge.decide(BOUND.in(EVERY), cases.subList(0, 1), 0.9).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  /** Found one at a time: 0.013 is above 0.05/4, but not above 0.05/3 once 0.001 is found. */
  @Test
  void whatIsFoundLightensTheCorrectionOfTheRest() {
    List<GateCase> cases =
        List.of(withTail("a", 0.013), withTail("b", 0.001), withTail("c", 0.5), withTail("d", 0.5));
    assertThat(GateJudge.decide(BOUND.in(EVERY), cases, 0.9).decisions())
        .extracting(GateDecision::verdict)
        .startsWith(Verdict.FAIL, Verdict.FAIL);
    assertThat(GateJudge.decide(BOUND.in(EVERY), cases.subList(0, 1), 0.9).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void smallSlicesAreLeftOutOnlyWhenAskedAndCounted() {
    GateCase large = fixed(estimate(100, -2, -3, -1), null);
    GateCase small = fixed(estimate(3, 2, 1, 3), null);
    GateResult all = GateJudge.decide(BOUND.in(EVERY), List.of(large, small), 0.95);
    assertThat(all.verdict()).isNotEqualTo(Verdict.PASS);
    Scope skipping = new Scope(new Scope.Where.EverySlice(List.of()), 0, 50);
    GateResult some = GateJudge.decide(BOUND.in(skipping), List.of(large, small), 0.95);
    assertThat(some.verdict()).isEqualTo(Verdict.PASS);
    assertThat(some.explanation())
        .isEqualTo("1 slices: 1 pass, 0 fail, 0 inconclusive; 1 smaller ones left out");
    assertThat(GateJudge.decide(BOUND.in(skipping), List.of(small), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "none of the 1 slices has 50 rows");
  }

  @ParameterizedTest
  @CsvSource({"FAIL, FAIL", "PASS, PASS", "INCONCLUSIVE, INCONCLUSIVE"})
  void theFirstRunIsDecidedAsTheFileSays(Baseline.FirstRun setting, Verdict expected) {
    GateCase sound = fixed(estimate(10, 2, 1, 3), null);
    GateResult found = GateJudge.first(PAIRED, setting, List.of(sound));
    assertThat(found.verdict()).isEqualTo(expected);
    assertThat(found.explanation()).startsWith("no run of the history has passed yet");
  }

  @Test
  void theFirstRunFailsWhereThereIsNothingToDecideOn() {
    Baseline.FirstRun pass = Baseline.FirstRun.PASS;
    assertThat(GateJudge.first(PAIRED, pass, List.of()).verdict()).isEqualTo(Verdict.FAIL);
    for (GateCase nothing :
        List.of(
            fixed(estimate(0, NAN, NAN, NAN), null),
            fixed(estimate(10, NAN, NAN, NAN), null),
            fixed(estimate(10, Double.POSITIVE_INFINITY, NAN, NAN), null))) {
      GateCase sound = fixed(estimate(10, -2, -3, -1), null);
      assertThat(GateJudge.first(PAIRED.in(EVERY), pass, List.of(sound, nothing)).verdict())
          .isEqualTo(Verdict.FAIL);
    }
    Gate large = PAIRED.in(new Scope(new Scope.Where.Overall(), 11, 0));
    assertThat(GateJudge.first(large, pass, List.of(fixed(estimate(10, 2, 1, 3), null))).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  /** 1000 rows of which the candidate can use 3: a broken slice, no small one. */
  @Test
  void aSliceThatTheCandidateCannotUseIsNotSmall() {
    Estimate few = estimate(3, NAN, NAN, NAN);
    GateCase broken = new GateCase(Slice.OVERALL, 1000, 3, few, null, level -> few, null);
    GateCase large = fixed(estimate(100, -2, -3, -1), null);
    Scope skipping = new Scope(new Scope.Where.EverySlice(List.of()), 0, 50);
    assertThat(GateJudge.decide(BOUND.in(skipping), List.of(large, broken), 0.95).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void rowsWithoutWeightAreNotCounted() {
    Estimate of = estimate(1000, -2, -3, -1);
    GateCase two = new GateCase(Slice.OVERALL, 1000, 2, of, null, level -> of, null);
    Gate gate = BOUND.in(new Scope(new Scope.Where.Overall(), 1000, 0));
    assertThat(GateJudge.decide(gate, List.of(two), 0.95))
        .extracting(GateResult::verdict, GateResult::explanation)
        .containsExactly(Verdict.FAIL, "there are 2 rows, but the gate asks for 1000");
  }

  /** Of p-values 0.005, 0.02 and two undefined cases at 0.05, 0.02 is not below 0.05/3. */
  @Test
  void undefinedCasesMakeNoOtherOneWorse() {
    GateCase undefined = fixed(estimate(10, 5, 4, 6), "the baseline is missing");
    GateResult found =
        GateJudge.decide(
            BOUND.in(EVERY),
            List.of(withTail("a", 0.0025), withTail("b", 0.01), undefined, undefined),
            0.95);
    assertThat(found.decisions())
        .extracting(GateDecision::verdict)
        .containsExactly(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.FAIL, Verdict.FAIL);
  }
}
