package io.sparkloss.evaluate.history;

import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run of a history whose gates all passed, with its costs.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LastPassedRun implements PassedRun {

  private final StoredRun run;
  private final Map<StoredCost.Name, Map<Slice, PastCost>> costs = new HashMap<>();

  /**
   * A cost as it was reported.
   *
   * @param name which cost
   * @param slice which rows
   * @param estimate the cost with its uncertainty
   * @param basis what it follows from
   */
  public record Reported(StoredCost.Name name, Slice slice, Estimate estimate, CostBasis basis) {}

  /** Creates the run of these costs. */
  public LastPassedRun(StoredRun run, List<Reported> costs) {
    this.run = run;
    for (Reported cost : costs) {
      this.costs
          .computeIfAbsent(cost.name(), absent -> new HashMap<>())
          .put(cost.slice(), new PastCost(cost.estimate(), cost.basis()));
    }
  }

  @Override
  public String run() {
    return run.run();
  }

  @Override
  public Optional<PastCost> cost(String target, String model, String loss, Slice slice) {
    return Optional.ofNullable(slices(new StoredCost.Name(target, model, loss)).get(slice));
  }

  @Override
  public Set<Slice> slices(String target, String model, String loss) {
    return Set.copyOf(slices(new StoredCost.Name(target, model, loss)).keySet());
  }

  private Map<Slice, PastCost> slices(StoredCost.Name name) {
    return costs.getOrDefault(name, Map.of());
  }
}
