package io.sparkloss.evaluate.input;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;

import io.sparkloss.evaluate.refusal.SchemaException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/**
 * Gives predictions the labels of another table, found by a key: every prediction once, with the
 * columns of its label, which are NULL where it has none, and with the number of its labels.
 *
 * <p>A key with a NULL in it finds nothing. Labels are grouped by their key before they are joined,
 * so that no prediction is multiplied, and each of the two tables is read once; a key that has more
 * than one label is seen by the count, and only where a prediction asks for it.
 *
 * <p>All methods are pure functions; no data are read.
 *
 * @since 0.1.0
 */
public final class LabelJoin {

  private static final String USE = "labels.on";

  private final InputColumns predictions;
  private final InputColumns labels;
  private final List<String> on;

  private LabelJoin(Dataset<Row> predictions, Dataset<Row> labels, List<String> on) {
    this.predictions = new InputColumns(predictions);
    this.labels = new InputColumns("labels", labels);
    this.on = on;
  }

  /**
   * Returns the predictions with their labels.
   *
   * @param on the columns of the key, in both tables
   * @param columns the columns taken from the labels; all but the key when empty
   * @param minCoverage the least share of predictions that must have a label
   * @throws SchemaException when a column is missing, in both tables, or of another type
   */
  public static EvaluationInput of(
      Labelling both, List<String> on, List<String> columns, double minCoverage) {
    LabelJoin join = new LabelJoin(both.predictions(), both.labels(), on);
    List<Integer> keys = join.keys(join.labels);
    join.requireSameTypes(keys);
    List<Integer> taken = join.taken(keys, columns);
    taken.forEach(join::requireOnlyLabel);
    return join.joined(both, keys, taken, minCoverage);
  }

  /**
   * The two tables.
   *
   * @param predictions the rows that are evaluated
   * @param labels the rows that hold labels
   */
  public record Labelling(Dataset<Row> predictions, Dataset<Row> labels) {}

  private List<Integer> keys(InputColumns columns) {
    return on.stream().map(name -> columns.position(name, USE)).toList();
  }

  private void requireSameTypes(List<Integer> keys) {
    List<Integer> ofPredictions = keys(predictions);
    for (int i = 0; i < on.size(); i++) {
      DataType left = predictions.type(ofPredictions.get(i));
      DataType right = labels.type(keys.get(i));
      if (!areComparable(left, right)) {
        throw new SchemaException(
            "column '"
                + on.get(i)
                + "' (labels.on) is "
                + left.simpleString()
                + " in the input but "
                + right.simpleString()
                + " in labels; cast one of them, for example by labels.sql");
      }
    }
  }

  /**
   * Whether equal values of the two types are found, and each of them has one key: text that looks
   * like a number is not one, and above 2⁵³ several whole numbers are equal to one double.
   */
  private static boolean areComparable(DataType left, DataType right) {
    return left.equals(right)
        || (left instanceof NumericType
            && right instanceof NumericType
            && isBinary(left) == isBinary(right))
        || (left instanceof StringType && right instanceof StringType);
  }

  private static boolean isBinary(DataType type) {
    return type instanceof FloatType || type instanceof DoubleType;
  }

  private List<Integer> taken(List<Integer> keys, List<String> columns) {
    Set<Integer> taken = new LinkedHashSet<>();
    if (columns.isEmpty()) {
      for (int i = 0; i < labels.size(); i++) {
        taken.add(i);
      }
      keys.forEach(taken::remove);
      return List.copyOf(taken);
    }
    for (String column : columns) {
      int position = labels.position(column, "labels.columns");
      if (keys.contains(position)) {
        throw new SchemaException(
            "labels.columns names '"
                + column
                + "', a column of the key, which the input has already; leave it out");
      }
      taken.add(position);
    }
    return List.copyOf(taken);
  }

  private void requireOnlyLabel(int position) {
    String name = labels.name(position);
    if (!predictions.positions(name).isEmpty()) {
      throw new SchemaException(
          "column '"
              + name
              + "' is in the input and in labels; take it from one of them, by naming the others in"
              + " labels.columns or by input.sql");
    }
  }

  private EvaluationInput joined(
      Labelling both, List<Integer> keys, List<Integer> taken, double minCoverage) {
    List<Column> left = new ArrayList<>();
    List<Column> selected = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      left.add(predictions.column(i).as("_p" + i));
      selected.add(col("_p" + i).as(predictions.name(i)));
    }
    for (int i : taken) {
      selected.add(col("_l" + i).as(labels.name(i)));
    }
    selected.add(coalesce(col("_n"), lit(0L)).as(markName()));
    List<Integer> ofPredictions = keys(predictions);
    Column condition = lit(true);
    for (int i = 0; i < keys.size(); i++) {
      condition = condition.and(col("_p" + ofPredictions.get(i)).equalTo(col("_l" + keys.get(i))));
    }
    Dataset<Row> rows =
        both.predictions()
            .select(left.toArray(new Column[0]))
            .join(grouped(both.labels(), keys, taken), condition, "left_outer")
            .select(selected.toArray(new Column[0]));
    return new EvaluationInput(
        rows,
        Optional.of(new LabelMatches(selected.size() - 1, on, minCoverage)),
        List.of(),
        Map.of());
  }

  /** Returns the labels, one row for each key. */
  private Dataset<Row> grouped(Dataset<Row> rows, List<Integer> keys, List<Integer> taken) {
    List<Column> columns = new ArrayList<>();
    List<Column> by = new ArrayList<>();
    Column known = lit(true);
    for (int key : keys) {
      columns.add(labels.column(key).as("_l" + key));
      by.add(col("_l" + key));
      known = known.and(labels.column(key).isNotNull());
    }
    List<Column> aggregates = new ArrayList<>();
    for (int i : taken) {
      columns.add(labels.column(i).as("_l" + i));
      aggregates.add(first(col("_l" + i)).as("_l" + i));
    }
    return rows.filter(known)
        .select(columns.toArray(new Column[0]))
        .groupBy(by.toArray(new Column[0]))
        .agg(count(lit(1)).as("_n"), aggregates.toArray(new Column[0]));
  }

  /** Returns a name that no column has. */
  private String markName() {
    String name = "_labels";
    while (!predictions.positions(name).isEmpty() || !labels.positions(name).isEmpty()) {
      name = "_" + name;
    }
    return name;
  }
}
