package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.json.RollupJson;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import io.sparkloss.result.rollup.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollupTableTest {

  private static final Span FIRST =
      new Span("2001-W22", LocalDate.of(2001, 6, 1), LocalDate.of(2001, 6, 3));
  private static final Span SECOND =
      new Span("2001-W23", LocalDate.of(2001, 6, 4), LocalDate.of(2001, 6, 10));
  private static final Slice ATL = Slice.of(Map.of("origin", "ATL"));

  /**
   * Differences -1, -1, 0, 0: mean -1/2, variance 1/3, standard error √(1/12); t.ppf(0.975, 3) is
   * 3.182, so the interval is -1/2 ± 0.919.
   */
  private static final PairedAccumulator PAIRS = PairedAccumulator.unweighted();

  static {
    PAIRS.add(0, 1);
    PAIRS.add(2, 3);
    PAIRS.add(4, 4);
    PAIRS.add(5, 5);
  }

  private static RolledCost cost(Slice slice, Span span, Estimate estimate) {
    return new RolledCost(
        new RolledCost.Name("flights-${date}", "delay", "trees", "rmse"),
        slice,
        span,
        estimate,
        new Usage(9, 9, Map.of(), 1, Double.NaN, 0),
        new CostBasis(
            CostState.of(LossIdentity.UNNAMED, CostAccumulator.unweighted()),
            Transform.SQUARE_ROOT,
            WeightKind.SAMPLING,
            0));
  }

  private static Estimate estimate(double cost) {
    return new Estimate(9, 9, cost, 0.5, cost - 1, cost + 1, false, 0, 0);
  }

  private static Rollup rollup() {
    RolledCost departed = cost(ATL, SECOND, estimate(12.345));
    return new Rollup(
        "s3a://bucket/costs",
        new Rollup.Asked("week", List.of("origin"), Map.of(), Map.of("flights-${date}", 0.95)),
        List.of(cost(ATL, FIRST, estimate(9)), departed),
        List.of(
            new RolledComparison(
                departed.name(),
                "mean",
                ATL,
                FIRST,
                PAIRS.result(CostOptions.UNNAMED),
                CostState.of(LossIdentity.UNNAMED, LossIdentity.UNNAMED, PAIRS))),
        List.of(new Departure(departed.name(), ATL, SECOND, estimate(3.345))),
        List.of(),
        List.of());
  }

  @Test
  void costsStandInTheOrderOfTimeAndDeparturesBelow() {
    assertThat(RollupTable.render(rollup()))
        .isEqualTo(
            """
            history s3a://bucket/costs

            flights-${date}, delay: rmse
              model and slice             week               cost              95 % interval
              trees, origin=ATL           2001-W22           9.00              [8.00, 10.00]
            ! trees, origin=ATL           2001-W23          12.35             [11.35, 13.35]
            trees, origin=ATL: 2001-W23 is the first that left the band of those before it:
              difference 3.35 [2.35, 4.35]
            trees, origin=ATL less mean, 2001-W22: -0.50 [-1.42, 0.42] ?, not significant,
              lower in 50% of rows, equal in 50%

            ? few rows for losses so unequal, or few clusters: the interval may cover less
            """);
  }

  @Test
  void jsonHoldsWhatWasAskedAndWhatWasFound() {
    assertThat(RollupJson.write(rollup()))
        .contains(
            "\"by\" : \"week\"",
            "\"slices\" : [ \"origin\" ]",
            "\"flights-${date}\" : 0.95",
            "\"span\" : \"2001-W23\"",
            "\"first_period\" : \"2001-06-04\"",
            "\"weight_coverage\" : null",
            "\"baseline\" : \"mean\"",
            "\"won_share\" : 0.5",
            "\"transform\" : \"square_root\"",
            "\"departures\" : [ {");
  }
}
