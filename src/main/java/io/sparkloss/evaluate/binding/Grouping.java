package io.sparkloss.evaluate.binding;

import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.refusal.SchemaException;
import io.sparkloss.result.entry.SliceColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * By what costs are grouped: the overall, each slice, and in long form the model within each.
 *
 * @param sets the sets of columns of slices
 * @param inputs the columns of slices as columns of the input
 * @param types their types there
 * @param model the column that names the model of a row, or null
 * @param cluster the column that names the cluster of a row, or null
 * @param clusterName its name, or null
 */
public record Grouping(
    SliceSets sets,
    List<Column> inputs,
    List<DataType> types,
    @Nullable Column model,
    @Nullable Column cluster,
    @Nullable String clusterName) {

  public static Grouping of(InputColumns input, EvaluationPlan plan) {
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
    List<DataType> types = new ArrayList<>();
    for (int position : positions) {
      columns.add(column(input, position));
      inputs.add(input.column(position));
      types.add(input.type(position));
    }
    Column model = model(input, plan);
    Column cluster = cluster(input, plan);
    int inEverySet = (model == null ? 0 : 1) + (cluster == null ? 0 : 1);
    return new Grouping(
        new SliceSets(columns, sets, inEverySet),
        inputs,
        types,
        model,
        cluster,
        plan.rows().cluster());
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
    return sets.isTrivial() ? null : Long.valueOf(sets.overall());
  }

  /** Returns the columns of all slices, none twice. */
  public List<SliceColumn> columns() {
    return sets.columns();
  }
}
