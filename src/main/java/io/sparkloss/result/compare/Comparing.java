package io.sparkloss.result.compare;

import io.sparkloss.cost.Transform;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.SliceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what two runs have in common, and compares it. */
final class Comparing {

  private static final String NOT_SPLIT =
      "not split by slice: a transformed mean is no weighted mean of its slices";

  private final RunCosts before;
  private final RunCosts after;
  private final Map<EntryName, SlicedCosts> first;
  private final Map<EntryName, SlicedCosts> second;
  private final List<EntryChange> changes = new ArrayList<>();
  private final List<OneSided> onlyBefore = new ArrayList<>();
  private final List<OneSided> onlyAfter = new ArrayList<>();

  Comparing(RunCosts before, RunCosts after) {
    this.before = before;
    this.after = after;
    this.first = SlicedCosts.of(before);
    this.second = SlicedCosts.of(after);
  }

  RunComparison result() {
    first.forEach(
        (name, costs) -> {
          SlicedCosts others = second.get(name);
          if (others == null) {
            onlyBefore.add(new OneSided(name, List.of()));
          } else {
            changes.add(change(name, costs, others));
          }
        });
    second.keySet().stream()
        .filter(name -> !first.containsKey(name))
        .forEach(name -> onlyAfter.add(new OneSided(name, List.of())));
    return new RunComparison(
        before.run(), after.run(), after.run().confidence(), changes, onlyBefore, onlyAfter);
  }

  private EntryChange change(EntryName name, SlicedCosts costs, SlicedCosts others) {
    List<SlicingChange> slicings = new ArrayList<>();
    List<String> notes = new ArrayList<>(Differences.of(costs.overall(), others.overall()));
    addOneSided(name, costs, others, onlyBefore);
    addOneSided(name, others, costs, onlyAfter);
    CostEntry from = costs.overall();
    CostEntry to = others.overall();
    if (ReportedMean.transform(from) == Transform.IDENTITY) {
      costs.slicings().stream()
          .filter(others.slicings()::contains)
          .forEach(slicing -> split(slicing, costs, others, slicings, notes));
    } else if (!costs.slicings().isEmpty()) {
      notes.add(NOT_SPLIT);
    }
    CostDifference change = CostDifference.of(from, to, after.run().confidence());
    return new EntryChange(name, from.estimate(), to.estimate(), change, slicings, notes);
  }

  private static void addOneSided(
      EntryName name, SlicedCosts costs, SlicedCosts others, List<OneSided> to) {
    costs.slicings().stream()
        .filter(slicing -> !others.slicings().contains(slicing))
        .forEach(slicing -> to.add(new OneSided(name, SlicedCosts.names(slicing))));
  }

  private static void split(
      Set<SliceColumn> slicing,
      SlicedCosts costs,
      SlicedCosts others,
      List<SlicingChange> slicings,
      List<String> notes) {
    List<String> missing = new ArrayList<>();
    costs.missing(slicing).ifPresent(text -> missing.add("in run 1 " + text));
    others.missing(slicing).ifPresent(text -> missing.add("in run 2 " + text));
    if (missing.isEmpty()) {
      slicings.add(costs.change(slicing, others));
    } else {
      notes.add(
          "not split by "
              + String.join(", ", SlicedCosts.names(slicing))
              + ": "
              + String.join(", ", missing));
    }
  }
}
