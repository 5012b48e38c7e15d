package io.sparkloss.job.table;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluations of one run again and again: all costs of a generation are its number, so that rows of
 * two generations beside each other would show.
 */
final class Generations {

  /** How many costs there are: more than a batch of a database takes. */
  static final int COSTS = 700;

  static final LocalDate DAY = LocalDate.of(2001, 6, 1);

  private static final double CONFIDENCE = 0.95;

  private Generations() {}

  /** Returns how a run is stored that is about the day. */
  static StoredRun stored(Evaluation evaluation) {
    return StoredRun.of(evaluation, "series", DAY);
  }

  /** Returns the evaluation of a generation. */
  static Evaluation of(String run, long generation) {
    Instant at = Instant.ofEpochSecond(generation);
    CostBasis basis = basis(generation);
    List<CostEntry> costs = new ArrayList<>();
    for (long slice = 0; slice < COSTS; slice++) {
      costs.add(
          new CostEntry(
              new EntryKey(run, at, "delay", "trees", "squared_error"),
              slice == 0 ? Slice.OVERALL : Slice.of(Map.of("place", slice)),
              basis.estimate(CONFIDENCE),
              new Usage(2, 2, Map.of(), 1, 1, 0),
              basis,
              null));
    }
    return new Evaluation(
        run,
        at,
        CONFIDENCE,
        new Provenance(Map.of(), "4.1.0", "17", "0.1.0"),
        List.of(new SliceColumn("place", SliceColumn.Type.LONG)),
        costs,
        List.of(),
        List.of(),
        new DataQuality(2, List.of(), List.of()),
        Details.NONE);
  }

  private static CostBasis basis(long generation) {
    CostAccumulator losses = CostAccumulator.unweighted();
    losses.add((double) generation);
    losses.add((double) generation);
    return new CostBasis(
        CostState.of(LossIdentity.of(new SquaredError()), losses),
        Transform.IDENTITY,
        WeightKind.SAMPLING,
        0);
  }
}
