package io.sparkloss.report;

import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.cost.calibration.ReliabilityBins;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.density.DensityCell;
import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.tail.CurvePoint;
import io.sparkloss.cost.tail.DensityBin;
import io.sparkloss.cost.tail.TailShare;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.detail.ResidualEntry;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluations made by hand, for reports: two models of one target, {@code mean} of cost 20 and
 * {@code trees} of cost 16, the latter 4 ± 1 below; slice i has costs 20 + i and 16 + 2i, so that
 * the trees are worse from i = 5 on.
 */
public final class TestEvaluations {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private final String target;
  private final String better;
  private final String column;
  private final String value;

  private TestEvaluations(String target, String better, String column, String value) {
    this.target = target;
    this.better = better;
    this.column = column;
    this.value = value;
  }

  /** Returns an evaluation with so many slices. */
  public static Evaluation of(int slices) {
    return new TestEvaluations("delay", "trees", "origin", "S").evaluation("june", slices);
  }

  /** Returns one whose target, model, slice column and slice values are this text. */
  public static Evaluation named(String text) {
    return new TestEvaluations(text, text, text, text).evaluation(text, 3);
  }

  private Evaluation evaluation(String run, int slices) {
    List<CostEntry> costs = new ArrayList<>(List.of(cost("mean", Slice.OVERALL, 20)));
    costs.add(cost(better, Slice.OVERALL, 16));
    List<Comparison> comparisons = new ArrayList<>(List.of(comparison(Slice.OVERALL, -4)));
    for (int i = 0; i < slices; i++) {
      Slice slice = Slice.of(Map.of(column, value + i));
      costs.add(cost("mean", slice, 20 + i));
      costs.add(cost(better, slice, 16 + 2 * i));
      comparisons.add(comparison(slice, i - 4));
    }
    return new Evaluation(
        run,
        AT,
        0.95,
        new Provenance(Map.of("input", value), "4.1.0", "17", "0.1.0"),
        List.of(new SliceColumn(column, SliceColumn.Type.STRING)),
        costs,
        comparisons,
        List.of(gate()),
        new DataQuality(1100, List.of(new DataQuality.EntryUsage(target, better, "l", usage()))),
        details());
  }

  private static Usage usage() {
    return new Usage(1100, 1000, Map.of(Reason.NULL_LABEL, 100L), 0.9090909090909091, 0.9, 0);
  }

  private EntryKey key(String model) {
    return new EntryKey("june", AT, target, model, "absolute_error");
  }

  private CostEntry cost(String model, Slice slice, double cost) {
    Contribution<Slice> contribution =
        slice.isOverall() ? null : new Contribution<>(slice, 0.5, cost / 2, cost / 2 - 8, 0.5);
    return new CostEntry(key(model), slice, estimate(cost), usage(), null, contribution);
  }

  /** A standard error of 0.51, and an interval of 1 to both sides. */
  private static Estimate estimate(double cost) {
    return new Estimate(1000, 1000, cost, 0.51, cost - 1, cost + 1, false, 0, 0);
  }

  private Comparison comparison(Slice slice, double difference) {
    return new Comparison(
        key(better),
        "mean",
        slice,
        estimate(difference),
        estimate(16),
        estimate(20),
        600,
        100,
        0.6,
        0.1,
        null);
  }

  private GateResult gate() {
    GateDecision decision =
        new GateDecision(
            Slice.OVERALL, Verdict.PASS, estimate(-6), estimate(16), estimate(20), "well below");
    GateKey key =
        new GateKey(
            target, "absolute_error", better, "not above mean by more than 2", "overall", "mean");
    return new GateResult(key, Verdict.PASS, null, "well below", List.of(decision));
  }

  private Details details() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(2));
    bins.add(1, 0.75);
    bins.add(0, 0.25);
    WorstRow worst = new WorstRow(99, 1, List.of(value));
    return new Details(
        List.of(
            new ConcentrationEntry(
                key(better),
                Slice.OVERALL,
                List.of(new TailShare(0.1, 0.5, 0.5, 0.5)),
                List.of(new CurvePoint(0, 0), new CurvePoint(0.1, 0.5), new CurvePoint(1, 1)),
                List.of())),
        List.of(
            new ResidualEntry(
                target,
                better,
                Slice.OVERALL,
                NoiseFit.of(400, 16, 1000),
                new OutlierShare(30, 0.05, 0.6, 0.6, 0.6),
                List.of(),
                List.of(new DensityBin(-40, 0, 0.75), new DensityBin(0, 40, 0.25)))),
        List.of(
            new DensityEntry(
                target,
                better,
                new PairDensity(
                    32,
                    -32,
                    -32,
                    List.of(
                        new DensityCell(0, 0, 7),
                        new DensityCell(1, 0, 200),
                        new DensityCell(1, 1, 700),
                        new DensityCell(1, 2, 90)),
                    3))),
        List.of(
            new CalibrationEntry(
                target,
                better,
                Slice.OVERALL,
                CalibrationEntry.Event.LABEL_IS_ONE,
                bins.calibration(),
                null,
                null,
                null)),
        List.of(new WorstRowsEntry(key(better), Slice.OVERALL, List.of(column), List.of(worst))));
  }
}
