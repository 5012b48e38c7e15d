package io.sparkloss.cost.worst;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of great loss.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param loss the loss
 * @param weight what the row weighs
 * @param key the parts of its key: whole numbers as {@link Long}, all else as text; null where NULL
 * @since 0.1.0
 */
public record WorstRow(double loss, double weight, List<@Nullable Comparable<?>> key)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * The worst first: by loss, NaN before all; equal losses by key, part by part, NULL first; then
   * by weight, the greatest first.
   */
  public static final Comparator<WorstRow> WORST_FIRST = WorstRow::order;

  /** Keeps its own copy of the key. */
  public WorstRow {
    key = Collections.unmodifiableList(new ArrayList<>(key));
  }

  private static int order(WorstRow left, WorstRow right) {
    int byLoss = Double.compare(right.loss, left.loss);
    if (byLoss != 0) {
      return byLoss;
    }
    int byKey = compare(left.key, right.key);
    return byKey != 0 ? byKey : Double.compare(right.weight, left.weight);
  }

  private static int compare(
      List<@Nullable Comparable<?>> left, List<@Nullable Comparable<?>> right) {
    for (int i = 0; i < left.size(); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Compares two parts of keys. */
  static int compare(@Nullable Comparable<?> left, @Nullable Comparable<?> right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    return left instanceof Long a && right instanceof Long b
        ? a.compareTo(b)
        : left.toString().compareTo(right.toString());
  }
}
