package io.sparkloss.evaluate.rollup;

import io.sparkloss.cost.difference.UnpairedDifference;
import io.sparkloss.evaluate.decision.Holm;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledBand;
import io.sparkloss.result.rollup.RolledCost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Finds the first span of a cost that left the band of the spans before it: the interval of its
 * cost less that of all spans before it together (Welch's, for the rows are others) does not hold
 * 0.
 *
 * <p>Every span but the first is such a test, so a span is found only where it stays found under
 * Holm's correction for their number. A cost that is not a finite number, and one of fewer than two
 * rows, has no interval and is never found; the former is no part of the band either. Where rows
 * were weighed in another way from a span on, the band begins anew with it.
 *
 * <p>Source: B. L. Welch (1947), doi:10.1093/biomet/34.1-2.28; S. Holm, A simple sequentially
 * rejective multiple test procedure (1979), Scandinavian Journal of Statistics 6, 65–70.
 */
record Band(Map<String, Double> confidence) {

  private record Line(RolledCost.Name name, Slice slice) {}

  /** Returns the first span found of each cost; costs must be in the order of time. */
  List<Departure> departures(List<RolledCost> costs) {
    return lines(costs).stream().map(this::first).flatMap(Optional::stream).toList();
  }

  /**
   * Returns the band of each span that has others before it, each by itself: what left it is found
   * only under the correction for all. Costs must be in the order of time.
   */
  List<RolledBand> bands(List<RolledCost> costs) {
    List<RolledBand> bands = new ArrayList<>();
    for (List<RolledCost> line : lines(costs)) {
      double asked = asked(line);
      for (Test test : tests(line)) {
        RolledCost cost = test.cost();
        double lower = cost.estimate().cost() - test.difference().upper(asked);
        double upper = cost.estimate().cost() - test.difference().lower(asked);
        if (!Double.isNaN(lower) && !Double.isNaN(upper)) {
          bands.add(new RolledBand(cost.name(), cost.slice(), cost.span(), lower, upper));
        }
      }
    }
    return bands;
  }

  private static Collection<List<RolledCost>> lines(List<RolledCost> costs) {
    Map<Line, List<RolledCost>> lines = new LinkedHashMap<>();
    for (RolledCost cost : costs) {
      lines
          .computeIfAbsent(new Line(cost.name(), cost.slice()), absent -> new ArrayList<>())
          .add(cost);
    }
    return lines.values();
  }

  private double asked(List<RolledCost> line) {
    return confidence.getOrDefault(line.get(0).name().series(), Double.NaN);
  }

  private Optional<Departure> first(List<RolledCost> line) {
    double asked = asked(line);
    List<Test> tests = tests(line);
    List<DoubleFunction<Boolean>> apart = new ArrayList<>();
    tests.forEach(test -> apart.add(test::isApart));
    return Holm.found(apart, apart.size(), asked).stream()
        .min(Integer::compare)
        .map(tests::get)
        .map(
            found -> {
              RolledCost cost = found.cost();
              Estimate difference = cost.estimate().differing(found.difference(), asked);
              return new Departure(cost.name(), cost.slice(), cost.span(), difference);
            });
  }

  /** Returns the tests of the spans that have others before them. */
  private static List<Test> tests(List<RolledCost> line) {
    List<Test> tests = new ArrayList<>();
    CostBasis before = null;
    for (RolledCost cost : line) {
      if (!(Math.abs(cost.estimate().cost()) <= Double.MAX_VALUE)) {
        continue; // one NaN would be the measure of all later spans
      }
      if (before == null || !before.isLike(cost.basis())) {
        before = cost.basis();
      } else {
        tests.add(new Test(cost, cost.basis().mean().lessOther(before.mean(), 1, 0)));
        before = before.merge(cost.basis());
      }
    }
    return tests;
  }

  /** A span, and its cost less that of those before it. */
  private record Test(RolledCost cost, UnpairedDifference difference) {
    boolean isApart(double level) {
      return difference.lower(level) > 0 || difference.upper(level) < 0;
    }
  }
}
