package io.sparkloss.spark.columnar.sums;

import io.sparkloss.spark.columnar.batch.BatchTask;
import io.sparkloss.spark.columnar.batch.GroupKeys;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;

/**
 * Single costs from batches: {@code mse}, {@code cost_stats} and all other functions of one cost.
 *
 * @since 0.1.0
 */
public final class CostBatches {

  private CostBatches() {}

  /**
   * Returns what tasks do, or empty when costs have to be computed row by row.
   *
   * @param functions the functions, over columns of the batches
   * @param keys by what rows are grouped
   * @param columns the columns of the batches
   */
  public static Optional<BatchTask> task(
      List<AggregateFunction> functions, GroupKeys keys, List<Attribute> columns) {
    List<Integer> ordinals = keys.sets().get(0).stream().map(GroupKeys.Key::ordinal).toList();
    if (keys.sets().size() > 1 || ordinals.contains(GroupKeys.Key.CONSTANT)) {
      return Optional.empty();
    }
    return new BatchCompiler(columns)
        .compile(functions)
        .map(
            form ->
                new CostTask(form, columns.stream().map(Attribute::dataType).toList(), ordinals));
  }
}
