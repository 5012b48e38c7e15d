package io.sparkloss.spark.catalog;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.spark.aggregate.StatsFields;
import io.sparkloss.spark.aggregate.sums.Weights;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** {@code cost}, {@code cost_sum} and {@code cost_stats} of a column of losses. */
final class GivenFunction implements AggregateFunction<CostAccumulator, @Nullable Object> {

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

  private final String name;
  private final Signature signature;
  private final Report report;

  GivenFunction(String name, Signature signature, Report report) {
    this.name = name;
    this.signature = signature;
    this.report = report;
  }

  @Override
  public CostAccumulator newAggregationState() {
    return signature.kinds().size() == 2
        ? CostAccumulator.weighted()
        : CostAccumulator.unweighted();
  }

  @Override
  public CostAccumulator update(CostAccumulator accumulator, InternalRow row) {
    boolean weighted = signature.kinds().size() == 2;
    if (!row.isNullAt(0) && !(weighted && row.isNullAt(1))) {
      double weight = weighted ? new Weights(name).checked(row.getDouble(1)) : 1;
      accumulator.add(row.getDouble(0), weight);
    }
    return accumulator;
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

  @Override
  public DataType[] inputTypes() {
    return signature.inputTypes();
  }

  @Override
  public DataType resultType() {
    return report == Report.COST_STATS ? StatsFields.TYPE : DataTypes.DoubleType;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String canonicalName() {
    return "io.sparkloss." + name + signature.types();
  }
}
