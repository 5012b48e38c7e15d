package io.sparkloss.evaluate.table;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.spark.bundle.Bundles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * The results of an evaluation as tables.
 *
 * <p>A slice stands in a row three times: as text in {@code slice}, the same for equal slices; by
 * its values in one typed column for each slice column; and in {@code grouping_id}, which has a bit
 * for each slice column, the first one the highest, that is 1 where the row is over all its values.
 * So a slice of NULL and one over all differ. A slice column whose name is taken by another column
 * is called {@code slice_NAME}.
 *
 * @param costs one row for each target, model, loss and slice
 * @param comparisons the same for models that are compared with a baseline; empty without one
 * @since 0.1.0
 */
public record ResultTables(Dataset<Row> costs, Optional<Dataset<Row>> comparisons) {

  /** Rows that one task writes: they travel with the task, which has a bounded size. */
  private static final int ROWS_PER_TASK = 10_000;

  /**
   * Returns the tables of an evaluation, in its order.
   *
   * @param of the session, of which they have a copy
   */
  public static ResultTables of(SparkSession of, Evaluation evaluation) {
    SparkSession session =
        Bundles.ownSession(of, Map.of("spark.sql.datetime.java8API.enabled", "true"));
    List<DataType> types =
        evaluation.sliceColumns().stream()
            .map(column -> type(column.type(), scale(column, evaluation)))
            .toList();
    KeyColumns keys = new KeyColumns(evaluation.sliceColumns(), types);
    List<Row> costs = new ArrayList<>();
    evaluation.costs().forEach(entry -> costs.add(CostsTable.row(keys, entry)));
    List<Row> comparisons = new ArrayList<>();
    evaluation.comparisons().forEach(entry -> comparisons.add(ComparisonsTable.row(keys, entry)));
    return new ResultTables(
        session.createDataFrame(distributed(session, costs), CostsTable.schema(keys)),
        comparisons.isEmpty()
            ? Optional.empty()
            : Optional.of(
                session.createDataFrame(
                    distributed(session, comparisons), ComparisonsTable.schema(keys))));
  }

  /**
   * Returns the tables of entries that are still in Spark.
   *
   * @param columns the columns of all slices
   * @param inputs the types of these columns in the input
   * @param comparisons empty where no model is compared with a baseline
   */
  public static ResultTables of(
      SparkSession session,
      List<SliceColumn> columns,
      List<DataType> inputs,
      JavaRDD<CostEntry> costs,
      Optional<JavaRDD<Comparison>> comparisons) {
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int scale = inputs.get(i) instanceof DecimalType decimal ? decimal.scale() : 0;
      types.add(type(columns.get(i).type(), scale));
    }
    KeyColumns keys = new KeyColumns(columns, types);
    return new ResultTables(
        session.createDataFrame(
            costs.map(entry -> CostsTable.row(keys, entry)), CostsTable.schema(keys)),
        comparisons.map(
            entries ->
                session.createDataFrame(
                    entries.map(entry -> ComparisonsTable.row(keys, entry)),
                    ComparisonsTable.schema(keys))));
  }

  private static JavaRDD<Row> distributed(SparkSession session, List<Row> rows) {
    int tasks = Math.max(1, (rows.size() + ROWS_PER_TASK - 1) / ROWS_PER_TASK);
    return JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, tasks);
  }

  private static DataType type(SliceColumn.Type type, int scale) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case DECIMAL -> DataTypes.createDecimalType(38, scale);
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
}
