package io.sparkloss.spark;

import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.spark.typed.MeanAggregator;
import io.sparkloss.spark.typed.Sample;
import io.sparkloss.spark.typed.StatsAggregator;
import io.sparkloss.spark.typed.WeightedSample;

/**
 * Costs of a {@code Dataset<Sample>} by Spark's public interface for aggregators, for typed code
 * and for platforms that allow no other: {@code samples.select(Costs.of(loss).toColumn())}. With
 * {@code functions.udaf(Costs.of(loss), Sample.encoder())} they are functions of columns.
 *
 * <p>The results are those of the SQL functions, to the bit; these are faster.
 *
 * @since 0.1.0
 */
public final class Costs {

  private Costs() {}

  /** Returns the mean of a loss. */
  public static MeanAggregator<Sample> of(ScalarLoss loss) {
    return new MeanAggregator<>(loss, false);
  }

  /** Returns the weighted mean of a loss. */
  public static MeanAggregator<WeightedSample> weighted(ScalarLoss loss) {
    return new MeanAggregator<>(loss, true);
  }

  /** Returns the mean of a loss with its uncertainty. */
  public static StatsAggregator<Sample> statsOf(ScalarLoss loss) {
    return new StatsAggregator<>(loss, false);
  }

  /** Returns the weighted mean of a loss with its uncertainty. */
  public static StatsAggregator<WeightedSample> weightedStatsOf(ScalarLoss loss) {
    return new StatsAggregator<>(loss, true);
  }
}
