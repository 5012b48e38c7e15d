package io.sparkloss.evaluate.input;

import io.sparkloss.evaluate.refusal.SchemaException;
import io.sparkloss.spark.bundle.ColumnForm;
import io.sparkloss.spark.bundle.DataColumns;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * The input's columns by name, as {@link DataColumns} finds them.
 *
 * <p>Immutable; as safe for use by many threads as the data set is.
 *
 * @since 0.1.0
 */
public final class InputColumns {

  private final DataColumns columns;

  /** Creates the columns of the input of a plan. */
  public InputColumns(Dataset<Row> input) {
    this("the input", input);
  }

  /**
   * Creates the columns of other data.
   *
   * @param what the data in words, for messages
   */
  InputColumns(String what, Dataset<Row> input) {
    columns = new DataColumns(what, input);
  }

  /**
   * Returns the position of a column.
   *
   * @param use what the column is for, for messages: {@code label of target delay}
   * @throws SchemaException when there is none, or more than one
   */
  public int position(String name, String use) {
    try {
      return columns.position(name, use);
    } catch (IllegalArgumentException e) {
      throw new SchemaException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the form of a column.
   *
   * @param accepts which forms will do
   * @throws SchemaException when the column is missing or of another form
   */
  public ColumnForm form(DataColumns.ColumnUse wanted, Predicate<ColumnForm> accepts) {
    try {
      return columns.form(wanted, accepts);
    } catch (IllegalArgumentException e) {
      throw new SchemaException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the positions of all columns of a name; empty when there is none. */
  List<Integer> positions(String name) {
    return columns.positions(name);
  }

  /** Returns the type of the column at a position. */
  public DataType type(int position) {
    return columns.type(position);
  }

  /** Returns the name of the column at a position. */
  public String name(int position) {
    return columns.name(position);
  }

  /** Returns the column at a position. */
  public Column column(int position) {
    return columns.column(position);
  }

  /** Returns how many columns there are. */
  int size() {
    return columns.size();
  }
}
