package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateAdviceTest {

  private static final double NAN = Double.NaN;
  private static final Estimate FINE = estimate(1, 0.5, 1.5);
  private static final Slice ORD = Slice.of(Map.of("origin", "ORD"));

  private static Estimate estimate(double cost, double lower, double upper) {
    return new Estimate(100, 100, cost, 1, lower, upper, false, 0, 0);
  }

  private static GateResult gate(Verdict verdict, List<GateDecision> decisions) {
    GateKey key = new GateKey("delay", "mae", "trees", "not above mean", "overall", "mean");
    return new GateResult(key, verdict, null, "why", decisions);
  }

  private static String advice(Verdict verdict, Estimate excess) {
    return advice(verdict, excess, FINE);
  }

  private static String advice(Verdict verdict, Estimate excess, @Nullable Estimate baseline) {
    GateDecision decision = new GateDecision(Slice.OVERALL, verdict, excess, FINE, baseline, "why");
    return GateAdvice.of(gate(verdict, List.of(decision))).orElseThrow();
  }

  @Test
  void aGateThatPassedNeedsNone() {
    GateDecision decision =
        new GateDecision(Slice.OVERALL, Verdict.PASS, estimate(-1, -2, 0), FINE, FINE, "why");
    assertThat(GateAdvice.of(gate(Verdict.PASS, List.of(decision)))).isEmpty();
  }

  @Test
  void aWorseModelStaysAtHome() {
    assertThat(advice(Verdict.FAIL, estimate(2, 1, 3)))
        .startsWith("do not release trees, stay with mean; ");
  }

  @Test
  void theRowsThatWouldDecideFollowFromTheWidth() {
    // The half-width 4 has to fall to 2, so four times the rows.
    assertThat(advice(Verdict.INCONCLUSIVE, estimate(-2, -6, 2)))
        .isEqualTo(
            "evaluate about 4 times as many rows of the input: if the excess stays, the gate then"
                + " passes");
    // From 3 to 2: 2.25 times, said as no fewer.
    assertThat(advice(Verdict.INCONCLUSIVE, estimate(2, -1, 5)))
        .contains("about 2.3 times", "the gate then fails");
  }

  @Test
  void nextToNothingIsNotWaitedFor() {
    assertThat(advice(Verdict.INCONCLUSIVE, estimate(-0.01, -1, 0.98))).contains("choose a margin");
    assertThat(advice(Verdict.INCONCLUSIVE, estimate(0, -1, 1))).contains("choose a margin");
  }

  @Test
  void withoutIntervalMoreRowsAreNeeded() {
    assertThat(advice(Verdict.INCONCLUSIVE, estimate(-1, NAN, NAN))).startsWith("evaluate more");
  }

  @Test
  void aboveZeroOnlyByItselfIsAMatterOfManySlices() {
    assertThat(advice(Verdict.INCONCLUSIVE, estimate(2, 0.1, 3.9))).startsWith("test fewer slices");
  }

  @Test
  void whatIsNoNumberIsTracedToItsCause() {
    Estimate nothing = new Estimate(0, 0, NAN, NAN, NAN, NAN, true, 0, NAN);
    assertThat(advice(Verdict.FAIL, nothing)).contains("data quality", "no row of the input");
    Estimate infinite = estimate(Double.POSITIVE_INFINITY, NAN, NAN);
    assertThat(advice(Verdict.FAIL, infinite)).contains("worst rows of the input");
    assertThat(advice(Verdict.FAIL, infinite, estimate(NAN, NAN, NAN)))
        .contains("another baseline");
    assertThat(advice(Verdict.FAIL, estimate(-1, -2, 0))).startsWith("evaluate more rows");
    assertThat(GateAdvice.of(gate(Verdict.FAIL, List.of())).orElseThrow()).contains("are there");
  }

  @Test
  void ofManySlicesTheWorstIsMeant() {
    GateDecision open =
        new GateDecision(ORD, Verdict.INCONCLUSIVE, estimate(-2, -6, 2), FINE, FINE, "why");
    GateDecision fine =
        new GateDecision(
            Slice.of(Map.of("origin", "ATL")),
            Verdict.PASS,
            estimate(-2, -3, -1),
            FINE,
            FINE,
            "why");
    assertThat(GateAdvice.of(gate(Verdict.INCONCLUSIVE, List.of(fine, open))).orElseThrow())
        .contains("4 times as many rows of origin=ORD");
  }
}
