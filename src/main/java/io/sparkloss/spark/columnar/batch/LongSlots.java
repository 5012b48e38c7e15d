package io.sparkloss.spark.columnar.batch;

import java.util.Arrays;

/**
 * Numbers longs in the order in which they come, by a hash table with open addressing.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LongSlots {

  private static final int FIRST_ROOM = 64;

  private long[] keys = new long[FIRST_ROOM];
  private int[] slots = new int[FIRST_ROOM];
  private int size;

  /** Creates the empty table. */
  public LongSlots() {
    Arrays.fill(slots, -1);
  }

  /** Returns the number of a long, the next one for a new long. */
  public int slot(long key) {
    int at = place(key);
    if (slots[at] >= 0) {
      return slots[at];
    }
    keys[at] = key;
    slots[at] = size++;
    int slot = slots[at];
    if (2 * size > keys.length) {
      grow();
    }
    return slot;
  }

  /** Returns how many longs are known. */
  public int size() {
    return size;
  }

  /** Finds the key or the free place where it belongs. */
  private int place(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L; // 2⁶⁴ over the golden ratio: spreads neighbours
    int mask = keys.length - 1;
    int at = (int) (mixed >>> 32) & mask;
    while (slots[at] >= 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldSlots = slots;
    keys = new long[2 * oldKeys.length];
    slots = new int[keys.length];
    Arrays.fill(slots, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSlots[i] >= 0) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        slots[at] = oldSlots[i];
      }
    }
  }
}
