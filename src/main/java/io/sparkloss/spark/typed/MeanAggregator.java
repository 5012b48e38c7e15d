package io.sparkloss.spark.typed;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.loss.ScalarLoss;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/**
 * Reports the cost; null for no samples.
 *
 * @param <I> the samples
 * @since 0.1.0
 */
public final class MeanAggregator<I extends Sample> extends CostAggregator<I, @Nullable Double> {

  private static final long serialVersionUID = 1L;

  /** Creates the aggregator of a loss; {@code weighted} where samples are weighted ones. */
  public MeanAggregator(ScalarLoss loss, boolean weighted) {
    super(loss, weighted);
  }

  @Override
  public @Nullable Double finish(CostAccumulator accumulator) {
    return accumulator.rows() == 0
        ? null
        : (Double) accumulator.cost(CostOptions.of(loss())).mean();
  }

  @Override
  public Encoder<@Nullable Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
