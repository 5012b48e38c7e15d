package io.sparkloss.evaluate;

import io.sparkloss.result.CostBasis;
import io.sparkloss.result.CostEntry;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Slice;
import io.sparkloss.result.SliceColumn;
import io.sparkloss.result.Usage;
import io.sparkloss.result.json.EvaluationJson;
import io.sparkloss.spark.state.CostStates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The costs of an evaluation as a table: one row for each target, model, loss and slice.
 *
 * <p>A slice stands in it three times: as text in {@code slice}, the same for equal slices; by its
 * values in one typed column for each slice column; and in {@code grouping_id}, which has a bit for
 * each slice column, the first one the highest, that is 1 where the row is over all its values. So
 * a slice of NULL and one over all differ. A slice column whose name is taken by another column is
 * called {@code slice_NAME}.
 *
 * <p>{@code state} is that of the mean loss before its {@code transform}, as SQL has it; it does
 * not know of {@code clusters}, which is 0 where rows are independent of each other.
 *
 * <p>What is not defined is NULL: the cost of no rows, a standard error, an interval, a coverage.
 *
 * @since 0.1.0
 */
public final class CostsTable {

  private static final StructType KEYS =
      new StructType()
          .add("run", DataTypes.StringType, false)
          .add("evaluated_at", DataTypes.TimestampType, false)
          .add("target", DataTypes.StringType, false)
          .add("model", DataTypes.StringType, false)
          .add("loss", DataTypes.StringType, false)
          .add("slice", DataTypes.StringType, false)
          .add("grouping_id", DataTypes.LongType, false);

  private static final StructType NUMBERS =
      new StructType()
          .add("count", DataTypes.LongType, false)
          .add("weight", DataTypes.DoubleType)
          .add("cost", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("ci_low", DataTypes.DoubleType)
          .add("ci_high", DataTypes.DoubleType)
          .add("doubtful", DataTypes.BooleanType, false)
          .add("clipped_count", DataTypes.LongType, false)
          .add("clipped_share", DataTypes.DoubleType)
          .add("rows", DataTypes.LongType, false)
          .add("invalid", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType, false))
          .add("coverage", DataTypes.DoubleType)
          .add("weight_coverage", DataTypes.DoubleType)
          .add("unnormalized", DataTypes.LongType, false)
          .add("transform", DataTypes.StringType)
          .add("weight_kind", DataTypes.StringType)
          .add("clusters", DataTypes.LongType)
          .add("state", CostStates.schema());

  private CostsTable() {}

  /** Returns the table, in the order of the evaluation. */
  public static Dataset<Row> of(SparkSession session, Evaluation evaluation) {
    List<Row> rows = new ArrayList<>();
    for (CostEntry entry : evaluation.costs()) {
      rows.add(row(evaluation.sliceColumns(), entry));
    }
    return session.createDataFrame(rows, schema(evaluation));
  }

  private static StructType schema(Evaluation evaluation) {
    StructType schema = KEYS;
    Set<String> taken = new HashSet<>();
    List.of(KEYS.fieldNames()).forEach(taken::add);
    List.of(NUMBERS.fieldNames()).forEach(taken::add);
    for (SliceColumn column : evaluation.sliceColumns()) {
      String name = column.name();
      while (!taken.add(name.toLowerCase(Locale.ROOT))) {
        name = "slice_" + name;
      }
      schema = schema.add(name, type(column, evaluation), true);
    }
    for (var field : NUMBERS.fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  private static DataType type(SliceColumn column, Evaluation evaluation) {
    return switch (column.type()) {
      case STRING -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case DECIMAL -> DataTypes.createDecimalType(38, scale(column, evaluation));
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case LOCAL_TIMESTAMP -> DataTypes.TimestampNTZType;
    };
  }

  private static int scale(SliceColumn column, Evaluation evaluation) {
    int scale = 0;
    for (CostEntry entry : evaluation.costs()) {
      if (entry.slice().values().get(column.name()) instanceof BigDecimal value) {
        scale = Math.max(scale, value.scale());
      }
    }
    return scale;
  }

  private static Row row(List<SliceColumn> columns, CostEntry entry) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(entry.key().run());
    values.add(entry.key().evaluatedAt());
    values.add(entry.key().target());
    values.add(entry.key().model());
    values.add(entry.key().loss());
    values.add(EvaluationJson.write(entry.slice()));
    values.add(groupingId(columns, entry.slice()));
    for (SliceColumn column : columns) {
      values.add(entry.slice().values().get(column.name()));
    }
    addEstimate(values, entry.estimate());
    addUsage(values, entry.usage());
    addBasis(values, entry.basis());
    return RowFactory.create(values.toArray());
  }

  private static long groupingId(List<SliceColumn> columns, Slice slice) {
    long id = 0;
    for (SliceColumn column : columns) {
      id = 2 * id + (slice.values().containsKey(column.name()) ? 0 : 1);
    }
    return id;
  }

  private static void addEstimate(List<@Nullable Object> values, Estimate estimate) {
    values.add(estimate.count());
    values.add(estimate.weight());
    values.add(estimate.isEmpty() ? null : (Object) estimate.cost());
    values.add(defined(estimate.standardError()));
    values.add(defined(estimate.lower()));
    values.add(defined(estimate.upper()));
    values.add(estimate.doubtful());
    values.add(estimate.clippedCount());
    values.add(defined(estimate.clippedShare()));
  }

  private static void addUsage(List<@Nullable Object> values, Usage usage) {
    Map<String, Long> invalid = new HashMap<>();
    usage.invalid().forEach((reason, count) -> invalid.put(reason.key(), count));
    values.add(usage.rows());
    values.add(scala.jdk.javaapi.CollectionConverters.asScala(invalid));
    values.add(defined(usage.coverage()));
    values.add(defined(usage.weightCoverage()));
    values.add(usage.unnormalized());
  }

  private static void addBasis(List<@Nullable Object> values, @Nullable CostBasis basis) {
    values.add(basis == null ? null : basis.transform().name().toLowerCase(Locale.ROOT));
    values.add(basis == null ? null : basis.weightKind().name().toLowerCase(Locale.ROOT));
    values.add(basis == null ? null : (Object) basis.clusters());
    values.add(basis == null ? null : CostStates.toRow(basis.state()));
  }

  private static @Nullable Object defined(double value) {
    return Double.isNaN(value) ? null : (Object) value;
  }
}
