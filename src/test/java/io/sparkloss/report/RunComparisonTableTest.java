package io.sparkloss.report;

import static io.sparkloss.result.compare.Runs.entry;
import static io.sparkloss.result.compare.Runs.estimate;
import static io.sparkloss.result.compare.Runs.evaluation;
import static io.sparkloss.result.compare.Runs.origin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.RunCosts;
import io.sparkloss.result.compare.Runs;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunComparisonTableTest {

  /** The numbers are derived in {@code RunComparisonTest}: mix 0.875, rate 0.625. */
  @Test
  void partsHaveTheDigitsOfTheChange() {
    assertThat(RunComparisonTable.render(RunComparison.of(Runs.before(), Runs.after())))
        .isEqualTo(
            """
            run 1: june, evaluated 2026-01-02T03:04:05Z
            run 2: july, evaluated 2026-01-02T03:04:05Z

            delay, model mean: squared_error
                                                      cost                   95 % interval
              run 1                                   3.00                    [2.40, 3.60]
              run 2                                   4.50                    [3.70, 5.30]
              change                                  1.50                    [0.50, 2.50]
            by origin: mix 0.88, rate 0.62, entered 0.00, left 0.00
              slice                  share 1 share 2          mix         rate       change
              origin=x                   75%     50%         0.31         0.62         0.94
              origin=y                   25%     50%         0.56         0.00         0.56
            """);
  }

  @Test
  void sliceThatEnteredAndPartsOfOneRun() {
    Evaluation before =
        evaluation(
            "a",
            entry("t", "m", "squared_error", Slice.OVERALL, estimate(40, 3, Double.NaN)),
            entry("t", "m", "squared_error", origin("x"), estimate(40, 3, Double.NaN)),
            entry("t", "old", "squared_error", Slice.OVERALL, estimate(40, 3, 1)));
    Evaluation after =
        evaluation(
            "b",
            entry("t", "m", "squared_error", Slice.OVERALL, estimate(40, 5, 1)),
            entry("t", "m", "squared_error", origin(null), estimate(40, 5, 1)));

    assertThat(RunComparisonTable.render(RunComparison.of(before, after)))
        .endsWith(
            """
              change                                     2                               -
            by origin: mix 0, rate 0, entered 1, left 1
              slice                  share 1 share 2          mix         rate       change
              origin=x                  100%      0%         left            -            1
              origin=null                 0%    100%      entered            -            1

            only in run 1: t, model old: squared_error
            """);
  }

  @Test
  void doubtfulIntervalsAreMarkedAndExplained() {
    Estimate unsure = new Estimate(4, 4, 3, 0.3, 2.4, 3.6, true, 0, 0);
    Evaluation before =
        evaluation("a", entry("t", "m", "squared_error", Slice.OVERALL, estimate(40, 3, 0.3)));
    Evaluation after = evaluation("b", entry("t", "m", "squared_error", Slice.OVERALL, unsure));

    // Equal errors and 39 and 3 degrees: 0.18²/(0.09²/39 + 0.09²/3) = 11.14 degrees, taken as 11;
    // scipy 1.10.1, scipy.stats.t.ppf(0.975, 11) = 2.2009851600916384 times 0.424264 is 0.93.
    assertThat(RunComparisonTable.render(RunComparison.of(before, after)))
        .endsWith(
            """

            t, model m: squared_error
                                                      cost                   95 % interval
              run 1                                   3.00                    [2.40, 3.60]
              run 2                                   3.00                    [2.40, 3.60] ?
              change                                  0.00                   [-0.93, 0.93] ?

            ? few rows for losses so unequal, or few clusters: the interval may cover less
            """);
    assertThat(RunComparisonTable.render(RunComparison.of(before, before))).doesNotContain("?");
  }

  @Test
  void periodsAndTheOwnConfidenceOfTheFirstRunAreTold() {
    Evaluation run =
        evaluation("a", entry("t", "m", "squared_error", Slice.OVERALL, estimate(40, 3, 0.3)));
    ComparedRun other = new ComparedRun("a", run.evaluatedAt(), 0.9, LocalDate.of(2001, 6, 1));
    RunCosts before = new RunCosts(other, run.sliceColumns(), run.costs());

    assertThat(RunComparisonTable.render(RunComparison.of(before, RunCosts.of(run))))
        .startsWith(
            """
            run 1: a of 2001-06-01, evaluated 2026-01-02T03:04:05Z
            run 2: a, evaluated 2026-01-02T03:04:05Z

            t, model m: squared_error
                                                      cost                   95 % interval
              run 1, 90 % interval                    3.00                    [2.40, 3.60]
              run 2                                   3.00                    [2.40, 3.60]
            """);
  }

  @Test
  void nothingInCommonIsSaid() {
    Evaluation before =
        evaluation("a", entry("t", "m", "squared_error", Slice.OVERALL, estimate(4, 3, 1)));

    assertThat(RunComparisonTable.render(RunComparison.of(before, evaluation("b"))))
        .contains("\nno cost is in both runs\n")
        .endsWith("\nonly in run 1: t, model m: squared_error\n");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    String name = "a name that is far too long for anything ".repeat(3) + "x".repeat(90);
    List<CostEntry> costs = new ArrayList<>();
    Estimate unsure = new Estimate(25, 25, 123456789.125, 1e-9, 123456789, 123456790, true, 0, 0);
    costs.add(entry(name, name, name, Slice.OVERALL, unsure));
    for (int i = 0; i < 25; i++) {
      costs.add(entry(name, name, name, origin(name + i), estimate(1, 123456789.125, 1e-9)));
    }
    Evaluation run = evaluation(name, costs.toArray(CostEntry[]::new));

    String text = RunComparisonTable.render(RunComparison.of(run, run));

    assertThat(text).contains("\n  and 15 more slices in the JSON\n");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }
}
