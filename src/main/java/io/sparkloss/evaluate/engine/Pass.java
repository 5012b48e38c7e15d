package io.sparkloss.evaluate.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.grouping_id;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.result.Slice;
import io.sparkloss.spark.bundle.Bundles;
import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;

/** The one pass over the data: all costs of all slices. */
final class Pass {

  /** The bytes of groups that a task keeps in its hash map before it falls back to sorting. */
  private static final long BUDGET = 256L << 20;

  /** Bytes in memory for each byte of a group's written form. */
  private static final int OVERHEAD = 3;

  private Pass() {}

  static List<Group> run(Dataset<Row> input, Binding binding, Grouping grouping) {
    long threshold = BUDGET / ((long) OVERHEAD * emptyGroup(binding).toBytes().length);
    Dataset<Row> own =
        Bundles.inOwnSession(
            project(input, binding, grouping),
            Map.of(
                "spark.sql.objectHashAggregate.sortBased.fallbackThreshold",
                Long.toString(Math.max(128, Math.min(threshold, 1 << 20))),
                "spark.sql.datetime.java8API.enabled",
                "true"));
    return grouping.isTrivial() ? overall(own, binding) : grouped(own, binding, grouping);
  }

  /** The columns of losses, then those of slices, then the model's. */
  private static Dataset<Row> project(Dataset<Row> input, Binding binding, Grouping grouping) {
    List<Column> columns = new ArrayList<>(binding.columns());
    for (int i = 0; i < grouping.inputs().size(); i++) {
      columns.add(grouping.inputs().get(i).as("_s" + i));
    }
    Column model = grouping.model();
    if (model != null) {
      columns.add(model.as("_m"));
    }
    return input.select(columns.toArray(new Column[0]));
  }

  private static CostGroup emptyGroup(Binding binding) {
    return new CostGroup(binding.layout().group());
  }

  private static List<Group> overall(Dataset<Row> rows, Binding binding) {
    Row result = rows.agg(Bundles.aggregate(rows, binding.layout())).collectAsList().get(0);
    return List.of(new Group(0, Slice.OVERALL, null, costs(result, 0, binding)));
  }

  private static List<Group> grouped(Dataset<Row> rows, Binding binding, Grouping grouping) {
    List<Column> by = new ArrayList<>();
    for (int i = 0; i < grouping.columns().size(); i++) {
      by.add(col("_s" + i));
    }
    boolean longForm = grouping.model() != null;
    if (longForm) {
      by.add(col("_m"));
    }
    List<Seq<Column>> sets =
        grouping.sets().stream().map(set -> columns(set, by, longForm)).toList();
    List<Row> results =
        rows.groupingSets(Catalyst.seq(sets), by.toArray(new Column[0]))
            .agg(grouping_id(), Bundles.aggregate(rows, binding.layout()))
            .collectAsList();
    int size = by.size();
    List<Group> groups = new ArrayList<>();
    for (Row row : results) {
      int set = grouping.set(row.getLong(size));
      String model = longForm ? row.getString(size - 1) : null;
      groups.add(new Group(set, grouping.slice(set, row, 0), model, costs(row, size + 1, binding)));
    }
    groups.sort(Group.ORDER);
    return groups;
  }

  private static Seq<Column> columns(List<Integer> set, List<Column> by, boolean longForm) {
    List<Column> columns = new ArrayList<>();
    set.forEach(i -> columns.add(by.get(i)));
    if (longForm) {
      columns.add(by.get(by.size() - 1));
    }
    return Catalyst.seq(columns);
  }

  private static CostGroup costs(Row row, int ordinal, Binding binding) {
    return CostGroup.fromBytes(binding.layout().group(), row.getAs(ordinal));
  }
}
