package io.sparkloss.evaluate.binding;

import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The sets of columns by which costs are grouped.
 *
 * @param columns the columns of all slices, none twice
 * @param sets the overall set and then each slice, as positions in {@code columns}
 * @param inEverySet how many columns stand in every set, after those of slices: model and cluster
 */
public record SliceSets(List<SliceColumn> columns, List<List<Integer>> sets, int inEverySet)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies, of a class that can be moved between processes. */
  public SliceSets {
    columns = List.copyOf(new ArrayList<>(columns));
    sets = sets.stream().map(set -> List.copyOf(new ArrayList<>(set))).toList();
  }

  /** Returns whether there is nothing but the overall set of all rows. */
  public boolean isTrivial() {
    return sets.size() == 1 && inEverySet == 0;
  }

  /** Returns the grouping id of the set of all rows. */
  long overall() {
    return bits(List.of()) << inEverySet;
  }

  /**
   * Returns the set of a grouping id: a bit for each column, the first column the highest, which is
   * 1 where the column is not in the set.
   */
  public int set(long groupingId) {
    long columnBits = groupingId >> inEverySet;
    for (int i = 0; i < sets.size(); i++) {
      if (bits(sets.get(i)) == columnBits) {
        return i;
      }
    }
    throw new IllegalStateException("no set has the grouping id " + groupingId);
  }

  private long bits(List<Integer> set) {
    long bits = 0;
    for (int i = 0; i < columns.size(); i++) {
      bits = 2 * bits + (set.contains(i) ? 0 : 1);
    }
    return bits;
  }

  /** Returns the slice of a set whose values stand first in a row. */
  public Slice slice(int set, Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i : sets.get(set)) {
      SliceColumn column = columns.get(i);
      values.put(column.name(), SliceValues.value(row.get(i), column.type()));
    }
    return Slice.of(values);
  }
}
