package io.sparkloss.result.compare;

import static io.sparkloss.result.compare.Runs.entry;
import static io.sparkloss.result.compare.Runs.estimate;
import static io.sparkloss.result.compare.Runs.evaluation;
import static io.sparkloss.result.compare.Runs.ofLosses;
import static io.sparkloss.result.compare.Runs.origin;
import static io.sparkloss.result.compare.Runs.rmse;
import static io.sparkloss.result.compare.Runs.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.change.ChangeKind;
import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
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

  /**
   * Squares 1 and 7: MSE 4 with error 3, so RMSE 2 with error 3/(2·2) = 3/4. Squares 8 and 10: MSE
   * 9 with error 1, so RMSE 3 with error 1/(2·3) = 1/6. Welch's degrees are 1.0985, taken as 1, and
   * t is tan(0.475π) = 12.706204736174694. From the MSE themselves it would be 5 ± 12.7·√10.
   */
  @Test
  void theChangeOfRmseIsInItsUnitByTheDeltaMethod() {
    Evaluation before = evaluation("a", rmse(Slice.OVERALL, 1, 7));
    Evaluation after = evaluation("b", rmse(Slice.OVERALL, 8, 10));

    CostDifference change = only(before, after).change();

    double error = Math.sqrt(9.0 / 16 + 1.0 / 36);
    assertThat(change.value()).isEqualTo(1);
    assertThat(change.standardError()).isCloseTo(error, within(1e-15));
    assertThat(change.lower()).isCloseTo(1 - 12.706204736174694 * error, within(1e-11));
    assertThat(change.upper()).isCloseTo(1 + 12.706204736174694 * error, within(1e-11));
  }

  @Test
  void aChangeIsDoubtfulWhereOneOfTheCostsIs() {
    Estimate sure = estimate(40, 3, 0.3);
    Estimate unsure = new Estimate(4, 4, 3, 0.3, 2, 4, true, 0, 0);
    Evaluation before = evaluation("a", entry("t", "m", MSE, Slice.OVERALL, sure));
    Evaluation after = evaluation("b", entry("t", "m", MSE, Slice.OVERALL, unsure));

    assertThat(only(before, before).change().doubtful()).isFalse();
    assertThat(only(before, after).change().doubtful()).isTrue();
    assertThat(only(after, before).change().doubtful()).isTrue();
  }

  @Test
  void weightsInOneRunOnlyAreNoted() {
    Evaluation plain =
        evaluation("a", ofLosses(Slice.OVERALL, null, 1, 3), ofLosses(origin("x"), null, 1, 3));
    Evaluation weighted =
        evaluation(
            "b",
            weighted(Slice.OVERALL, WeightKind.SAMPLING, 2, 1, 5),
            weighted(origin("x"), WeightKind.SAMPLING, 2, 1, 5));

    EntryChange change = only(plain, weighted);

    assertThat(change.change().value()).isEqualTo(1);
    assertThat(change.slicings()).as("shares are those of weights and of rows").hasSize(1);
    assertThat(change.notes())
        .containsExactly(
            "only run 2 weighs its rows, so a part of the change may come from the weights;"
                + " evaluate both with weights, or both without");
    assertThat(only(weighted, plain).notes()).hasSize(1).first().asString().contains("only run 1");
    assertThat(only(weighted, weighted).notes()).isEmpty();
  }

  @Test
  void weightsOfDifferentKindsAreNoted() {
    Evaluation sampling = evaluation("a", weighted(Slice.OVERALL, WeightKind.SAMPLING, 2, 1, 5));
    Evaluation frequency = evaluation("b", weighted(Slice.OVERALL, WeightKind.FREQUENCY, 2, 1, 5));

    assertThat(only(sampling, frequency).notes())
        .containsExactly(
            "run 1 has sampling weights, run 2 frequency weights, so their standard errors differ"
                + " in meaning; evaluate both with the same weight_kind");
  }

  @Test
  void resultsWithoutStatesTellWeightsThatAreNotTheRows() {
    Estimate weighed = new Estimate(40, 12.5, 3, 0.3, 2, 4, false, 0, 0);
    Evaluation plain = evaluation("a", ofLosses(Slice.OVERALL, null, 1, 3));
    Evaluation old = evaluation("b", entry("delay", "mean", MSE, Slice.OVERALL, weighed));

    assertThat(only(plain, old).notes()).hasSize(1).first().asString().contains("only run 2");
    assertThat(only(plain, Runs.after()).notes()).isEmpty();
  }

  @Test
  void clustersInOneRunOnlyAreNoted() {
    Estimate told = new Estimate(2, 2, 2, 0.3, 1, 3, true, 0, 0);
    Evaluation clustered = evaluation("a", ofLosses(Slice.OVERALL, told, 1, 3));
    Evaluation plain = evaluation("b", ofLosses(Slice.OVERALL, null, 1, 3));

    assertThat(only(clustered, plain).notes())
        .containsExactly(
            "only run 1 knows clusters, so the standard error of the other may be too small;"
                + " evaluate both with the same cluster column");
  }

  @Test
  void contributionsOfTheResultsStand() {
    CostEntry slice = ofLosses(origin("x"), null, 1, 3);
    Contribution<Slice> own = new Contribution<>(origin("x"), 0.25, 7, 0.5, 0.125);
    Evaluation made = evaluation("a", ofLosses(Slice.OVERALL, null, 1, 3), slice);
    RunCosts run = RunCosts.of(made);
    CostEntry told =
        new CostEntry(
            slice.key(), slice.slice(), slice.estimate(), slice.usage(), slice.basis(), own);
    RunCosts stored = new RunCosts(run.run(), run.columns(), List.of(run.costs().get(0), told));

    SlicingChange slicing = RunComparison.of(stored, run).changes().get(0).slicings().get(0);

    assertThat(slicing.before()).containsExactly(own);
    assertThat(slicing.after()).containsExactly(new Contribution<>(origin("x"), 1, 2, 0, 1));
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
