package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.change.SliceCost;
import io.sparkloss.evaluate.group.Group;
import io.sparkloss.result.entry.Slice;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sums of all rows by term, in long form by model. */
public final class Totals implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<@Nullable String, List<@Nullable SliceCost<Slice>>> byModel = new HashMap<>();

  /** Keeps those of the overall ones of these groups. */
  public Totals(List<Group> groups, GroupReport report) {
    for (Group group : groups) {
      if (group.set() == 0) {
        List<@Nullable SliceCost<Slice>> sums = new ArrayList<>();
        for (int term = 0; term < report.terms().size(); term++) {
          sums.add(report.sums(group, term));
        }
        byModel.put(group.model(), sums);
      }
    }
  }

  /** Returns those of all rows of a group's model. */
  public List<@Nullable SliceCost<Slice>> of(Group group) {
    List<@Nullable SliceCost<Slice>> found = byModel.get(group.model());
    if (found == null) {
      throw new IllegalStateException("no group is of all rows of model " + group.model());
    }
    return found;
  }
}
