package io.sparkloss.evaluate.plan;

import io.sparkloss.loss.Reason;
import io.sparkloss.spark.bundle.RowRefusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How many rows may be refused before the data are: shares, of every cost, of the rows that it does
 * not ignore.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param any the share of rows refused for whatever reason
 * @param byReason the shares of single reasons, by their keys
 * @since 0.1.0
 */
public record MaxInvalid(OptionalDouble any, Map<String, Double> byReason) {

  /** No bound. */
  public static final MaxInvalid NONE = new MaxInvalid(OptionalDouble.empty(), Map.of());

  /** Keeps its own copy of the shares, in order. */
  public MaxInvalid {
    byReason = Collections.unmodifiableMap(new LinkedHashMap<>(byReason));
  }

  /** Returns a bound on all reasons together. */
  public static MaxInvalid of(double share) {
    return new MaxInvalid(OptionalDouble.of(share), Map.of());
  }

  /** Returns bounds on single reasons. */
  public static MaxInvalid of(Map<String, Double> shares) {
    return new MaxInvalid(OptionalDouble.empty(), shares);
  }

  /** Returns whether there is no bound. */
  public boolean isEmpty() {
    return any.isEmpty() && byReason.isEmpty();
  }

  /** Returns the keys of the reasons that can have a bound: all but the one of ignored rows. */
  public static List<String> reasons() {
    List<String> keys = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      if (reason != Reason.IGNORED) {
        keys.add(reason.key());
      }
    }
    keys.add(RowRefusal.UNNORMALIZED);
    return keys;
  }
}
