package io.sparkloss.evaluate.table;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.spark.state.CostStates;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The costs of an evaluation as a table: one row for each target, model, loss and slice.
 *
 * <p>{@code state} is that of the mean loss before its {@code transform}, as SQL has it. A state
 * knows nothing of {@code clusters}, which is 0 where rows are independent, nor of weights that are
 * frequencies: there it tells the cost, but no standard error or interval.
 *
 * <p>{@code weight_share}, {@code contribution}, {@code excess} and {@code cost_share} are those of
 * {@link Contribution}: what the slice adds to the cost of all rows.
 *
 * <p>What is not defined is NULL: the cost of no rows, a standard error, an interval, a coverage.
 */
final class CostsTable {

  private static final StructType NUMBERS =
      new StructType()
          .add("count", DataTypes.LongType, false)
          .add("weight", DataTypes.DoubleType)
          .add("cost", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("ci_low", DataTypes.DoubleType)
          .add("ci_high", DataTypes.DoubleType)
          .add("doubtful", DataTypes.BooleanType, false)
          .add("clipped_count", DataTypes.LongType, false)
          .add("clipped_share", DataTypes.DoubleType)
          .add("weight_share", DataTypes.DoubleType)
          .add("contribution", DataTypes.DoubleType)
          .add("excess", DataTypes.DoubleType)
          .add("cost_share", DataTypes.DoubleType)
          .add("rows", DataTypes.LongType, false)
          .add("invalid", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType, false))
          .add("coverage", DataTypes.DoubleType)
          .add("weight_coverage", DataTypes.DoubleType)
          .add("unnormalized", DataTypes.LongType, false)
          .add("transform", DataTypes.StringType)
          .add("weight_kind", DataTypes.StringType)
          .add("clusters", DataTypes.LongType)
          .add("state", CostStates.schema());

  private CostsTable() {}

  static StructType schema(KeyColumns keys) {
    return keys.with(NUMBERS);
  }

  static Row row(KeyColumns keys, CostEntry entry) {
    List<@Nullable Object> values = keys.values(entry.key(), entry.slice());
    Cells.addEstimate(values, entry.estimate());
    addContribution(values, entry.contribution());
    addUsage(values, entry.usage());
    addBasis(values, entry.basis());
    return RowFactory.create(values.toArray());
  }

  private static void addContribution(
      List<@Nullable Object> values, @Nullable Contribution<Slice> contribution) {
    values.add(contribution == null ? null : Cells.defined(contribution.weightShare()));
    values.add(contribution == null ? null : Cells.defined(contribution.contribution()));
    values.add(contribution == null ? null : Cells.defined(contribution.excess()));
    values.add(contribution == null ? null : Cells.defined(contribution.costShare()));
  }

  private static void addUsage(List<@Nullable Object> values, Usage usage) {
    Map<String, Long> invalid = new HashMap<>();
    usage.invalid().forEach((reason, count) -> invalid.put(reason.key(), count));
    values.add(usage.rows());
    values.add(scala.jdk.javaapi.CollectionConverters.asScala(invalid));
    values.add(Cells.defined(usage.coverage()));
    values.add(Cells.defined(usage.weightCoverage()));
    values.add(usage.unnormalized());
  }

  private static CostState state(CostBasis basis) {
    return basis.isClustered() || basis.weightKind() == WeightKind.FREQUENCY
        ? basis.state().withUnknownError()
        : basis.state();
  }

  private static void addBasis(List<@Nullable Object> values, @Nullable CostBasis basis) {
    values.add(basis == null ? null : basis.transform().name().toLowerCase(Locale.ROOT));
    values.add(basis == null ? null : basis.weightKind().name().toLowerCase(Locale.ROOT));
    values.add(basis == null ? null : (Object) basis.clusters());
    values.add(basis == null ? null : CostStates.toRow(state(basis)));
  }
}
