package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.result.CostBasis;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Slice;
import io.sparkloss.result.Usage;
import io.sparkloss.result.json.RollupJson;
import io.sparkloss.result.rollup.Departure;
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
        List.of(new Departure(departed.name(), ATL, SECOND, estimate(3.345))));
  }

  @Test
  void costsStandInTheOrderOfTimeAndDeparturesBelow() {
    assertThat(RollupTable.render(rollup()))
        .isEqualTo(
            """
            history s3a://bucket/costs

            flights-${date}, delay: rmse
              model and slice             week               cost              95 % interval
              trees, origin=ATL           2001-W22            9.0                [8.0, 10.0]
            ! trees, origin=ATL           2001-W23           12.3               [11.3, 13.3]
            trees, origin=ATL: 2001-W23 is the first that left the band of those before it:
              difference 3.3 [2.3, 4.3]
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
            "\"transform\" : \"square_root\"",
            "\"departures\" : [ {");
  }
}
