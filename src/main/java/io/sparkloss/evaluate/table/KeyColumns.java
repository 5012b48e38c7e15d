package io.sparkloss.evaluate.table;

import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.json.EvaluationJson;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns that say what a row of a table is about, which stand before its numbers.
 *
 * @param columns the columns of all slices
 * @param types their types in the table
 */
record KeyColumns(List<SliceColumn> columns, List<DataType> types) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final StructType KEYS =
      new StructType()
          .add("run", DataTypes.StringType, false)
          .add("evaluated_at", DataTypes.TimestampType, false)
          .add("target", DataTypes.StringType, false)
          .add("model", DataTypes.StringType, false)
          .add("loss", DataTypes.StringType, false)
          .add("slice", DataTypes.StringType, false)
          .add("grouping_id", DataTypes.LongType, false);

  /** Returns the schema of a table that has these numbers. */
  StructType with(StructType numbers) {
    StructType schema = KEYS;
    Set<String> taken = new HashSet<>();
    List.of(KEYS.fieldNames()).forEach(taken::add);
    List.of(numbers.fieldNames()).forEach(taken::add);
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      while (!taken.add(name.toLowerCase(Locale.ROOT))) {
        name = "slice_" + name;
      }
      schema = schema.add(name, types.get(i), true);
    }
    for (StructField field : numbers.fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  /** Returns the values of a row before its numbers. */
  List<@Nullable Object> values(EntryKey key, Slice slice) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(key.run());
    values.add(key.evaluatedAt());
    values.add(key.target());
    values.add(key.model());
    values.add(key.loss());
    values.add(EvaluationJson.write(slice));
    values.add(groupingId(slice));
    columns.forEach(column -> values.add(slice.values().get(column.name())));
    return values;
  }

  private long groupingId(Slice slice) {
    long id = 0;
    for (SliceColumn column : columns) {
      id = 2 * id + (slice.values().containsKey(column.name()) ? 0 : 1);
    }
    return id;
  }
}
