package io.sparkloss.report.figure;

import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The look of models: each has the same in all charts of its target. */
final class Models {

  private final Map<String, List<String>> byTarget = new LinkedHashMap<>();

  Models(Evaluation evaluation) {
    for (CostEntry entry : evaluation.costs()) {
      List<String> models =
          byTarget.computeIfAbsent(entry.key().target(), absent -> new ArrayList<>());
      if (entry.slice().isOverall() && !models.contains(entry.key().model())) {
        models.add(entry.key().model());
      }
    }
  }

  Series series(String target, String model) {
    return new Series(model, Math.max(0, byTarget.getOrDefault(target, List.of()).indexOf(model)));
  }

  /** Returns an estimate as an interval; one whose ends are not in order has none. */
  static Interval interval(Estimate estimate) {
    return estimate.isEmpty()
        ? Interval.missing()
        : estimate.lower() <= estimate.upper()
            ? new Interval(estimate.cost(), estimate.lower(), estimate.upper())
            : Interval.exactly(estimate.cost());
  }
}
