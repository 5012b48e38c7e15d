package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.cost.group.batch.BatchLosses;
import io.sparkloss.spark.bundle.KeyValue;
import io.sparkloss.spark.columnar.batch.BatchWork;
import io.sparkloss.spark.columnar.batch.GroupKeys;
import io.sparkloss.spark.columnar.batch.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** The costs of a bundle, of one task. */
final class BundleWork implements BatchWork {

  /** Bytes of an accumulator, with the room that its arrays grow by. */
  private static final long BYTES = 256;

  /** Accumulators that a task keeps before it gives them: an eighth of the heap for all tasks. */
  private static final long MOST_ACCUMULATORS =
      Math.max(1 << 16, Runtime.getRuntime().maxMemory() / (8 * BYTES * tasks()));

  /** Bytes of tallies kept before they are given. */
  private static final long MOST_TALLIES = 128L << 20;

  /** Batches from one look at the size of tallies to the next. */
  private static final int BETWEEN = 8;

  private final GroupLayout layout;
  private final List<Integer> ordinals;
  private final DataType[] types;
  private final BundleColumns columns;
  private final BatchLosses losses;
  private final RowLosses rowLosses;
  private final List<Integer> keyOrdinals;
  private final List<DataType> keyTypes;
  private final Selection selection = new Selection();
  private final List<GroupedCosts> costs = new ArrayList<>();
  private int batches;
  private long tallyMemory;
  private @Nullable List<Result> results;

  /** A group, and what holds its costs. */
  private record Result(GroupedCosts of, GroupedCosts.Group group) {}

  BundleWork(BundleTask task) {
    layout = task.layout().group();
    ordinals = task.ordinals();
    types = task.types().toArray(DataType[]::new);
    columns = new BundleColumns(task);
    losses = new BatchLosses(layout);
    rowLosses = new RowLosses(layout);
    keyOrdinals = task.keyOrdinals();
    keyTypes = task.layout().keys();
    spread(task);
  }

  /** Returns how many tasks run beside each other in this process. */
  private static int tasks() {
    int processors = Runtime.getRuntime().availableProcessors();
    SparkEnv environment = SparkEnv.get();
    return environment == null
        ? processors
        : environment.conf().getInt("spark.executor.cores", processors);
  }

  /** Gives each set to the finest set that tells its groups apart. */
  private void spread(BundleTask task) {
    GroupKeys keys = task.keys();
    List<Integer> finestFirst =
        IntStream.range(0, keys.sets().size())
            .boxed()
            .sorted(Comparator.comparing(set -> -keys.columns(set).size()))
            .toList();
    List<List<Integer>> chosen = new ArrayList<>();
    List<List<GroupedCosts.KeySet>> served = new ArrayList<>();
    for (int set : finestFirst) {
      List<Integer> own = keys.columns(set);
      int at = 0;
      while (at < chosen.size() && !chosen.get(at).containsAll(own)) {
        at++;
      }
      if (at == chosen.size()) {
        chosen.add(own);
        served.add(new ArrayList<>());
      }
      served.get(at).add(new GroupedCosts.KeySet(keys.sets().get(set), task.isOfAllRows(set)));
    }
    for (int i = 0; i < chosen.size(); i++) {
      costs.add(new GroupedCosts(layout, chosen.get(i), served.get(i), types));
    }
  }

  @Override
  public void add(ColumnarBatch batch, boolean @Nullable [] mask) {
    results = null;
    int rows = batch.numRows();
    boolean[] taken = new boolean[rows];
    costs.forEach(each -> each.begin(batch, mask));
    selection.of(batch, mask, ordinals, types);
    if (selection.count() > 0 && columns.read(batch, selection, losses.rows())) {
      losses.evaluate();
      selection.keep(losses.kept(), losses.count());
      for (int i = 0; i < selection.count(); i++) {
        taken[selection.row(i)] = true;
      }
      if (selection.count() > 0) {
        losses.rows().setKeys((part, row) -> key(batch, part, selection.row(row)));
        costs.forEach(each -> each.add(selection, losses));
      }
    }
    for (int row = 0; row < rows; row++) {
      if (!taken[row] && (mask == null || mask[row])) {
        addAlone(batch, row);
      }
    }
  }

  /** Adds a row that a cost cannot use, or that fits no array. */
  private void addAlone(ColumnarBatch batch, int row) {
    columns.read(batch, row, rowLosses.values());
    rowLosses.values().setKeys(part -> key(batch, part, row));
    rowLosses.evaluate();
    costs.forEach(each -> each.add(row, rowLosses));
  }

  private @Nullable Comparable<?> key(ColumnarBatch batch, int part, int row) {
    if (keyTypes.get(part) instanceof LongType) {
      ColumnVector column = batch.column(keyOrdinals.get(part));
      return column.isNullAt(row) ? null : (Comparable<?>) column.getLong(row);
    }
    return KeyValue.of(batch.getRow(row), keyOrdinals.get(part), keyTypes.get(part));
  }

  @Override
  public boolean hasRoom() {
    long accumulators = (long) layout.terms().size() + 3L * layout.pairs().size();
    long groups = costs.stream().mapToLong(GroupedCosts::groups).sum();
    if (batches++ % BETWEEN == 0) {
      tallyMemory = costs.stream().mapToLong(GroupedCosts::tallyMemory).sum();
    }
    return groups * accumulators < MOST_ACCUMULATORS && tallyMemory < MOST_TALLIES;
  }

  @Override
  public int rows() {
    return results().size();
  }

  @Override
  public InternalRow row(int index) {
    Result result = results().get(index);
    List<@Nullable Object> values = new ArrayList<>(result.group().keys());
    values.add(result.of().costs(result.group()).toBytes());
    return new GenericInternalRow(values.toArray());
  }

  private List<Result> results() {
    List<Result> found = results;
    if (found == null) {
      found =
          costs.stream()
              .flatMap(each -> each.results().stream().map(group -> new Result(each, group)))
              .toList();
      results = found;
    }
    return found;
  }

  @Override
  public void clear() {
    results = null;
    tallyMemory = 0;
    costs.forEach(GroupedCosts::clear);
  }
}
