package io.sparkloss.result.compare;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * In what two costs of one name differ beside their rows, so that their difference is not that of
 * the rows alone. Results without a state tell neither what weights mean nor clusters: there only
 * weights that do not add up to the rows are seen.
 */
final class Differences {

  private Differences() {}

  /** Returns a note for each. */
  static List<String> of(CostEntry before, CostEntry after) {
    List<String> notes = new ArrayList<>();
    weights(before, after, notes);
    clusters(before, after, notes);
    return notes;
  }

  private static void weights(CostEntry before, CostEntry after, List<String> notes) {
    if (isWeighted(before) != isWeighted(after)) {
      notes.add(
          "only run "
              + (isWeighted(before) ? "1" : "2")
              + " weighs its rows, so a part of the change may come from the weights; evaluate both"
              + " with weights, or both without");
      return;
    }
    CostBasis from = before.basis();
    CostBasis to = after.basis();
    if (isWeighted(before) && from != null && to != null && from.weightKind() != to.weightKind()) {
      notes.add(
          "run 1 has %s weights, run 2 %s weights, so their standard errors differ in meaning;"
                  .formatted(name(from.weightKind()), name(to.weightKind()))
              + " evaluate both with the same weight_kind");
    }
  }

  private static boolean isWeighted(CostEntry entry) {
    CostBasis basis = entry.basis();
    return basis == null
        ? entry.estimate().weight() != (double) entry.estimate().count()
        : basis.state().isWeighted();
  }

  private static String name(WeightKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void clusters(CostEntry before, CostEntry after, List<String> notes) {
    CostBasis from = before.basis();
    CostBasis to = after.basis();
    if (from != null && to != null && from.isClustered() != to.isClustered()) {
      notes.add(
          "only run "
              + (from.isClustered() ? "1" : "2")
              + " knows clusters, so the standard error of the other may be too small; evaluate"
              + " both with the same cluster column");
    }
  }
}
