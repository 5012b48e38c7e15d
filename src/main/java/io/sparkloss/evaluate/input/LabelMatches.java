package io.sparkloss.evaluate.input;

import static org.apache.spark.sql.functions.col;

import io.sparkloss.spark.bundle.Bundles;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many labels each prediction found: a column of counts beside the predictions.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param position where the column of counts stands
 * @param on the columns by which labels were found
 * @param minCoverage the least share of predictions that must have a label
 * @since 0.1.0
 */
public record LabelMatches(int position, List<String> on, double minCoverage) {

  /** Keeps its own copy of the columns. */
  public LabelMatches {
    on = List.copyOf(on);
  }

  /** Returns whether a prediction has a label. */
  public Column isLabelled(Dataset<Row> rows) {
    return count(rows).gt(0);
  }

  /** Returns whether a prediction has more than one label. */
  public Column isAmbiguous(Dataset<Row> rows) {
    return count(rows).gt(1);
  }

  /** Returns the predictions that have a label. */
  Dataset<Row> labelled(Dataset<Row> rows) {
    return rows.filter(isLabelled(rows));
  }

  /**
   * Returns the first keys with more than one label, in words; a query of its own, on the way to
   * failing.
   */
  public List<String> ambiguousKeys(Dataset<Row> rows, int limit) {
    InputColumns columns = new InputColumns(rows);
    List<Column> selected = new ArrayList<>();
    List<Column> keys = new ArrayList<>();
    for (String key : on) {
      selected.add(columns.column(columns.position(key, "labels.on")).as("_k" + keys.size()));
      keys.add(col("_k" + keys.size()));
    }
    selected.add(count(rows).as("_n"));
    return rows
        .filter(isAmbiguous(rows))
        .select(selected.toArray(new Column[0]))
        .distinct()
        .orderBy(keys.toArray(new Column[0]))
        .limit(limit)
        .collectAsList()
        .stream()
        .map(this::text)
        .toList();
  }

  private String text(Row row) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < on.size(); i++) {
      parts.add(on.get(i) + " " + row.get(i));
    }
    return String.join(", ", parts) + ": " + row.getLong(on.size()) + " labels";
  }

  private Column count(Dataset<Row> rows) {
    return Bundles.columns(rows).get(position);
  }
}
