package io.sparkloss.evaluate.engine;

import io.sparkloss.evaluate.refusal.SchemaException;
import io.sparkloss.loss.Names;
import io.sparkloss.spark.bundle.Bundles;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * The input's columns by name. A name is taken as it stands, dots and quotes included, by the
 * session's rule for upper and lower case; the column is then known by its position, so no name
 * becomes part of SQL text.
 */
final class InputColumns {

  private final StructField[] fields;
  private final List<Column> columns;
  private final boolean caseSensitive;

  InputColumns(Dataset<Row> input) {
    fields = input.schema().fields();
    columns = Bundles.columns(input);
    caseSensitive =
        Boolean.parseBoolean(input.sparkSession().conf().get("spark.sql.caseSensitive"));
  }

  /**
   * Returns the position of a column.
   *
   * @param use what the column is for, for messages: {@code label of target delay}
   * @throws SchemaException when there is none, or more than one
   */
  int position(String name, String use) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i].name();
      if (caseSensitive ? field.equals(name) : field.equalsIgnoreCase(name)) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      throw new SchemaException(missing(name, use));
    }
    if (found.size() > 1) {
      throw new SchemaException(ambiguous(name, use, found));
    }
    return found.get(0);
  }

  private String missing(String name, String use) {
    List<String> names = List.of(fields).stream().map(StructField::name).toList();
    return "the input has no column '"
        + name
        + "' ("
        + use
        + ")"
        + (names.isEmpty() ? "; it has no columns at all" : Names.quotedHint(name, names));
  }

  private String ambiguous(String name, String use, List<Integer> found) {
    String first = fields[found.get(0)].name();
    String second = fields[found.get(1)].name();
    String start =
        "the input has two columns for '"
            + name
            + "' ("
            + use
            + "): '"
            + first
            + "' and '"
            + second;
    return first.equals(second)
        ? start + "'; rename one of them"
        : start + "'; rename one of them, or set spark.sql.caseSensitive to true";
  }

  DataType type(int position) {
    return fields[position].dataType();
  }

  String name(int position) {
    return fields[position].name();
  }

  Column column(int position) {
    return columns.get(position);
  }
}
