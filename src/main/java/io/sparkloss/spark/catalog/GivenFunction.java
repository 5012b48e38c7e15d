package io.sparkloss.spark.catalog;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.spark.aggregate.StatsFields;
import io.sparkloss.spark.aggregate.sums.Weights;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** {@code cost}, {@code cost_sum} and {@code cost_stats} of a column of losses. */
final class GivenFunction extends CatalogFunction
    implements AggregateFunction<CostAccumulator, @Nullable Object> {

  private static final long serialVersionUID = 1L;

  /** The functions of this class. */
  enum Report {
    /** The mean. */
    COST,
    /** The sum. */
    COST_SUM,
    /** Everything, as a struct. */
    COST_STATS
  }

  private final Report report;

  GivenFunction(String name, Signature signature, Report report) {
    super(name, signature, report == Report.COST_STATS ? StatsFields.TYPE : DataTypes.DoubleType);
    this.report = report;
  }

  @Override
  public CostAccumulator newAggregationState() {
    return isWeighted() ? CostAccumulator.weighted() : CostAccumulator.unweighted();
  }

  @Override
  public CostAccumulator update(CostAccumulator accumulator, InternalRow row) {
    boolean weighted = isWeighted();
    if (!row.isNullAt(0) && !(weighted && row.isNullAt(1))) {
      double weight = weighted ? new Weights(name()).checked(row.getDouble(1)) : 1;
      accumulator.add(row.getDouble(0), weight);
    }
    return accumulator;
  }

  private boolean isWeighted() {
    return signature().kinds().size() == 2;
  }

  @Override
  public CostAccumulator merge(CostAccumulator left, CostAccumulator right) {
    left.merge(right);
    return left;
  }

  @Override
  public @Nullable Object produceResult(CostAccumulator accumulator) {
    CostOptions options = CostOptions.UNNAMED;
    if (report == Report.COST_STATS) {
      return InternalRow.fromSeq(
          CollectionConverters.asScala(Arrays.asList(StatsFields.values(accumulator, options)))
              .toSeq());
    }
    if (accumulator.rows() == 0) {
      return null;
    }
    return report == Report.COST
        ? (Double) accumulator.cost(options).mean()
        : (Double) accumulator.cost(options).sum();
  }
}
