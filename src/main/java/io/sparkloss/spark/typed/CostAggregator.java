package io.sparkloss.spark.typed;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.spark.adapter.ScalarAdapter;
import io.sparkloss.spark.aggregate.sums.Weights;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * Feeds samples to a {@link CostAccumulator}. Samples with a null, or with a null weight, are left
 * out; NaN gives NaN; a sample outside the domain of the loss, or a bad weight, raises an error.
 *
 * @param <I> the samples
 * @param <O> what is reported
 * @since 0.1.0
 */
public abstract class CostAggregator<I extends Sample, O>
    extends Aggregator<I, CostAccumulator, O> {

  private static final long serialVersionUID = 1L;

  private final ScalarAdapter adapter;
  private final boolean weighted;

  /** Creates the aggregator of a loss; {@code weighted} where samples are weighted ones. */
  protected CostAggregator(ScalarLoss loss, boolean weighted) {
    this.adapter = new ScalarAdapter(loss, loss.name());
    this.weighted = weighted;
  }

  /** Returns the loss. */
  protected final ScalarLoss loss() {
    return adapter.loss();
  }

  @Override
  public final CostAccumulator zero() {
    return weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
  }

  @Override
  public final CostAccumulator reduce(CostAccumulator accumulator, I sample) {
    Double label = sample.getLabel();
    Double prediction = sample.getPrediction();
    Double weight = sample instanceof WeightedSample own && weighted ? own.getWeight() : 1.0;
    if (label != null && prediction != null && weight != null) {
      accumulator.add(
          adapter.value(label, prediction),
          new Weights(loss().name()).checked(weight),
          adapter.clipped(label, prediction));
    }
    return accumulator;
  }

  @Override
  public final CostAccumulator merge(CostAccumulator accumulator, CostAccumulator other) {
    accumulator.merge(other);
    return accumulator;
  }

  @Override
  public final Encoder<CostAccumulator> bufferEncoder() {
    return Encoders.javaSerialization(CostAccumulator.class);
  }
}
