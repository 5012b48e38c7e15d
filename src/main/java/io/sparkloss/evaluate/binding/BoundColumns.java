package io.sparkloss.evaluate.binding;

import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.spark.bundle.ColumnForm;
import io.sparkloss.spark.bundle.DataColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** The columns that losses and weights take, each once, in the form in which they are read. */
final class BoundColumns {

  private final InputColumns input;
  private final Map<Integer, Integer> slots = new LinkedHashMap<>();
  private final List<ColumnForm> forms = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  BoundColumns(InputColumns input) {
    this.input = input;
  }

  /**
   * Returns the slot of a column.
   *
   * @param use what the column is for
   * @param accepts which forms will do
   * @param wanted what they are in words, with a remedy
   * @throws io.sparkloss.evaluate.refusal.SchemaException when the column is missing or of another
   *     type
   */
  int slot(String name, String use, Predicate<ColumnForm> accepts, String wanted) {
    ColumnForm form = input.form(new DataColumns.ColumnUse(name, use, wanted), accepts);
    int position = input.position(name, use);
    DataType type = input.type(position);
    return slots.computeIfAbsent(position, absent -> add(position, form, type));
  }

  private int add(int position, ColumnForm form, DataType type) {
    forms.add(form);
    columns.add(input.column(position).cast(form.readAs(type)).as("_c" + columns.size()));
    return columns.size() - 1;
  }

  ColumnForm form(int slot) {
    return forms.get(slot);
  }

  List<ColumnForm> forms() {
    return List.copyOf(forms);
  }

  List<Column> columns() {
    return List.copyOf(columns);
  }
}
