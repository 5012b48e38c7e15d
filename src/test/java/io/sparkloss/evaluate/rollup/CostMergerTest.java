package io.sparkloss.evaluate.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledBand;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostMergerTest {

  private static final LocalDate MONDAY = LocalDate.of(2001, 6, 4);
  private static final StoredCost.Name NAME = new StoredCost.Name("t", "m", "loss");
  private static final double[] TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  private static RollupQuery query(Calendar by, String... slices) {
    return new RollupQuery(by, List.of(slices), Map.of(), Map.of("s", 0.95));
  }

  private static StoredRun run(LocalDate period) {
    return new StoredRun("r-" + period, "s", period, Instant.EPOCH, Optional.empty());
  }

  private static CostBasis basis(Transform transform, double... losses) {
    CostAccumulator accumulator = CostAccumulator.unweighted();
    for (double loss : losses) {
      accumulator.add(loss);
    }
    CostState state = CostState.of(new LossIdentity("loss", true, false), accumulator);
    return new CostBasis(state, transform, WeightKind.SAMPLING, 0);
  }

  private static StoredCost cost(Slice slice, double... losses) {
    StoredCost.Rows rows =
        new StoredCost.Rows(losses.length + 3L, losses.length, Map.of(Reason.IGNORED, 1L), 1);
    return cost(slice, rows, basis(Transform.IDENTITY, losses));
  }

  private static StoredCost cost(Slice slice, StoredCost.Rows rows, CostBasis basis) {
    StoredCost.Reported reported = new StoredCost.Reported(basis.estimate(0.95), 0.95);
    return new StoredCost(NAME, slice, rows, basis, reported, List.of());
  }

  private static Slice slice(@Nullable String origin, long hour) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("hour", hour);
    values.put("origin", origin);
    return Slice.of(values);
  }

  private static double[] shifted(double by) {
    return Arrays.stream(TEN).map(x -> x + by).toArray();
  }

  @Test
  void costsOfASpanAreThoseOfAllItsRows() {
    CostMerger merger = new CostMerger(query(Calendar.WEEK));
    merger.add(run(MONDAY.plusDays(7)), cost(Slice.OVERALL, 5));
    merger.add(run(MONDAY.plusDays(6)), cost(Slice.OVERALL, 4, 0.1));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1, 2, 3));

    Rollup rollup = merger.result("h");

    assertThat(rollup.costs().stream().map(cost -> cost.span().label()))
        .containsExactly("2001-W23", "2001-W24");
    RolledCost week = rollup.costs().get(0);
    assertThat(week.name()).isEqualTo(new RolledCost.Name("s", "t", "m", "loss"));
    assertThat(week.estimate())
        .isEqualTo(basis(Transform.IDENTITY, 0.1, 4, 3, 2, 1).estimate(0.95));
    assertThat(week.span().first()).isEqualTo(MONDAY);
    assertThat(week.span().last()).isEqualTo(MONDAY.plusDays(6));
    // 5 of 11 rows used, 2 of them ignored: 5 of 9.
    assertThat(week.usage())
        .isEqualTo(new Usage(11, 5, Map.of(Reason.IGNORED, 2L), 5 / 9.0, Double.NaN, 2));
  }

  @Test
  void columnsThatAreNotAskedForArePutTogetherAndNullIsAValue() {
    CostMerger merger = new CostMerger(query(Calendar.ALL, "origin"));
    merger.add(run(MONDAY), cost(slice("b", 7), 1));
    merger.add(run(MONDAY), cost(slice("b", 8), 2));
    merger.add(run(MONDAY), cost(slice(null, 7), 4));
    merger.add(run(MONDAY.plusDays(1)), cost(slice("a", 7), 8));
    merger.add(run(MONDAY.plusDays(1)), cost(slice("b", 7), 3));

    Rollup rollup = merger.result("h");

    assertThat(rollup.costs().stream().map(cost -> cost.slice().toString()))
        .containsExactly("origin=null", "origin=a", "origin=b");
    assertThat(rollup.costs().stream().map(cost -> cost.estimate().cost()))
        .containsExactly(4.0, 8.0, 2.0);
    assertThat(rollup.departures()).isEmpty();
  }

  @Test
  void rowsAreLimitedToValues() {
    Map<String, List<@Nullable String>> where = new LinkedHashMap<>();
    where.put("origin", Arrays.asList("a", null));
    where.put("hour", Collections.singletonList("7"));
    CostMerger merger =
        new CostMerger(new RollupQuery(Calendar.ALL, List.of(), where, Map.of("s", 0.95)));
    merger.add(run(MONDAY), cost(slice("a", 7), 1));
    merger.add(run(MONDAY), cost(slice("a", 8), 100));
    merger.add(run(MONDAY), cost(slice(null, 7), 3));
    merger.add(run(MONDAY), cost(slice("b", 7), 100));

    assertThat(merger.result("h").costs().stream().map(cost -> cost.estimate().cost()))
        .containsExactly(2.0);
  }

  @Test
  void aValueThatNoSliceHasIsRefused() {
    CostMerger merger =
        new CostMerger(
            new RollupQuery(
                Calendar.ALL, List.of(), Map.of("origin", List.of("a", "x")), Map.of("s", 0.95)));
    merger.add(run(MONDAY), cost(slice("a", 7), 1));

    assertThatThrownBy(() -> merger.result("h"))
        .isInstanceOf(RollupException.class)
        .hasMessage("no slice has origin=x; see which ones there are with --slices origin");
  }

  @Test
  void costsThatAreReportedInDifferentWaysAreRefused() {
    CostMerger merger = new CostMerger(query(Calendar.ALL));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1));
    StoredCost other =
        cost(
            Slice.OVERALL, new StoredCost.Rows(1, 1, Map.of(), 0), basis(Transform.SQUARE_ROOT, 1));

    assertThatThrownBy(() -> merger.add(run(MONDAY.plusDays(1)), other))
        .isInstanceOf(RollupException.class)
        .hasMessageStartingWith("run r-2001-06-05 of 2001-06-05: t, model m, loss: ")
        .hasMessageContaining("SQUARE_ROOT");
  }

  @Test
  void clustersHaveNoIntervalTogether() {
    CostMerger merger = new CostMerger(query(Calendar.ALL));
    StoredCost independent = cost(Slice.OVERALL, 1, 2);
    CostBasis plain = basis(Transform.IDENTITY, 3, 6);
    merger.add(run(MONDAY), independent);
    merger.add(
        run(MONDAY.plusDays(1)),
        cost(
            Slice.OVERALL,
            independent.rows(),
            new CostBasis(plain.state(), plain.transform(), plain.weightKind(), 2)));

    Estimate estimate = merger.result("h").costs().get(0).estimate();

    assertThat(estimate.cost()).isEqualTo(3);
    assertThat(estimate.standardError()).isNaN();
    assertThat(estimate.lower()).isNaN();
    assertThat(estimate.upper()).isNaN();
    assertThat(estimate.doubtful()).isTrue();
  }

  @Test
  void theFirstSpanOutsideTheBandIsTold() {
    CostMerger merger = new CostMerger(query(Calendar.DAY));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1, 2, 3));
    merger.add(run(MONDAY.plusDays(1)), cost(Slice.OVERALL, 1, 2, 3));
    merger.add(run(MONDAY.plusDays(2)), cost(Slice.OVERALL, 101, 102, 103));
    merger.add(run(MONDAY.plusDays(3)), cost(Slice.OVERALL, 901, 902, 903));

    List<Departure> departures = merger.result("h").departures();

    assertThat(departures.stream().map(departure -> departure.span().label()))
        .containsExactly("2001-06-06");
    Estimate difference = departures.get(0).difference();
    assertThat(difference.cost()).isEqualTo(100);
    // Sample variances 1 of the 3 rows, 4/5 of the 6 before: 1/3 + 0.8/6 = 7/15.
    assertThat(difference.standardError()).isCloseTo(Math.sqrt(7 / 15.0), within(1e-15));
    // Welch's degrees are 70/19, of which 3 are used; scipy 1.10.1:
    // 100 - stats.t.ppf(0.975, 3) * math.sqrt(7 / 15)
    assertThat(difference.lower()).isCloseTo(97.8259752929632, within(1e-10));
  }

  @Test
  void theBandIsWhereTheSpansBeforeLetExpectTheNext() {
    CostMerger merger = new CostMerger(query(Calendar.DAY));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1, 2, 3));
    merger.add(run(MONDAY.plusDays(1)), cost(Slice.OVERALL, 1, 2, 3));
    merger.add(run(MONDAY.plusDays(2)), cost(Slice.OVERALL, 101, 102, 103));

    List<RolledBand> bands = merger.result("h").bands();

    assertThat(bands.stream().map(band -> band.span().label()))
        .containsExactly("2001-06-05", "2001-06-06");
    // The mean before is 2; the half-width of the difference is that of the test above.
    double half = 100 - 97.8259752929632;
    assertThat(bands.get(1).lower()).isCloseTo(2 - half, within(1e-10));
    assertThat(bands.get(1).upper()).isCloseTo(2 + half, within(1e-10));
  }

  /** scipy 1.10.1: ttest_ind(a + 3.2, a, equal_var=False).pvalue is 0.0296 for a = 1, …, 10. */
  @Test
  void moreSpansNeedMoreToTellOneApart() {
    CostMerger two = new CostMerger(query(Calendar.DAY));
    CostMerger four = new CostMerger(query(Calendar.DAY));
    for (CostMerger merger : List.of(two, four)) {
      merger.add(run(MONDAY), cost(Slice.OVERALL, TEN));
      merger.add(run(MONDAY.plusDays(1)), cost(Slice.OVERALL, shifted(3.2)));
    }
    four.add(run(MONDAY.plusDays(2)), cost(Slice.OVERALL, shifted(1.6)));
    four.add(run(MONDAY.plusDays(3)), cost(Slice.OVERALL, shifted(1.6)));

    assertThat(two.result("h").departures()).hasSize(1);
    assertThat(four.result("h").departures()).as("0.0296 is above 0.05/3").isEmpty();
  }

  @Test
  void aSpanThatIsNotANumberIsNoMeasureForLaterOnes() {
    CostMerger merger = new CostMerger(query(Calendar.DAY));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1, 2, 3));
    merger.add(run(MONDAY.plusDays(1)), cost(Slice.OVERALL, 1, Double.NaN));
    merger.add(run(MONDAY.plusDays(2)), cost(Slice.OVERALL, 1, Double.POSITIVE_INFINITY));
    merger.add(run(MONDAY.plusDays(3)), cost(Slice.OVERALL, 101, 102, 103));

    assertThat(merger.result("h").departures().stream().map(found -> found.span().label()))
        .containsExactly("2001-06-07");
  }

  @Test
  void theBandBeginsAnewWhereRowsAreWeighedInAnotherWay() {
    CostMerger merger = new CostMerger(query(Calendar.DAY));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1, 2, 3));
    for (int day = 1; day < 4; day++) {
      CostAccumulator weighted = CostAccumulator.weighted();
      double base = day < 3 ? 100 : 900;
      for (double loss : new double[] {base, base + 1, base + 2}) {
        weighted.add(loss, 2);
      }
      CostState state = CostState.of(new LossIdentity("loss", true, false), weighted);
      merger.add(
          run(MONDAY.plusDays(day)),
          cost(
              Slice.OVERALL,
              new StoredCost.Rows(3, 3, Map.of(), 0),
              new CostBasis(state, Transform.IDENTITY, WeightKind.SAMPLING, 0)));
    }

    assertThat(merger.result("h").departures().stream().map(found -> found.span().label()))
        .containsExactly("2001-06-07");
  }

  @Test
  void aSpanOfOneRowIsNeverFound() {
    CostMerger merger = new CostMerger(query(Calendar.DAY));
    merger.add(run(MONDAY), cost(Slice.OVERALL, 1, 2, 3));
    merger.add(run(MONDAY.plusDays(1)), cost(Slice.OVERALL, 1e9));
    merger.add(run(MONDAY.plusDays(2)), cost(Slice.OVERALL));

    assertThat(merger.result("h").departures()).isEmpty();
  }

  @Test
  void theLeastGroupingThatAllRunsHaveIsChosen() {
    Set<String> overall = Set.of();
    Set<String> origin = Set.of("origin");
    Set<String> both = Set.of("origin", "hour");
    GroupingChoice choice = new GroupingChoice(origin);

    assertThat(choice.of(run(MONDAY), Set.of(overall, origin, both))).isEqualTo(origin);
    assertThat(choice.of(run(MONDAY.plusDays(1)), Set.of(overall, both))).isEqualTo(both);
    assertThat(choice.isSettled()).as("the first run was given another").isFalse();

    choice.again();
    assertThat(choice.of(run(MONDAY), Set.of(overall, origin, both))).isEqualTo(both);
    assertThat(choice.of(run(MONDAY.plusDays(1)), Set.of(overall, both))).isEqualTo(both);
    assertThat(choice.isSettled()).isTrue();
  }

  @Test
  void aRunWithoutTheGroupingIsNamed() {
    GroupingChoice choice = new GroupingChoice(Set.of("origin", "hour"));

    assertThatThrownBy(() -> choice.of(run(MONDAY), Set.of(Set.of(), Set.of("origin"))))
        .isInstanceOf(RollupException.class)
        .hasMessage(
            "run r-2001-06-04 of 2001-06-04 has costs overall, by origin, but none by hour × origin"
                + " that the other runs have, too; add it to the slices of the run and evaluate it"
                + " again, or leave it out by --from and --to");
  }
}
