package io.sparkloss.job.history;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Evaluations made by hand, for histories. */
final class PastRuns {

  static final LocalDate DAY = LocalDate.of(2001, 6, 1);
  static final String SERIES = "flights-${date}";
  static final double CONFIDENCE = 0.9;

  private static final Instant AT = Instant.parse("2001-07-01T02:03:04.567Z");

  private PastRuns() {}

  /** Returns the basis of the RMSE of these errors. */
  static CostBasis basis(double... errors) {
    CostAccumulator losses = CostAccumulator.unweighted();
    for (double error : errors) {
      losses.add(error * error);
    }
    return new CostBasis(
        CostState.of(LossIdentity.of(new SquaredError()), losses),
        Transform.SQUARE_ROOT,
        WeightKind.SAMPLING,
        0);
  }

  /** Returns the state of these errors' squares beside those of errors greater by one. */
  static CostState pairs(double... errors) {
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    for (double error : errors) {
      pairs.add(error * error, (error + 1) * (error + 1));
    }
    LossIdentity loss = LossIdentity.of(new SquaredError());
    return CostState.of(loss, loss, pairs);
  }

  /** Returns the mean difference of a state. */
  static Estimate difference(CostState pairs) {
    return Estimate.of(
        pairs.difference(CostOptions.UNNAMED.withConfidence(CONFIDENCE)).difference());
  }

  private static Comparison comparison(String run, double... errors) {
    CostState state = pairs(errors);
    PairedDifference found = state.difference(CostOptions.UNNAMED);
    return new Comparison(
        new EntryKey(run, AT, "delay", "trees", "rmse"),
        "mean",
        Slice.OVERALL,
        difference(state),
        Estimate.of(found.candidate()),
        Estimate.of(found.baseline()),
        found.won(),
        found.tied(),
        found.wonShare(),
        found.tiedShare(),
        state);
  }

  /** Returns the slice of an origin and an hour. */
  static Slice slice(String origin, long hour) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("origin", origin);
    values.put("hour", hour);
    return Slice.of(values);
  }

  /** Returns an evaluation whose costs are of these errors, overall and in a slice. */
  static Evaluation evaluation(String run, List<GateResult> gates, double... errors) {
    List<CostEntry> costs = new ArrayList<>();
    for (Slice slice : List.of(Slice.OVERALL, slice("ATL", 7))) {
      CostBasis basis = basis(errors);
      Usage usage =
          new Usage(errors.length + 2L, errors.length, Map.of(Reason.NULL_LABEL, 2L), 0.5, 0.25, 1);
      costs.add(
          new CostEntry(
              new EntryKey(run, AT, "delay", "trees", "rmse"),
              slice,
              basis.estimate(CONFIDENCE),
              usage,
              basis,
              null));
    }
    return new Evaluation(
        run,
        AT,
        CONFIDENCE,
        new Provenance(Map.of(), "4.1.0", "17", "0.1.0"),
        List.of(
            new SliceColumn("origin", SliceColumn.Type.STRING),
            new SliceColumn("hour", SliceColumn.Type.LONG)),
        costs,
        List.of(comparison(run, errors)),
        gates,
        new DataQuality(errors.length + 2L, List.of(), List.of()),
        Details.NONE);
  }

  /**
   * Returns an evaluation with the same costs, of which the states do not tell how sure they are.
   */
  static Evaluation inClusters(Evaluation one) {
    return new Evaluation(
        one.run(),
        one.evaluatedAt(),
        one.confidence(),
        one.provenance(),
        one.sliceColumns(),
        one.costs().stream().map(PastRuns::inClusters).toList(),
        one.comparisons(),
        one.gates(),
        one.dataQuality(),
        one.details());
  }

  private static CostEntry inClusters(CostEntry entry) {
    CostBasis basis = Objects.requireNonNull(entry.basis());
    return new CostEntry(
        entry.key(),
        entry.slice(),
        entry.estimate(),
        entry.usage(),
        new CostBasis(basis.state(), basis.transform(), basis.weightKind(), 2),
        entry.contribution());
  }

  /** Returns the result of a gate. */
  static List<GateResult> gate(Verdict verdict) {
    return List.of(
        new GateResult(
            new GateKey("delay", "rmse", "trees", "at most 3", "overall", null),
            verdict,
            null,
            "because",
            List.of()));
  }

  /** Keeps an evaluation of a day. */
  static void put(CostHistory history, LocalDate period, Evaluation evaluation) throws Exception {
    history.put(StoredRun.of(evaluation, SERIES, period), evaluation);
  }
}
