package io.sparkloss.evaluate.engine;

import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.refusal.SchemaException;
import io.sparkloss.result.Slice;
import io.sparkloss.result.SliceColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * By what costs are grouped: the overall, each slice, and in long form the model within each.
 *
 * @param columns the columns of all slices, none twice
 * @param inputs the same as columns of the input
 * @param sets the overall set and then each slice, as positions in {@code columns}
 * @param model the column that names the model of a row, or null
 * @param cluster the column that names the cluster of a row, or null
 */
record Grouping(
    List<SliceColumn> columns,
    List<Column> inputs,
    List<List<Integer>> sets,
    @Nullable Column model,
    @Nullable Column cluster) {

  static Grouping of(InputColumns input, EvaluationPlan plan) {
    Set<Integer> positions = new LinkedHashSet<>();
    List<List<Integer>> sets = new ArrayList<>();
    sets.add(List.of());
    for (List<String> slice : plan.slices()) {
      List<Integer> set = new ArrayList<>();
      for (String name : slice) {
        int position = input.position(name, "slice");
        positions.add(position);
        set.add(new ArrayList<>(positions).indexOf(position));
      }
      requireNew(sets, set, slice);
      sets.add(set);
    }
    List<SliceColumn> columns = new ArrayList<>();
    List<Column> inputs = new ArrayList<>();
    for (int position : positions) {
      columns.add(column(input, position));
      inputs.add(input.column(position));
    }
    return new Grouping(columns, inputs, sets, model(input, plan), cluster(input, plan));
  }

  private static void requireNew(List<List<Integer>> sets, List<Integer> set, List<String> slice) {
    Set<Integer> members = Set.copyOf(set);
    boolean known = sets.stream().anyMatch(other -> Set.copyOf(other).equals(members));
    if (members.size() < set.size() || known) {
      throw new SchemaException(
          "the slice " + slice + " names columns that another one has; name each slice once");
    }
  }

  private static SliceColumn column(InputColumns input, int position) {
    String name = input.name(position);
    SliceColumn.Type type = SliceValues.type(input.type(position));
    if (type == null) {
      throw new SchemaException(
          "column '"
              + name
              + "' (slice) is "
              + input.type(position).simpleString()
              + " but must be text, a boolean, a number, a date or a timestamp");
    }
    return new SliceColumn(name, type);
  }

  private static @Nullable Column model(InputColumns input, EvaluationPlan plan) {
    String name = plan.rows().modelColumn();
    return name == null ? null : input.column(input.position(name, "model")).cast("string");
  }

  private static @Nullable Column cluster(InputColumns input, EvaluationPlan plan) {
    String name = plan.rows().cluster();
    return name == null ? null : input.column(input.position(name, "cluster"));
  }

  /** Returns the grouping id of the set of all rows, null where there are no sets. */
  @Nullable Long allRows() {
    return isTrivial() ? null : Long.valueOf(bits(List.of()) << inEverySet());
  }

  /** Returns how many columns stand in every set, after those of slices: model and cluster. */
  int inEverySet() {
    return (model == null ? 0 : 1) + (cluster == null ? 0 : 1);
  }

  /** Returns whether there is nothing but the overall set of all rows. */
  boolean isTrivial() {
    return sets.size() == 1 && inEverySet() == 0;
  }

  /**
   * Returns the set of a grouping id: a bit for each column, the first column the highest, which is
   * 1 where the column is not in the set. Model and cluster stand last and are in every set.
   */
  int set(long groupingId) {
    long columnBits = groupingId >> inEverySet();
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

  /** Returns the slice of a set whose values stand in a row from an ordinal on. */
  Slice slice(int set, Row row, int from) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i : sets.get(set)) {
      SliceColumn column = columns.get(i);
      values.put(column.name(), SliceValues.value(row.get(from + i), column.type()));
    }
    return Slice.of(values);
  }
}
