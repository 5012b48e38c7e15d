package io.sparkloss.result.detail;

import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.tail.DensityBin;
import io.sparkloss.cost.tail.Quantile;
import io.sparkloss.result.entry.Slice;
import java.util.List;

/**
 * The residuals y − ŷ of a model, and which noise they look like.
 *
 * @param target the target
 * @param model the model
 * @param slice which rows
 * @param noise how well Gaussian and Laplace noise fit
 * @param outliers what share of the squared error outliers hold
 * @param quantiles quantiles of the residuals
 * @param histogram the bars of their histogram; none in results of before
 * @since 0.1.0
 */
public record ResidualEntry(
    String target,
    String model,
    Slice slice,
    NoiseFit noise,
    OutlierShare outliers,
    List<Quantile> quantiles,
    List<DensityBin> histogram) {
  /** Keeps its own copies. */
  public ResidualEntry {
    quantiles = List.copyOf(quantiles);
    histogram = List.copyOf(histogram);
  }
}
