package io.sparkloss.spark.bundle;

import io.sparkloss.loss.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * The columns of some data by name. A name is taken as it stands, dots and quotes included, by the
 * session's rule for upper and lower case; the column is then known by its position, so no name
 * becomes part of SQL text.
 *
 * <p>Immutable; as safe for use by many threads as the data set is.
 *
 * @since 0.1.0
 */
public final class DataColumns {

  private final String what;
  private final StructField[] fields;
  private final List<Column> columns;
  private final boolean caseSensitive;

  /**
   * Creates the columns.
   *
   * @param what the data in words, for messages
   */
  public DataColumns(String what, Dataset<?> data) {
    this.what = what;
    fields = data.schema().fields();
    columns = Bundles.columns(data);
    caseSensitive = Boolean.parseBoolean(data.sparkSession().conf().get("spark.sql.caseSensitive"));
  }

  /**
   * Returns the position of a column.
   *
   * @param use what the column is for, for messages: {@code label of target delay}
   * @throws IllegalArgumentException when there is none, or more than one
   */
  public int position(String name, String use) {
    List<Integer> found = positions(name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(missing(name, use));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(ambiguous(name, use, found));
    }
    return found.get(0);
  }

  /** Returns the positions of all columns of a name; empty when there is none. */
  public List<Integer> positions(String name) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i].name();
      if (caseSensitive ? field.equals(name) : field.equalsIgnoreCase(name)) {
        found.add(i);
      }
    }
    return found;
  }

  /**
   * Returns the form of a column.
   *
   * @param accepts which forms will do
   * @throws IllegalArgumentException when there is no such column, or it is of another form
   */
  public ColumnForm form(ColumnUse wanted, Predicate<ColumnForm> accepts) {
    DataType type = type(position(wanted.name(), wanted.use()));
    ColumnForm form = ColumnForm.of(type);
    if (form == null || !accepts.test(form)) {
      throw new IllegalArgumentException(
          "column '"
              + wanted.name()
              + "' ("
              + wanted.use()
              + ") is "
              + type.simpleString()
              + " but must be "
              + wanted.mustBe());
    }
    return form;
  }

  /**
   * A column and what it is for.
   *
   * @param name its name
   * @param use what it is for, for messages: {@code label of target delay}
   * @param mustBe what it must hold in words, with a remedy
   */
  public record ColumnUse(String name, String use, String mustBe) {}

  private String missing(String name, String use) {
    List<String> names = List.of(fields).stream().map(StructField::name).toList();
    return what
        + " has no column '"
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
        what + " has two columns for '" + name + "' (" + use + "): '" + first + "' and '" + second;
    return first.equals(second)
        ? start + "'; rename one of them"
        : start + "'; rename one of them, or set spark.sql.caseSensitive to true";
  }

  /** Returns the type of the column at a position. */
  public DataType type(int position) {
    return fields[position].dataType();
  }

  /** Returns the name of the column at a position. */
  public String name(int position) {
    return fields[position].name();
  }

  /** Returns the column at a position. */
  public Column column(int position) {
    return columns.get(position);
  }

  /** Returns how many columns there are. */
  public int size() {
    return fields.length;
  }
}
