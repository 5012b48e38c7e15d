package io.sparkloss.spark.typed;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.spark.aggregate.StatsFields;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Reports the cost with its uncertainty, with the fields of {@code cost_stats}.
 *
 * @param <I> the samples
 * @since 0.1.0
 */
public final class StatsAggregator<I extends Sample> extends CostAggregator<I, Row> {

  private static final long serialVersionUID = 1L;

  /** Creates the aggregator of a loss; {@code weighted} where samples are weighted ones. */
  public StatsAggregator(ScalarLoss loss, boolean weighted) {
    super(loss, weighted);
  }

  @Override
  public Row finish(CostAccumulator accumulator) {
    return RowFactory.create(StatsFields.values(accumulator, CostOptions.of(loss())));
  }

  @Override
  public Encoder<Row> outputEncoder() {
    return Encoders.row(StatsFields.TYPE);
  }
}
