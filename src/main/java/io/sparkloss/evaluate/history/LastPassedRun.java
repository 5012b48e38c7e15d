package io.sparkloss.evaluate.history;

import io.sparkloss.cost.MeanEstimate;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a history whose gates all passed, with its costs.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LastPassedRun implements PassedRun {

  private final StoredRun run;
  private final Map<Key, PastCost> costs = new HashMap<>();

  private record Key(StoredCost.Name name, Slice slice) {}

  /**
   * A cost as it was reported.
   *
   * @param name which cost
   * @param slice which rows
   * @param estimate the cost with its uncertainty
   * @param degrees the degrees of freedom of its standard error; NaN where there are none
   */
  public record Reported(StoredCost.Name name, Slice slice, Estimate estimate, double degrees) {}

  /** Creates the run of these costs. */
  public LastPassedRun(StoredRun run, List<Reported> costs) {
    this.run = run;
    for (Reported cost : costs) {
      Estimate estimate = cost.estimate();
      MeanEstimate mean =
          new MeanEstimate(estimate.cost(), estimate.standardError(), cost.degrees());
      this.costs.put(new Key(cost.name(), cost.slice()), new PastCost(estimate, mean));
    }
  }

  @Override
  public String run() {
    return run.run();
  }

  @Override
  public Optional<PastCost> cost(String target, String model, String loss, Slice slice) {
    Key key = new Key(new StoredCost.Name(target, model, loss), slice);
    return Optional.ofNullable(costs.get(key));
  }
}
