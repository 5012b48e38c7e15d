package io.sparkloss.result.detail;

import io.sparkloss.cost.tail.CurvePoint;
import io.sparkloss.cost.tail.Quantile;
import io.sparkloss.cost.tail.TailShare;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Slice;
import java.util.List;

/**
 * Where in its rows a cost comes from.
 *
 * @param key which run, target, model and loss
 * @param slice which rows
 * @param worst what share of the cost the worst 0.1, 1 and 10 % of the rows hold
 * @param curve the concentration curve, from (0, 0) to (1, 1); thinned to at most 100 points
 * @param quantiles quantiles of the losses
 * @since 0.1.0
 */
public record ConcentrationEntry(
    EntryKey key,
    Slice slice,
    List<TailShare> worst,
    List<CurvePoint> curve,
    List<Quantile> quantiles) {
  /** Keeps its own copies. */
  public ConcentrationEntry {
    worst = List.copyOf(worst);
    curve = List.copyOf(curve);
    quantiles = List.copyOf(quantiles);
  }
}
