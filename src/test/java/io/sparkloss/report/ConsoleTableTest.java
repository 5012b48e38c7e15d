package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.Reason;
import io.sparkloss.result.Comparison;
import io.sparkloss.result.CostEntry;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Details;
import io.sparkloss.result.EntryKey;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.GateDecision;
import io.sparkloss.result.GateKey;
import io.sparkloss.result.GateResult;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.Slice;
import io.sparkloss.result.Usage;
import io.sparkloss.result.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final double NAN = Double.NaN;
  private static final Usage ALL = new Usage(1000, 1000, Map.of(), 1, 1, 0);

  private static final Estimate ONE = estimate(1, 1);

  private static CostEntry entry(String model, Estimate estimate) {
    return new CostEntry(
        new EntryKey("june", AT, "delay", model, "squared_error"),
        Slice.OVERALL,
        estimate,
        ALL,
        null);
  }

  private static Evaluation evaluation(List<CostEntry> costs, List<GateResult> gates, Usage usage) {
    return new Evaluation(
        "june",
        AT,
        0.95,
        new Provenance(Map.of(), "4.1.0", "17", "0.1.0"),
        List.of(),
        costs,
        comparisons(costs),
        gates,
        new DataQuality(
            1000, List.of(new DataQuality.EntryUsage("delay", "mean", "squared_error", usage))),
        Details.NONE);
  }

  /** The second model beside the first, where there are two. */
  private static List<Comparison> comparisons(List<CostEntry> costs) {
    return costs.size() != 2
        ? List.of()
        : List.of(
            new Comparison(
                costs.get(1).key(),
                costs.get(0).key().model(),
                Slice.OVERALL,
                estimate(-93.36, 4.5),
                costs.get(1).estimate(),
                costs.get(0).estimate(),
                412,
                30,
                0.412,
                0.03));
  }

  private static Estimate estimate(double cost, double error) {
    return new Estimate(1000, 1000, cost, error, cost - 2 * error, cost + 2 * error, false, 0, 0);
  }

  @Test
  void costsAreRoundedToTwoDigitsOfTheirErrorAndTheLeastIsMarked() {
    Evaluation evaluation =
        evaluation(
            List.of(
                entry("median", estimate(1304.123456, 6.28)),
                entry("mean", estimate(1210.76543, 0.0314))),
            List.of(),
            ALL);
    assertThat(ConsoleTable.render(evaluation))
        .isEqualTo(
            """
            run june

            delay: squared_error
              model                                   cost                     95 % interval
              median                                1304.1                  [1291.6, 1316.7]
            * mean                                1210.765              [1210.703, 1210.828]
            mean less median: -93.4 [-102.4, -84.4], lower in 41.2% of rows, equal in 3%

            1,000 rows read, every one used for every cost
            """);
  }

  @Test
  void emptyCostsAreNullAndNeverBest() {
    Estimate empty = new Estimate(0, 0, NAN, NAN, NAN, NAN, true, 0, NAN);
    String text =
        ConsoleTable.render(
            evaluation(
                List.of(entry("empty", empty), entry("mean", estimate(2, NAN))), List.of(), ALL));
    assertThat(text).containsPattern("\n  empty +NULL +-\n\\* mean +2 +-\n");
  }

  @Test
  void gatesRefusalsAndClippingAreSaid() {
    GateResult gate =
        new GateResult(
            new GateKey(
                "delay",
                "squared_error",
                "trees",
                "not above mean by more than 1%",
                "overall",
                "mean"),
            Verdict.PASS,
            "the interval of the difference is not above 0",
            List.of(
                new GateDecision(
                    Slice.OVERALL,
                    Verdict.PASS,
                    estimate(-12.34, 1.2),
                    estimate(1, 1),
                    estimate(1, 1),
                    "the interval of the difference is not above 0")));
    Usage usage = new Usage(1000, 997, Map.of(Reason.NULL_LABEL, 3L), 0.997, 0.997, 2);
    Estimate clipped = new Estimate(997, 997, 1, 0.1, 0.8, 1.2, false, 12, 0.25);
    String text =
        ConsoleTable.render(evaluation(List.of(entry("mean", clipped)), List.of(gate), usage));
    assertThat(text)
        .contains(
            "gate PASS: delay, squared_error, trees not above mean by more than 1%: excess",
            "-12.3 [-14.7, -9.9]",
            "1,000 rows read\n",
            "delay, model mean: used 997 (99.7%), null_label 3, sums not 1 in 2",
            "delay, model mean, squared_error: clipped 12 rows, 25% of the cost");
  }

  @Test
  void aGateOverManySlicesNamesTheWorstThatKeepsItFromPassing() {
    GateKey key = new GateKey("t", "l", "b", "at most 2", "in every slice by origin", null);
    Slice good = Slice.of(Map.of("origin", "ATL"));
    Slice bad = Slice.of(Map.of("origin", "ORD"));
    Slice worst = Slice.of(Map.of("origin", "DEN"));
    GateResult gate =
        new GateResult(
            key,
            Verdict.FAIL,
            "3 slices: 1 pass, 2 fail, 0 inconclusive",
            List.of(
                new GateDecision(good, Verdict.PASS, estimate(-1, 0.1), ONE, null, "fine"),
                new GateDecision(bad, Verdict.FAIL, estimate(1, 0.1), ONE, null, "bad"),
                new GateDecision(worst, Verdict.FAIL, estimate(2, 0.1), ONE, null, "too bad")));
    String text = ConsoleTable.render(evaluation(List.of(entry("mean", ONE)), List.of(gate), ALL));
    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "gate FAIL: t, l, b at most 2 in every slice by origin: 3 slices: 1 pass, 2 fail, 0"
                + " inconclusive; the worst is origin=DEN: excess 2.00 [1.80, 2.20], too bad");
  }

  @Test
  void noLineIsWiderThanATerminalAndNoNameMovesTheCursor() {
    String longName = "a\nmodel\tof a very long name ".repeat(9);
    String text =
        ConsoleTable.render(
            evaluation(
                List.of(
                    entry(longName, estimate(-1.23456789e300, 1e290)),
                    entry("tiny", estimate(1.2e-300, 3e-302))),
                List.of(),
                ALL));
    assertThat(text.lines()).allMatch(line -> line.length() <= ConsoleTable.WIDTH);
    assertThat(text).contains("a?model?of", "1.200e-300").doesNotContain("\t");
  }

  @Test
  void sharesAreNeverRoundedToAllOrNothing() {
    assertThat(Digits.percent(1)).isEqualTo("100%");
    assertThat(Digits.percent(0.999999)).isEqualTo("above 99.99%");
    assertThat(Digits.percent(1e-9)).isEqualTo("below 0.01%");
    assertThat(Digits.percent(0)).isEqualTo("0%");
    assertThat(Digits.percent(0.5)).isEqualTo("50%");
  }
}
