package io.sparkloss.evaluate.group;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.grouping_id;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.evaluate.binding.Binding;
import io.sparkloss.evaluate.binding.Grouping;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.spark.bundle.Bundles;
import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;

/** The one pass over the data: all costs of all slices. */
public final class Pass {

  /** The bytes of groups that a task keeps in its hash map before it falls back to sorting. */
  private static final long BUDGET = 256L << 20;

  /** Bytes in memory for each byte of a group's written form. */
  private static final int OVERHEAD = 3;

  private Pass() {}

  /** Returns what reads the rows of a pass. */
  public static GroupReader reader(EvaluationInput input, Binding binding, Grouping grouping) {
    return new GroupReader(
        grouping.sets(),
        grouping.model() != null,
        input.labels().isPresent(),
        grouping.clusterName(),
        binding.layout().group());
  }

  /** Returns a row for each group, as {@link GroupReader} reads it; nothing is computed yet. */
  public static Dataset<Row> rows(EvaluationInput input, Binding binding, Grouping grouping) {
    long threshold = BUDGET / ((long) OVERHEAD * emptyGroup(binding).toBytes().length);
    Dataset<Row> own =
        Bundles.inOwnSession(
            project(input, binding, grouping),
            Map.of(
                "spark.sql.objectHashAggregate.sortBased.fallbackThreshold",
                Long.toString(Math.max(128, Math.min(threshold, 1 << 20))),
                "spark.sql.datetime.java8API.enabled",
                "true"));
    boolean joined = input.labels().isPresent();
    return grouping.sets().isTrivial()
        ? overall(own, binding, joined)
        : grouped(own, binding, grouping, joined);
  }

  /** The columns of losses, then those of slices, then the model's, then those of labels found. */
  private static Dataset<Row> project(EvaluationInput input, Binding binding, Grouping grouping) {
    List<Column> columns = new ArrayList<>(binding.columns());
    for (int i = 0; i < grouping.inputs().size(); i++) {
      columns.add(grouping.inputs().get(i).as("_s" + i));
    }
    Column model = grouping.model();
    if (model != null) {
      columns.add(model.as("_m"));
    }
    Column cluster = grouping.cluster();
    if (cluster != null) {
      columns.add(cluster.as("_g"));
    }
    input
        .labels()
        .ifPresent(
            labels -> {
              columns.add(labels.isAmbiguous(input.rows()).as("_ambiguous"));
              columns.add(labels.isLabelled(input.rows()).as("_labelled"));
            });
    return input.rows().select(columns.toArray(new Column[0]));
  }

  private static CostGroup emptyGroup(Binding binding) {
    return new CostGroup(binding.layout().group());
  }

  /** The aggregates: the costs, and over joined labels the rows and those with several labels. */
  private static List<Column> aggregates(Dataset<Row> rows, Binding binding, boolean joined) {
    return joined
        ? List.of(
            Bundles.aggregateWhere(rows, rows.columns().length - 1, binding.layout()),
            count(lit(1)),
            count_if(col("_ambiguous")))
        : List.of(Bundles.aggregate(rows, binding.layout()));
  }

  private static Dataset<Row> overall(Dataset<Row> rows, Binding binding, boolean joined) {
    List<Column> columns = new ArrayList<>(List.of(lit(0L)));
    Dataset<Row> one = aggregate(rows.groupBy(), aggregates(rows, binding, joined));
    columns.addAll(Bundles.columns(one));
    return one.select(columns.toArray(new Column[0]));
  }

  private static Dataset<Row> aggregate(RelationalGroupedDataset groups, List<Column> columns) {
    return groups.agg(columns.get(0), columns.subList(1, columns.size()).toArray(new Column[0]));
  }

  private static Dataset<Row> grouped(
      Dataset<Row> rows, Binding binding, Grouping grouping, boolean joined) {
    List<Column> by = new ArrayList<>();
    for (int i = 0; i < grouping.columns().size(); i++) {
      by.add(col("_s" + i));
    }
    if (grouping.model() != null) {
      by.add(col("_m"));
    }
    int size = by.size();
    if (grouping.cluster() != null) {
      by.add(col("_g"));
    }
    int inEverySet = grouping.sets().inEverySet();
    List<Seq<Column>> sets =
        grouping.sets().sets().stream().map(set -> columns(set, by, inEverySet)).toList();
    List<Column> aggregates = new ArrayList<>(List.of(grouping_id()));
    aggregates.addAll(aggregates(rows, binding, joined));
    var sliced = rows.groupingSets(Catalyst.seq(sets), by.toArray(new Column[0]));
    return grouping.cluster() == null
        ? aggregate(sliced, aggregates)
        : ofClusters(sliced, aggregates, by.subList(0, size), binding);
  }

  /**
   * Merges the costs of clusters: the second level. A row has the same columns as without clusters,
   * and last how many clusters of it are NULL.
   */
  private static Dataset<Row> ofClusters(
      RelationalGroupedDataset firstLevel,
      List<Column> aggregates,
      List<Column> by,
      Binding binding) {
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < aggregates.size(); i++) {
      named.add(aggregates.get(i).as("_a" + i));
    }
    Dataset<Row> clusters = aggregate(firstLevel, named);
    List<Column> slices = new ArrayList<>(by);
    slices.add(col("_a0"));
    List<Column> merged = new ArrayList<>();
    merged.add(Bundles.clusters(clusters, by.size() + 2, binding.layout()));
    for (int i = 2; i < aggregates.size(); i++) {
      merged.add(sum(col("_a" + i)));
    }
    merged.add(count_if(col("_g").isNull()));
    return aggregate(clusters.groupBy(slices.toArray(new Column[0])), merged);
  }

  /** The columns of a set, and those that are in every set, which stand last. */
  private static Seq<Column> columns(List<Integer> set, List<Column> by, int inEverySet) {
    List<Column> columns = new ArrayList<>();
    set.forEach(i -> columns.add(by.get(i)));
    columns.addAll(by.subList(by.size() - inEverySet, by.size()));
    return Catalyst.seq(columns);
  }
}
