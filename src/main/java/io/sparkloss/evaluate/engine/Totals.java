package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.group.CostGroup;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The costs of all rows, in long form by model. */
final class Totals implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<@Nullable String, CostGroup> byModel = new HashMap<>();

  /** Keeps the overall ones of these groups. */
  Totals(List<Group> groups) {
    groups.stream()
        .filter(group -> group.set() == 0)
        .forEach(group -> byModel.put(group.model(), group.costs()));
  }

  /** Returns the costs of all rows of a group's model. */
  CostGroup of(Group group) {
    CostGroup found = byModel.get(group.model());
    if (found == null) {
      throw new IllegalStateException("no group is of all rows of model " + group.model());
    }
    return found;
  }
}
