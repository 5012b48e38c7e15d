package io.sparkloss.cost.group;

import io.sparkloss.loss.Reason;
import io.sparkloss.numeric.ThreePartSum;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that one term could not use, by reason, and their weight. Most terms have none. */
final class Refusals {

  private static final int COUNTS = Reason.values().length;

  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final ThreePartSum refusedWeight = new ThreePartSum();
  private final ThreePartSum ignoredWeight = new ThreePartSum();

  void add(Reason reason, double rowWeight) {
    counts.merge(reason, 1L, Long::sum);
    if (RowLosses.isWeight(rowWeight)) {
      (reason == Reason.IGNORED ? ignoredWeight : refusedWeight).add(rowWeight);
    }
  }

  void merge(Refusals other) {
    other.counts.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
    refusedWeight.add(other.refusedWeight);
    ignoredWeight.add(other.ignoredWeight);
  }

  /** Returns the counts; reasons without a row are absent. */
  Map<Reason, Long> counts() {
    return counts;
  }

  long count(Reason reason) {
    return counts.getOrDefault(reason, 0L);
  }

  ThreePartSum refusedWeight() {
    return refusedWeight;
  }

  ThreePartSum ignoredWeight() {
    return ignoredWeight;
  }

  static int bytes(@Nullable Refusals refusals) {
    return 1 + (refusals == null ? 0 : COUNTS * Long.BYTES + 2 * ThreePartSum.BYTES);
  }

  static void write(@Nullable Refusals refusals, ByteBuffer target) {
    target.put((byte) (refusals == null ? 0 : 1));
    if (refusals != null) {
      for (Reason reason : Reason.values()) {
        target.putLong(refusals.count(reason));
      }
      refusals.refusedWeight.write(target);
      refusals.ignoredWeight.write(target);
    }
  }

  static @Nullable Refusals read(ByteBuffer source) {
    if (source.get() == 0) {
      return null;
    }
    Refusals refusals = new Refusals();
    for (Reason reason : Reason.values()) {
      long count = source.getLong();
      if (count > 0) {
        refusals.counts.put(reason, count);
      }
    }
    refusals.refusedWeight.add(ThreePartSum.read(source));
    refusals.ignoredWeight.add(ThreePartSum.read(source));
    return refusals;
  }
}
