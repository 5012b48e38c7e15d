package io.sparkloss.evaluate.table;

import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.spark.state.CostStates;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of an evaluation as a table: one row for each target, model, loss and slice, with
 * the columns of {@link CostsTable} for these. {@code difference} is the mean of ℓ(model) −
 * ℓ(baseline) over the rows usable for both, with its uncertainty; {@code model_cost} and {@code
 * baseline_cost} are the costs on those rows; {@code state} is that of the paired difference, as
 * SQL has it.
 *
 * <p>What is not defined is NULL.
 */
final class ComparisonsTable {

  private static final StructType NUMBERS =
      new StructType()
          .add("baseline", DataTypes.StringType, false)
          .add("count", DataTypes.LongType, false)
          .add("weight", DataTypes.DoubleType)
          .add("difference", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("ci_low", DataTypes.DoubleType)
          .add("ci_high", DataTypes.DoubleType)
          .add("doubtful", DataTypes.BooleanType, false)
          .add("model_cost", DataTypes.DoubleType)
          .add("baseline_cost", DataTypes.DoubleType)
          .add("won", DataTypes.LongType, false)
          .add("tied", DataTypes.LongType, false)
          .add("won_share", DataTypes.DoubleType)
          .add("tied_share", DataTypes.DoubleType)
          .add("state", CostStates.schema());

  private ComparisonsTable() {}

  static StructType schema(KeyColumns keys) {
    return keys.with(NUMBERS);
  }

  static Row row(KeyColumns keys, Comparison entry) {
    Estimate difference = entry.difference();
    List<@Nullable Object> values = keys.values(entry.key(), entry.slice());
    values.add(entry.baseline());
    values.add(difference.count());
    values.add(difference.weight());
    values.add(Cells.cost(difference));
    values.add(Cells.defined(difference.standardError()));
    values.add(Cells.defined(difference.lower()));
    values.add(Cells.defined(difference.upper()));
    values.add(difference.doubtful());
    values.add(Cells.cost(entry.cost()));
    values.add(Cells.cost(entry.baselineCost()));
    values.add(entry.won());
    values.add(entry.tied());
    values.add(Cells.defined(entry.wonShare()));
    values.add(Cells.defined(entry.tiedShare()));
    values.add(entry.state() == null ? null : CostStates.toRow(entry.state()));
    return RowFactory.create(values.toArray());
  }
}
