package io.sparkloss.spark.columnar;

import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.spark.aggregate.CostStatsAggregate;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one task.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class BatchWork {

  /**
   * What all tasks are told.
   *
   * @param form what is computed
   * @param types the types of the columns of a batch
   * @param keys the columns that are keys
   */
  record Task(BatchForm form, List<DataType> types, List<Integer> keys) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /** Numbers kept before they are given: some 10 MiB with what goes with them. */
  private static final int MOST_NUMBERS = 1 << 18;

  /** What statistics count for. */
  private static final int STATISTICS = 30;

  private final Task task;
  private final DataType[] types;
  private final int numbersPerGroup;
  private final @Nullable GroupSlots groups;
  private final BatchGroups rows = new BatchGroups();
  private RowSetSums[] sums = new RowSetSums[0];

  BatchWork(Task task) {
    this.task = task;
    this.numbersPerGroup =
        task.form().fields().stream()
            .mapToInt(field -> field.kind() == BatchForm.Kind.STATISTICS ? STATISTICS : 1)
            .sum();
    this.types = task.types().toArray(DataType[]::new);
    int[] keys = task.keys().stream().mapToInt(Integer::intValue).toArray();
    this.groups = keys.length == 0 ? null : new GroupSlots(keys, types);
    clear();
  }

  /** Adds the rows of a batch that the mask lets through. */
  void add(ColumnarBatch batch, boolean @Nullable [] mask) {
    if (groups == null) {
      rows.single(batch.numRows());
    } else {
      int[] slots = groups.of(batch, mask);
      rows.of(slots, batch.numRows(), groups.size(), mask == null);
    }
    for (RowSetSums each : sums) {
      each.add(batch, mask, rows);
    }
  }

  /** Returns how many groups there are: 1 without keys. */
  int groups() {
    return groups == null ? 1 : groups.size();
  }

  /** Returns whether a batch may be added before the groups have to be given. */
  boolean hasRoom() {
    return (long) groups() * numbersPerGroup < MOST_NUMBERS;
  }

  /** Returns the keys of a group and the buffers of the functions, as Spark holds them in rows. */
  InternalRow row(int group, int width) {
    @Nullable Object[] values = new @Nullable Object[width];
    int at = 0;
    for (int key = 0; groups != null && key < task.keys().size(); key++) {
      values[at++] = groups.value(group, key);
    }
    for (BatchForm.Field field : task.form().fields()) {
      values[at++] = value(field, group);
    }
    return new GenericInternalRow(values);
  }

  private Object value(BatchForm.Field field, int group) {
    RowSetSums of = sums[field.rowSet()];
    return switch (field.kind()) {
      case ROWS -> of.rows(group);
      case WEIGHT_HIGH -> of.weight(group).high();
      case WEIGHT_MIDDLE -> of.weight(group).middle();
      case WEIGHT_LOW -> of.weight(group).low();
      case HIGH -> sum(of, field, group).high();
      case MIDDLE -> sum(of, field, group).middle();
      case LOW -> sum(of, field, group).low();
      case LEAST -> of.least(field.places().get(0), group);
      case GREATEST -> of.greatest(field.places().get(0), group);
      case STATISTICS -> CostStatsAggregate.bytes(of.statistics(field.places().get(0), group));
    };
  }

  private static ThreePartSum sum(RowSetSums of, BatchForm.Field field, int group) {
    ThreePartSum sum = new ThreePartSum();
    field.places().forEach(place -> sum.add(of.sum(place, group)));
    return sum;
  }

  /** Forgets all groups and sums. */
  void clear() {
    if (groups != null) {
      groups.clear();
    }
    sums =
        task.form().rowSets().stream()
            .map(rowSet -> new RowSetSums(rowSet, types))
            .toArray(RowSetSums[]::new);
  }
}
