package io.sparkloss.spark.columnar.sums;

import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.spark.aggregate.CostStatsAggregate;
import io.sparkloss.spark.columnar.batch.BatchGroups;
import io.sparkloss.spark.columnar.batch.BatchWork;
import io.sparkloss.spark.columnar.batch.GroupSlots;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** The sums of single costs, of one task. */
final class CostWork implements BatchWork {

  /** Numbers kept before they are given: some 10 MiB with what goes with them. */
  private static final int MOST_NUMBERS = 1 << 18;

  /** What statistics count for. */
  private static final int STATISTICS = 30;

  private final CostTask task;
  private final DataType[] types;
  private final int numbersPerGroup;
  private final @Nullable GroupSlots groups;
  private final BatchGroups batchGroups = new BatchGroups();
  private RowSetSums[] sums = new RowSetSums[0];

  CostWork(CostTask task) {
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

  @Override
  public void add(ColumnarBatch batch, boolean @Nullable [] mask) {
    if (groups == null) {
      batchGroups.single(batch.numRows());
    } else {
      int[] slots = groups.of(batch, mask);
      batchGroups.of(slots, batch.numRows(), groups.size(), mask == null);
    }
    for (RowSetSums each : sums) {
      each.add(batch, mask, batchGroups);
    }
  }

  @Override
  public int rows() {
    return groups == null ? 1 : groups.size();
  }

  @Override
  public boolean hasRoom() {
    return (long) rows() * numbersPerGroup < MOST_NUMBERS;
  }

  @Override
  public InternalRow row(int group) {
    int width = task.keys().size() + task.form().fields().size();
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

  @Override
  public final void clear() {
    if (groups != null) {
      groups.clear();
    }
    sums =
        task.form().rowSets().stream()
            .map(rowSet -> new RowSetSums(rowSet, types))
            .toArray(RowSetSums[]::new);
  }
}
