package io.sparkloss.evaluate.rollup;

import io.sparkloss.cost.MeanEstimate;
import io.sparkloss.result.CostBasis;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Slice;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledCost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the first span of a cost that left the band of the spans before it: the interval of its
 * cost less that of all spans before it together (Welch's, for the rows are others) does not hold
 * 0.
 *
 * <p>Every span but the first is such a test, so a span is found only where it stays found under
 * Holm's correction for their number. A cost that is NaN, and one of fewer than two rows, has no
 * interval and is never found.
 *
 * <p>Source: B. L. Welch (1947), doi:10.1093/biomet/34.1-2.28; S. Holm, A simple sequentially
 * rejective multiple test procedure (1979), Scandinavian Journal of Statistics 6, 65–70.
 */
record Band(Map<String, Double> confidence) {

  /** Degrees of freedom below which a difference of means is doubtful. */
  private static final int ENOUGH = 99;

  private record Line(RolledCost.Name name, Slice slice) {}

  /** Returns the first span found of each cost; costs must be in the order of time. */
  List<Departure> departures(List<RolledCost> costs) {
    Map<Line, List<RolledCost>> lines = new LinkedHashMap<>();
    for (RolledCost cost : costs) {
      lines
          .computeIfAbsent(new Line(cost.name(), cost.slice()), absent -> new ArrayList<>())
          .add(cost);
    }
    return lines.values().stream().map(this::first).flatMap(Optional::stream).toList();
  }

  private Optional<Departure> first(List<RolledCost> line) {
    List<MeanEstimate> differences = new ArrayList<>();
    CostBasis before = line.get(0).basis();
    for (RolledCost cost : line.subList(1, line.size())) {
      differences.add(cost.basis().mean().lessOther(before.mean(), 1, 0));
      before = before.merge(cost.basis());
    }
    double asked = confidence.getOrDefault(line.get(0).name().series(), Double.NaN);
    return found(differences, asked).stream()
        .min(Integer::compare)
        .map(
            i -> {
              RolledCost cost = line.get(i + 1);
              Estimate difference = estimate(cost.estimate(), differences.get(i), asked);
              return new Departure(cost.name(), cost.slice(), cost.span(), difference);
            });
  }

  private static Set<Integer> found(List<MeanEstimate> differences, double confidence) {
    Set<Integer> rest = new HashSet<>();
    for (int i = 0; i < differences.size(); i++) {
      rest.add(i);
    }
    Set<Integer> found = new HashSet<>();
    boolean more = true;
    while (more && !rest.isEmpty()) {
      double level = 1 - (1 - confidence) / rest.size();
      more = rest.removeIf(i -> isApart(differences.get(i), level) && found.add(i));
    }
    return found;
  }

  private static boolean isApart(MeanEstimate difference, double level) {
    return difference.lower(level) > 0 || difference.upper(level) < 0;
  }

  private static Estimate estimate(Estimate of, MeanEstimate difference, double confidence) {
    return new Estimate(
        of.count(),
        of.weight(),
        difference.mean(),
        difference.standardError(),
        difference.lower(confidence),
        difference.upper(confidence),
        of.doubtful() || !(difference.degrees() >= ENOUGH),
        0,
        0);
  }
}
