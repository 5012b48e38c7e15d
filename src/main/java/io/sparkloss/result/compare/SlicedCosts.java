package io.sparkloss.result.compare;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.change.CostChange;
import io.sparkloss.cost.change.SliceCost;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One cost of a run: overall, and by the slices of each set of columns. */
final class SlicedCosts {

  /** How far the weights of slices, each rounded once, may miss that of all rows. */
  private static final double ROUNDING = 1e-9;

  private final EntryName name;
  private final Map<Set<SliceColumn>, List<CostEntry>> slicings = new LinkedHashMap<>();
  private @Nullable CostEntry overall;

  private SlicedCosts(EntryName name) {
    this.name = name;
  }

  /** Returns the costs of a run, in its order. */
  static Map<EntryName, SlicedCosts> of(RunCosts run) {
    Map<String, SliceColumn> columns =
        run.columns().stream().collect(Collectors.toMap(SliceColumn::name, column -> column));
    Map<EntryName, SlicedCosts> all = new LinkedHashMap<>();
    for (CostEntry entry : run.costs()) {
      EntryName name = new EntryName(entry.key().target(), entry.key().model(), entry.key().loss());
      all.computeIfAbsent(name, SlicedCosts::new).add(entry, columns);
    }
    return all;
  }

  private void add(CostEntry entry, Map<String, SliceColumn> columns) {
    if (!entry.slice().isOverall()) {
      slicings
          .computeIfAbsent(typed(entry.slice(), columns), absent -> new ArrayList<>())
          .add(entry);
    } else if (overall == null) {
      overall = entry;
    } else {
      throw new IllegalArgumentException(
          "run " + entry.key().run() + " has the cost " + name + " of all rows twice");
    }
  }

  private static Set<SliceColumn> typed(Slice slice, Map<String, SliceColumn> columns) {
    Set<SliceColumn> typed = new LinkedHashSet<>();
    for (String name : slice.columns()) {
      SliceColumn column = columns.get(name);
      if (column == null) {
        throw new IllegalArgumentException(
            "slice " + slice + " has the column " + name + ", which is no slice column of the run");
      }
      typed.add(column);
    }
    return typed;
  }

  static List<String> names(Set<SliceColumn> slicing) {
    return slicing.stream().map(SliceColumn::name).sorted().toList();
  }

  /** Returns the sets of columns by which the cost is sliced. */
  Set<Set<SliceColumn>> slicings() {
    return slicings.keySet();
  }

  CostEntry overall() {
    if (overall == null) {
      throw new IllegalArgumentException("there is no cost of all rows for " + name);
    }
    return overall;
  }

  /** Returns in what the slices of some columns are not all rows; empty where they are. */
  Optional<String> missing(Set<SliceColumn> slicing) {
    ThreePartSum sum = new ThreePartSum();
    entries(slicing).forEach(entry -> sum.add(entry.estimate().weight()));
    double all = overall().estimate().weight();
    return Math.abs(sum.value() - all) <= ROUNDING * all
        ? Optional.empty()
        : Optional.of("slices weigh " + sum.value() + " but all rows " + all);
  }

  /** Returns what changed the cost to that of another run. */
  SlicingChange change(Set<SliceColumn> slicing, SlicedCosts after) {
    return new SlicingChange(
        names(slicing),
        CostChange.of(slices(slicing), after.slices(slicing)),
        contributions(slicing),
        after.contributions(slicing));
  }

  private List<Contribution<Slice>> contributions(Set<SliceColumn> slicing) {
    SliceCost<Slice> all = slice(overall());
    return entries(slicing).stream()
        .filter(entry -> entry.estimate().weight() > 0)
        .map(entry -> contribution(entry, all))
        .toList();
  }

  /** Returns what the run says of it, or for results that do not hold it, what it would. */
  private Contribution<Slice> contribution(CostEntry entry, SliceCost<Slice> all) {
    if (entry.contribution() != null) {
      return entry.contribution();
    }
    CostBasis basis = overall().basis();
    return basis != null && basis.state().loss().nonNegative()
        ? Contribution.ofNonNegative(slice(entry), all)
        : Contribution.of(slice(entry), all);
  }

  private List<SliceCost<Slice>> slices(Set<SliceColumn> slicing) {
    return entries(slicing).stream().map(SlicedCosts::slice).toList();
  }

  private List<CostEntry> entries(Set<SliceColumn> slicing) {
    return slicings.getOrDefault(slicing, List.of());
  }

  /** Returns the cost of a slice: its exact sum where there is a state, else the mean's. */
  private static SliceCost<Slice> slice(CostEntry entry) {
    Estimate estimate = entry.estimate();
    double error = estimate.standardError();
    if (entry.basis() != null) {
      Cost cost = entry.basis().state().cost(CostOptions.UNNAMED);
      return new SliceCost<>(entry.slice(), cost.weight(), cost.sum(), error);
    }
    double sum = estimate.isEmpty() ? 0 : estimate.weight() * estimate.cost();
    return new SliceCost<>(entry.slice(), estimate.weight(), sum, error);
  }
}
