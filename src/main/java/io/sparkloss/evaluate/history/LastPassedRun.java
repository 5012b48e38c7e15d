package io.sparkloss.evaluate.history;

import io.sparkloss.evaluate.decision.PassedRun;
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
  private final Map<Key, StoredCost> costs = new HashMap<>();

  private record Key(StoredCost.Name name, Slice slice) {}

  /** Creates the run of these costs. */
  public LastPassedRun(StoredRun run, List<StoredCost> costs) {
    this.run = run;
    costs.forEach(cost -> this.costs.put(new Key(cost.name(), cost.slice()), cost));
  }

  @Override
  public String run() {
    return run.run();
  }

  @Override
  public Optional<PastCost> cost(String target, String model, String loss, Slice slice) {
    Key key = new Key(new StoredCost.Name(target, model, loss), slice);
    return Optional.ofNullable(costs.get(key))
        .map(cost -> new PastCost(cost.basis().estimate(cost.confidence()), cost.basis().mean()));
  }
}
