package io.sparkloss.result.compare;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluations made by hand. */
public final class Runs {

  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  static final SliceColumn ORIGIN = new SliceColumn("origin", SliceColumn.Type.STRING);

  private Runs() {}

  /** J = 30/40·2 + 10/40·6 = 3. */
  public static Evaluation before() {
    return evaluation(
        "june",
        entry("delay", "mean", "squared_error", Slice.OVERALL, estimate(40, 3, 0.3)),
        entry("delay", "mean", "squared_error", origin("y"), estimate(10, 6, 0.5)),
        entry("delay", "mean", "squared_error", origin("x"), estimate(30, 2, 0.2)));
  }

  /** J = 20/40·3 + 20/40·6 = 4.5. */
  public static Evaluation after() {
    return evaluation(
        "july",
        entry("delay", "mean", "squared_error", Slice.OVERALL, estimate(40, 4.5, 0.4)),
        entry("delay", "mean", "squared_error", origin("y"), estimate(20, 6, 0.5)),
        entry("delay", "mean", "squared_error", origin("x"), estimate(20, 3, 0.3)));
  }

  /** Returns an evaluation that is sliced by origin at most. */
  public static Evaluation evaluation(String run, CostEntry... costs) {
    return evaluation(run, List.of(ORIGIN), costs);
  }

  static Evaluation evaluation(String run, List<SliceColumn> columns, CostEntry... costs) {
    List<CostEntry> named =
        Arrays.stream(costs)
            .map(
                cost ->
                    new CostEntry(
                        new EntryKey(
                            run, AT, cost.key().target(), cost.key().model(), cost.key().loss()),
                        cost.slice(),
                        cost.estimate(),
                        cost.usage(),
                        cost.basis(),
                        null))
            .toList();
    return new Evaluation(
        run,
        AT,
        0.95,
        new Provenance(Map.of(), "4.1.0", "17", "0.1.0"),
        columns,
        named,
        List.of(),
        List.of(),
        new DataQuality(40, List.of()),
        Details.NONE);
  }

  /** Returns an entry without a state, of no run yet. */
  public static CostEntry entry(
      String target, String model, String loss, Slice slice, Estimate estimate) {
    return entry(new EntryKey("", AT, target, model, loss), slice, estimate, null);
  }

  private static CostEntry entry(
      EntryKey key, Slice slice, Estimate estimate, @Nullable CostBasis basis) {
    Usage usage = new Usage(estimate.count(), estimate.count(), Map.of(), 1, 1, 0);
    return new CostEntry(key, slice, estimate, usage, basis, null);
  }

  /** Returns an entry of losses with their state, and of five clusters where it is told so. */
  public static CostEntry ofLosses(Slice slice, @Nullable Estimate told, double... losses) {
    CostAccumulator sums = CostAccumulator.unweighted();
    for (double loss : losses) {
      sums.add(loss);
    }
    CostBasis basis =
        new CostBasis(state(sums), Transform.IDENTITY, WeightKind.SAMPLING, told == null ? 0 : 5);
    return entry(
        new EntryKey("", AT, "delay", "mean", "squared_error"),
        slice,
        told == null ? basis.estimate(0.95) : told,
        basis);
  }

  /** Returns an entry of losses of the same weight. */
  public static CostEntry weighted(Slice slice, WeightKind kind, double weight, double... losses) {
    CostAccumulator sums = CostAccumulator.weighted();
    for (double loss : losses) {
      sums.add(loss, weight);
    }
    return ofBasis("squared_error", slice, new CostBasis(state(sums), Transform.IDENTITY, kind, 0));
  }

  /** Returns an entry of the RMSE of these squares. */
  public static CostEntry rmse(Slice slice, double... squares) {
    CostAccumulator sums = CostAccumulator.unweighted();
    for (double square : squares) {
      sums.add(square);
    }
    return ofBasis(
        "rmse", slice, new CostBasis(state(sums), Transform.SQUARE_ROOT, WeightKind.SAMPLING, 0));
  }

  private static CostEntry ofBasis(String loss, Slice slice, CostBasis basis) {
    return entry(new EntryKey("", AT, "delay", "mean", loss), slice, basis.estimate(0.95), basis);
  }

  private static CostState state(CostAccumulator sums) {
    return CostState.of(new LossIdentity("squared_error", true, false), sums);
  }

  /** Returns the estimate of rows of weight 1. */
  public static Estimate estimate(long count, double cost, double error) {
    return new Estimate(count, count, cost, error, cost - 2 * error, cost + 2 * error, false, 0, 0);
  }

  /** Returns the slice of an origin, which may be NULL. */
  public static Slice origin(@Nullable String value) {
    return Slice.of(Collections.singletonMap("origin", value));
  }
}
