package io.sparkloss.report;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One loss of one target: the costs of its models, and the models beside their baseline.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param target the target
 * @param loss the loss with its parameters
 * @param costs the costs, overall and of slices, in the order of the results
 * @param comparisons the comparisons, likewise
 * @since 0.1.0
 */
public record CostPanel(
    String target, String loss, List<CostEntry> costs, List<Comparison> comparisons) {

  private record Key(String target, String loss) {}

  /** Keeps its own copies. */
  public CostPanel {
    costs = List.copyOf(costs);
    comparisons = List.copyOf(comparisons);
  }

  /** Returns the panels of an evaluation, in the order of its costs. */
  public static List<CostPanel> of(Evaluation evaluation) {
    Map<Key, List<CostEntry>> costs = new LinkedHashMap<>();
    for (CostEntry entry : evaluation.costs()) {
      Key key = new Key(entry.key().target(), entry.key().loss());
      costs.computeIfAbsent(key, absent -> new ArrayList<>()).add(entry);
    }
    Map<Key, List<Comparison>> comparisons = new LinkedHashMap<>();
    for (Comparison entry : evaluation.comparisons()) {
      Key key = new Key(entry.key().target(), entry.key().loss());
      comparisons.computeIfAbsent(key, absent -> new ArrayList<>()).add(entry);
    }
    List<CostPanel> panels = new ArrayList<>();
    costs.forEach(
        (key, entries) ->
            panels.add(
                new CostPanel(
                    key.target, key.loss, entries, comparisons.getOrDefault(key, List.of()))));
    return panels;
  }

  /** Returns what people call it: {@code delay: squared_error}. */
  public String title() {
    return target + ": " + loss;
  }

  /** Returns the costs of all rows, one for each model. */
  public List<CostEntry> overall() {
    return costs.stream().filter(entry -> entry.slice().isOverall()).toList();
  }

  /** Returns the models beside their baseline over all rows. */
  public List<Comparison> overallComparisons() {
    return comparisons.stream().filter(entry -> entry.slice().isOverall()).toList();
  }

  /** Returns the models, in order. */
  public List<String> models() {
    Set<String> models = new LinkedHashSet<>();
    overall().forEach(entry -> models.add(entry.key().model()));
    return List.copyOf(models);
  }

  /**
   * Returns the entry of the least cost of all rows; the first of equals, none where all are NaN.
   */
  public Optional<CostEntry> best() {
    CostEntry best = null;
    for (CostEntry entry : overall()) {
      double cost = entry.estimate().cost();
      if (!Double.isNaN(cost) && (best == null || cost < best.estimate().cost())) {
        best = entry;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the lists of columns by which costs are sliced, in order. */
  public List<List<String>> slicings() {
    Set<List<String>> slicings = new LinkedHashSet<>();
    for (CostEntry entry : costs) {
      if (!entry.slice().isOverall()) {
        slicings.add(entry.slice().columns());
      }
    }
    return List.copyOf(slicings);
  }

  /** Returns the costs of the slices by some columns, by slice and then by model. */
  public Map<Slice, Map<String, CostEntry>> bySlice(List<String> columns) {
    Map<Slice, Map<String, CostEntry>> slices = new LinkedHashMap<>();
    for (CostEntry entry : costs) {
      if (!entry.slice().isOverall() && entry.slice().columns().equals(columns)) {
        slices
            .computeIfAbsent(entry.slice(), absent -> new LinkedHashMap<>())
            .put(entry.key().model(), entry);
      }
    }
    return slices;
  }

  /** Returns the comparisons of the slices by some columns, by slice and then by model. */
  public Map<Slice, Map<String, Comparison>> comparedBySlice(List<String> columns) {
    Map<Slice, Map<String, Comparison>> slices = new LinkedHashMap<>();
    for (Comparison entry : comparisons) {
      if (!entry.slice().isOverall() && entry.slice().columns().equals(columns)) {
        slices
            .computeIfAbsent(entry.slice(), absent -> new LinkedHashMap<>())
            .put(entry.key().model(), entry);
      }
    }
    return slices;
  }
}
