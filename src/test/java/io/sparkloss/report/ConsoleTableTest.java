package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.cost.calibration.ReliabilityBins;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.cost.tail.TailShare;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.detail.ResidualEntry;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
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
        null,
        null);
  }

  private static Evaluation evaluation(List<CostEntry> costs, Details details) {
    Evaluation plain = evaluation(costs, List.of(), ALL);
    return new Evaluation(
        plain.run(),
        plain.evaluatedAt(),
        plain.confidence(),
        plain.provenance(),
        plain.sliceColumns(),
        plain.costs(),
        plain.comparisons(),
        plain.gates(),
        plain.dataQuality(),
        details);
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
                0.03,
                null));
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
              model                                   cost                   95 % interval
              median                                1304.1                [1291.6, 1316.7]
            * mean                                1210.765            [1210.703, 1210.828]
            mean less median: -93.4 [-102.4, -84.4], significant, lower in 41.2% of rows,
              equal in 3%

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
            null,
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
  void doubtsAndDetailsAreShown() {
    Estimate doubtful = new Estimate(1000, 1000, 5, 1, 3, 7, true, 0, 0);
    EntryKey key = new EntryKey("june", AT, "delay", "mean", "squared_error");
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(2));
    // Of four rows at 0.25 one comes true, of four at 0.75 three: a calibrated model.
    for (int i = 0; i < 4; i++) {
      bins.add(i == 0 ? 1 : 0, 0.25);
      bins.add(i == 0 ? 0 : 1, 0.75);
    }
    Details details =
        new Details(
            List.of(
                new ConcentrationEntry(
                    key,
                    Slice.OVERALL,
                    List.of(new TailShare(0.001, 0.2, 0.1, 0.3), new TailShare(0.1, 0.5, 0.5, 0.5)),
                    List.of(),
                    List.of())),
            List.of(
                new ResidualEntry(
                    "delay",
                    "mean",
                    Slice.OVERALL,
                    NoiseFit.of(4, 1, 100),
                    new OutlierShare(12.5, 0.05, 0.75, 0.7, 0.8),
                    List.of(),
                    List.of())),
            List.of(),
            List.of(
                new CalibrationEntry(
                    "late",
                    "m",
                    Slice.OVERALL,
                    CalibrationEntry.Event.LABEL_IS_ONE,
                    bins.calibration(0.95),
                    new BootstrapInterval(0.01, 0.2, 0.05, 200),
                    new RatioEstimate(1, 0.25, 0.5, 1.5),
                    null)),
            List.of(
                new WorstRowsEntry(
                    key,
                    Slice.OVERALL,
                    List.of("id"),
                    List.of(new WorstRow(9, 1, List.of(7L)), new WorstRow(4, 1, List.of(8L))))));
    String text = ConsoleTable.render(evaluation(List.of(entry("mean", doubtful)), details));
    // ln(1/2) is the entropy of labels half of which are 1; 0.75·ln(4/3) + 0.25·ln 4 is the loss.
    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "[3.0, 7.0] ?",
            "? few rows for losses so unequal",
            "share of the cost in the worst 0.1% 10% delay, squared_error, mean 20% 50%",
            "delay, mean: Laplace noise fits better than Gaussian noise, by 0.419 nats a row"
                + " (MAE/RMSE is 0.5); 5% of rows miss by more than 12.5 and hold 75% of the"
                + " squared error",
            "late, m: calibration error 0, without chance 0 [0.0100, 0.200];"
                + " predicted/actual 1 [0.5, 1.5]; log loss 0.562 = uncertainty 0.693",
            "the worst rows by id are in the results; delay, squared_error, mean: 7 (9), 8 (4)");
    assertThat(text.lines()).allMatch(line -> line.length() <= ConsoleTable.WIDTH);
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
            null,
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
  void coloursMarkTheBestAndTheVerdictAndTakeNoColumn() {
    GateKey key = new GateKey("t", "l", "b", "at most 2", "overall", null);
    GateDecision bad =
        new GateDecision(Slice.OVERALL, Verdict.FAIL, estimate(1, 0.1), ONE, null, "too much");
    GateResult gate = new GateResult(key, Verdict.FAIL, null, "too much", List.of(bad));
    Evaluation evaluation =
        evaluation(List.of(entry("mean", ONE), entry("median", ONE)), List.of(gate), ALL);

    String coloured = ConsoleTable.render(evaluation, Style.COLOUR);

    assertThat(coloured).contains("\u001b[1;31mgate FAIL\u001b[0m: t, l, b", "\u001b[1m* mean ");
    String plain = ConsoleTable.render(evaluation);
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(plain).doesNotContain("\u001b").contains("\nnext: do not release b");
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
