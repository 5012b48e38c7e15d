package io.sparkloss.result.compare;

import io.sparkloss.cost.ShortName;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.difference.MeanEstimate;
import io.sparkloss.cost.difference.UncertainMean;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;

/**
 * The reported cost of an entry with the degrees of freedom of its standard error: those of its
 * basis, which knows weights and clusters. Results of before have no basis and know no clusters:
 * there it is the number of rows less one.
 */
final class ReportedMean {

  private ReportedMean() {}

  static UncertainMean of(CostEntry entry) {
    Estimate estimate = entry.estimate();
    CostBasis basis = entry.basis();
    return basis == null
        ? new MeanEstimate(
            estimate.cost(), estimate.standardError(), (double) (estimate.count() - 1))
        : basis.mean(estimate);
  }

  static Transform transform(CostEntry entry) {
    if (entry.basis() != null) {
      return entry.basis().transform();
    }
    String name = entry.key().loss().split("\\(", 2)[0];
    return ShortName.find(name).map(ShortName::transform).orElse(Transform.IDENTITY);
  }
}
