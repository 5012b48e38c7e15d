package io.sparkloss.result.compare;

import static io.sparkloss.result.compare.Runs.entry;
import static io.sparkloss.result.compare.Runs.estimate;
import static io.sparkloss.result.compare.Runs.evaluation;
import static io.sparkloss.result.compare.Runs.ofLosses;
import static io.sparkloss.result.compare.Runs.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.change.ChangeKind;
import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Slice;
import io.sparkloss.result.SliceColumn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

  private static final String MSE = "squared_error";

  private static EntryChange only(Evaluation before, Evaluation after) {
    RunComparison comparison = RunComparison.of(before, after);
    assertThat(comparison.changes()).hasSize(1);
    return comparison.changes().get(0);
  }

  @Test
  void mixAndRateOfTwoSlicesByHand() {
    SlicingChange slicing = only(Runs.before(), Runs.after()).slicings().get(0);

    // The midpoint of both costs is 3.75.
    // x: mix (1/2 - 3/4)(2.5 - 3.75) = 0.3125, rate (5/8)(3 - 2) = 0.625
    // y: mix (1/2 - 1/4)(6 - 3.75) = 0.5625, rate 0
    assertThat(slicing.columns()).containsExactly("origin");
    assertThat(slicing.change().change()).isEqualTo(1.5);
    assertThat(slicing.change().mix()).isEqualTo(0.875);
    assertThat(slicing.change().rate()).isEqualTo(0.625);
    assertThat(slicing.change().rounding()).isZero();
    assertThat(slicing.change().terms())
        .extracting(ChangeTerm::key, ChangeTerm::mix, ChangeTerm::rate)
        .containsExactly(tuple(origin("x"), 0.3125, 0.625), tuple(origin("y"), 0.5625, 0.0));
    assertThat(slicing.before())
        .extracting(Contribution::key, Contribution::contribution, Contribution::excess)
        .containsExactly(tuple(origin("y"), 1.5, 0.75), tuple(origin("x"), 1.5, -0.75));
  }

  @Test
  void theOverallChangeHasWelchsInterval() {
    CostDifference change = only(Runs.before(), Runs.after()).change();

    // 0.3² + 0.4² = 0.5²; Welch: 0.25²/(0.09²/39 + 0.16²/39) = 72.3 degrees, taken as 72;
    // scipy 1.10.1, scipy.stats.t.ppf(0.975, 72) = 1.9934635666618719
    assertThat(change.value()).isEqualTo(1.5);
    assertThat(change.standardError()).isCloseTo(0.5, within(1e-15));
    assertThat(change.lower()).isCloseTo(1.5 - 0.5 * 1.9934635666618719, within(1e-9));
    assertThat(change.upper()).isCloseTo(1.5 + 0.5 * 1.9934635666618719, within(1e-9));
  }

  @Test
  void aSliceThatEnteredAndOneThatLeftAndNullIsNoWhole() {
    Evaluation before =
        evaluation(
            "a",
            entry("t", "m", MSE, Slice.OVERALL, estimate(40, 3, 0.3)),
            entry("t", "m", MSE, origin("x"), estimate(30, 2, 0.2)),
            entry("t", "m", MSE, origin("z"), estimate(10, 6, 0.2)));
    Evaluation after =
        evaluation(
            "b",
            entry("t", "m", MSE, Slice.OVERALL, estimate(40, 4, 0.3)),
            entry("t", "m", MSE, origin("x"), estimate(30, 2, 0.2)),
            entry("t", "m", MSE, origin(null), estimate(10, 10, 0.2)));

    SlicingChange slicing = only(before, after).slicings().get(0);

    // The midpoint is 3.5. NULL: (1/4)(10 - 3.5) = 1.625; z: -(1/4)(6 - 3.5) = -0.625
    assertThat(slicing.change().entered()).isEqualTo(1.625);
    assertThat(slicing.change().left()).isEqualTo(-0.625);
    assertThat(slicing.change().terms())
        .extracting(ChangeTerm::key, ChangeTerm::kind, SlicingChange::effect)
        .containsExactly(
            tuple(origin(null), ChangeKind.ENTERED, 1.625),
            tuple(origin("z"), ChangeKind.LEFT, -0.625),
            tuple(origin("x"), ChangeKind.STAYED, 0.0));
  }

  @Test
  void whatOnlyOneRunHasIsListed() {
    SliceColumn hour = new SliceColumn("hour", SliceColumn.Type.LONG);
    SliceColumn text = new SliceColumn("hour", SliceColumn.Type.STRING);
    Evaluation before =
        evaluation(
            "a",
            List.of(hour),
            entry("t", "both", MSE, Slice.OVERALL, estimate(1, 3, 0.3)),
            entry("t", "both", MSE, Slice.of(Map.of("hour", 1L)), estimate(1, 3, 0.3)),
            entry("t", "old", MSE, Slice.OVERALL, estimate(1, 3, 0.3)));
    Evaluation after =
        evaluation(
            "b",
            List.of(text),
            entry("t", "new", MSE, Slice.OVERALL, estimate(1, 3, 0.3)),
            entry("t", "both", MSE, Slice.OVERALL, estimate(1, 3, 0.3)),
            entry("t", "both", MSE, Slice.of(Map.of("hour", "1")), estimate(1, 3, 0.3)));

    RunComparison comparison = RunComparison.of(before, after);

    EntryName both = new EntryName("t", "both", MSE);
    assertThat(comparison.changes()).extracting(EntryChange::name).containsExactly(both);
    assertThat(comparison.changes().get(0).slicings()).isEmpty();
    assertThat(comparison.onlyBefore())
        .as("the columns have the same name, but not the same type")
        .containsExactlyInAnyOrder(
            new OneSided(both, List.of("hour")),
            new OneSided(new EntryName("t", "old", MSE), List.of()));
    assertThat(comparison.onlyAfter())
        .containsExactlyInAnyOrder(
            new OneSided(both, List.of("hour")),
            new OneSided(new EntryName("t", "new", MSE), List.of()));
  }

  @Test
  void aTransformedMeanIsComparedOverallOnly() {
    Evaluation run =
        evaluation(
            "a",
            entry("t", "m", "rmse", Slice.OVERALL, estimate(40, 3, 0.3)),
            entry("t", "m", "rmse", origin("x"), estimate(40, 3, 0.3)));

    EntryChange change = only(run, run);

    assertThat(change.change().value()).isZero();
    assertThat(change.slicings()).isEmpty();
    assertThat(change.notes())
        .containsExactly(
            "not split by slice: a transformed mean is no weighted mean of its slices");
  }

  @Test
  void slicesThatAreNotAllRowsAreNotSplit() {
    Evaluation before =
        evaluation(
            "a",
            entry("t", "m", MSE, Slice.OVERALL, estimate(40, 3, 0.3)),
            entry("t", "m", MSE, origin("x"), estimate(30, 2, 0.3)));

    EntryChange change =
        only(before, evaluation("b", entry("t", "m", MSE, Slice.OVERALL, estimate(4, 1, 1))));
    assertThat(change.notes()).isEmpty();

    change = only(before, before);
    assertThat(change.slicings()).isEmpty();
    assertThat(change.notes())
        .containsExactly(
            "not split by origin: in run 1 slices weigh 30.0 but all rows 40.0, in run 2 slices"
                + " weigh 30.0 but all rows 40.0");
  }

  @Test
  void clustersHaveAsManyDegreesAsTheyAreLessOne() {
    // scipy 1.10.1, scipy.stats.t.ppf(0.975, 4): the interval of five clusters
    double half = 2.7764451051977934 * 0.3;
    Estimate clustered = new Estimate(6, 6, 2, 0.3, 2 - half, 2 + half, true, 0, 0);
    Evaluation before = evaluation("a", ofLosses(Slice.OVERALL, clustered, 1, 2, 3, 1, 2, 3));
    Evaluation after = evaluation("b", ofLosses(Slice.OVERALL, null, 5, 5, 5, 5, 5, 5));

    CostDifference change = only(before, after).change();

    // The second has no variance, so the difference has the error and degrees of the first.
    assertThat(change.value()).isEqualTo(3);
    assertThat(change.lower()).isCloseTo(3 - half, within(1e-12));
    assertThat(change.upper()).isCloseTo(3 + half, within(1e-12));
  }

  @Test
  void rowsThatAreIndependentHaveTheDegreesOfTheirState() {
    Evaluation before = evaluation("a", ofLosses(Slice.OVERALL, null, 1, 3));
    Evaluation after = evaluation("b", ofLosses(Slice.OVERALL, null, 5, 5));

    CostDifference change = only(before, after).change();

    // Mean 2, standard error 1, one degree of freedom: t is tan(0.475π) = 12.706204736174694.
    assertThat(change.lower()).isCloseTo(3 - 12.706204736174694, within(1e-11));
  }

  @Test
  void withoutAStandardErrorThereIsNoInterval() {
    Evaluation before = evaluation("a", ofLosses(Slice.OVERALL, null, 2));

    CostDifference change = only(before, Runs.after()).change();

    assertThat(change.value()).isEqualTo(2.5);
    assertThat(change.standardError()).isNaN();
    assertThat(change.lower()).isNaN();
    assertThat(change.upper()).isNaN();
  }

  @Test
  void aCostOfNoRowsHasNoChange() {
    Evaluation before = evaluation("a", ofLosses(Slice.OVERALL, null), ofLosses(origin("x"), null));
    Evaluation after =
        evaluation("b", ofLosses(Slice.OVERALL, null, 1, 2), ofLosses(origin("x"), null, 1, 2));

    EntryChange change = only(before, after);

    assertThat(change.change().value()).isNaN();
    assertThat(change.slicings().get(0).change().change()).isNaN();
  }

  @Test
  void sumsComeFromStatesAndSharesOfTheCostFromLossesNotBelowZero() {
    Evaluation run =
        evaluation(
            "a",
            ofLosses(Slice.OVERALL, null, 1, 1, 6),
            ofLosses(origin("x"), null, 1, 1),
            ofLosses(origin("y"), null, 6));

    SlicingChange slicing = only(run, run).slicings().get(0);

    assertThat(slicing.after()).extracting(Contribution::costShare).containsExactly(0.25, 0.75);
    assertThat(slicing.change().before()).isEqualTo(8.0 / 3);
    assertThat(slicing.change().change()).isZero();
  }

  @Test
  void aCostGivenTwiceIsRefused() {
    Evaluation twice =
        evaluation(
            "a",
            entry("t", "m", MSE, Slice.OVERALL, estimate(4, 3, 0.3)),
            entry("t", "m", MSE, Slice.OVERALL, estimate(4, 3, 0.3)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunComparison.of(twice, twice))
        .withMessageContaining("of all rows twice");
  }

  @Test
  void aColumnWithoutTypeIsRefused() {
    Evaluation run =
        evaluation("a", List.of(), entry("t", "m", MSE, origin("x"), estimate(4, 3, 0.3)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunComparison.of(run, run))
        .withMessageContaining("column origin, which is no slice column");
  }
}
