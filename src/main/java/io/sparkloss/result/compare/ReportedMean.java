package io.sparkloss.result.compare;

import io.sparkloss.cost.MeanEstimate;
import io.sparkloss.cost.ShortName;
import io.sparkloss.cost.Transform;
import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.StudentT;
import io.sparkloss.result.CostBasis;
import io.sparkloss.result.CostEntry;
import io.sparkloss.result.Estimate;

/**
 * The reported cost of an entry with the degrees of freedom of its standard error.
 *
 * <p>Results do not hold the degrees of freedom. They follow from the state of the cost where its
 * standard error is the one reported. Where it is not, the standard error is that of clusters, and
 * the degrees are those with which Student's t gives the interval reported: the number of clusters
 * less one. Results of before states hold none and know no clusters: there it is the number of rows
 * less one.
 */
final class ReportedMean {

  /** The same standard error up to the rounding of another version; clusters move more. */
  private static final double SAME = 1e-9;

  private static final double MOST_CLUSTERS = 1e9;

  private ReportedMean() {}

  static MeanEstimate of(CostEntry entry, double confidence) {
    Estimate estimate = entry.estimate();
    return new MeanEstimate(estimate.cost(), estimate.standardError(), degrees(entry, confidence));
  }

  static Transform transform(CostEntry entry) {
    if (entry.basis() != null) {
      return entry.basis().transform();
    }
    String name = entry.key().loss().split("\\(", 2)[0];
    return ShortName.find(name).map(ShortName::transform).orElse(Transform.IDENTITY);
  }

  private static double degrees(CostEntry entry, double confidence) {
    Estimate estimate = entry.estimate();
    CostBasis basis = entry.basis();
    if (basis == null) {
      return (double) (estimate.count() - 1);
    }
    MeanEstimate mean = basis.mean();
    double error = estimate.standardError();
    boolean same =
        Double.isNaN(error) || Math.abs(mean.standardError() - error) <= SAME * Math.abs(error);
    return same ? mean.degrees() : ofClusters(estimate, basis.transform(), confidence);
  }

  private static double ofClusters(Estimate estimate, Transform transform, double confidence) {
    double cost = inverse(transform, estimate.cost());
    double error = estimate.standardError() / transform.standardError(cost, 1);
    double factor = (inverse(transform, estimate.upper()) - cost) / error;
    double p = (1 + confidence) / 2;
    double low = 1;
    double high = MOST_CLUSTERS;
    while (high - low > 1e-3 * low) {
      double middle = Math.sqrt(low * high);
      if (StudentT.quantile(p, middle) > factor * (1 + SAME)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Double.isNaN(factor) ? Double.NaN : Math.rint(low);
  }

  private static double inverse(Transform transform, double reported) {
    return switch (transform) {
      case IDENTITY -> reported;
      case SQUARE_ROOT -> reported * reported;
      case EXPONENTIAL -> Elementary.ln(reported);
    };
  }
}
