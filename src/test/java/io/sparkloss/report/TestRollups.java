package io.sparkloss.report;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.GateBound;
import io.sparkloss.result.rollup.RolledBand;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import io.sparkloss.result.rollup.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers from a history made by hand, for reports: days of June 2001 of cost 20, but the third, of
 * cost 30, which left the band, with a gate on all rows and one on slices.
 */
public final class TestRollups {

  private TestRollups() {}

  private static RolledCost cost(String model, int day, double cost) {
    LocalDate date = LocalDate.of(2001, 6, day);
    return new RolledCost(
        new RolledCost.Name("s", "delay", model, "mae"),
        Slice.OVERALL,
        new Span(date.toString(), date, date),
        new Estimate(100, 100, cost, 0.51, cost - 1, cost + 1, false, 0, 0),
        new Usage(110, 100, Map.of(), 0.9, Double.NaN, 0),
        new CostBasis(
            CostState.of(LossIdentity.UNNAMED, CostAccumulator.unweighted()),
            Transform.IDENTITY,
            WeightKind.SAMPLING,
            0));
  }

  /** Returns one of a model over so many days. */
  public static Rollup of(String model, int days) {
    List<RolledCost> costs = new ArrayList<>();
    for (int day = 1; day <= days; day++) {
      costs.add(cost(model, day, day == 3 ? 30 : 20));
    }
    List<Departure> departures = new ArrayList<>();
    if (days > 2) {
      RolledCost third = costs.get(2);
      departures.add(new Departure(third.name(), third.slice(), third.span(), third.estimate()));
    }
    return new Rollup(
        "costs",
        new Rollup.Asked("day", List.of(), Map.of(), Map.of("s", 0.95)),
        costs,
        List.of(),
        departures,
        costs.stream()
            .skip(1)
            .map(of -> new RolledBand(of.name(), of.slice(), of.span(), 18, 22.5))
            .toList(),
        List.of(
            new GateBound(costs.get(0).name(), false, "at most 27", 27),
            new GateBound(costs.get(0).name(), true, "at most 44", 44)));
  }
}
