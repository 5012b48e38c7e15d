package io.sparkloss.spark.columnar.batch;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the groups of rows by their keys, in the order in which they come.
 *
 * <p>Several keys are numbered one after the other: the number of the keys so far and that of the
 * next key are a pair, which has a number of its own.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class GroupSlots {

  private final int[] ordinals;
  private final DataType[] types;
  private final List<KeyColumn> keys = new ArrayList<>();
  private final List<LongSlots> pairs = new ArrayList<>();

  /** The numbers of the keys of each group, one key after the other. */
  private final List<int[]> groups = new ArrayList<>();

  private int[][] numbers = new int[0][];
  private int[] slots = new int[0];

  /**
   * Creates the numbering.
   *
   * @param ordinals the columns that are keys, at least one
   * @param types the types of all columns
   */
  public GroupSlots(int[] ordinals, DataType[] types) {
    this.ordinals = ordinals.clone();
    this.types = types.clone();
    clear();
  }

  /** Returns the group of each row that the mask lets through; the array is used again. */
  public int[] of(ColumnarBatch batch, boolean @Nullable [] mask) {
    int count = batch.numRows();
    if (slots.length < count) {
      slots = new int[count];
      numbers = new int[ordinals.length][count];
    }
    for (int key = 0; key < ordinals.length; key++) {
      keys.get(key).number(batch.column(ordinals[key]), count, mask, numbers[key]);
    }
    if (ordinals.length == 1) {
      for (int group = groups.size(); group < keys.get(0).size(); group++) {
        groups.add(new int[] {group});
      }
      return numbers[0];
    }
    for (int row = 0; row < count; row++) {
      if (mask == null || mask[row]) {
        slots[row] = slot(row);
      }
    }
    return slots;
  }

  private int slot(int row) {
    int slot = numbers[0][row];
    for (int key = 1; key < ordinals.length; key++) {
      slot = pairs.get(key - 1).slot(((long) slot << Integer.SIZE) | numbers[key][row]);
    }
    if (slot == groups.size()) {
      int[] group = new int[ordinals.length];
      for (int key = 0; key < group.length; key++) {
        group[key] = numbers[key][row];
      }
      groups.add(group);
    }
    return slot;
  }

  /** Returns how many groups there are. */
  public int size() {
    return groups.size();
  }

  /** Returns the value of a group's key, as Spark holds it in rows. */
  public @Nullable Object value(int group, int key) {
    return keys.get(key).value(groups.get(group)[key]);
  }

  /** Makes all groups unknown. */
  public void clear() {
    keys.clear();
    pairs.clear();
    groups.clear();
    for (int ordinal : ordinals) {
      keys.add(new KeyColumn(types[ordinal]));
      pairs.add(new LongSlots());
    }
  }
}
