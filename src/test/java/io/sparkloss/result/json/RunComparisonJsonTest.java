package io.sparkloss.result.json;

import static io.sparkloss.result.compare.Runs.entry;
import static io.sparkloss.result.compare.Runs.estimate;
import static io.sparkloss.result.compare.Runs.evaluation;
import static io.sparkloss.result.compare.Runs.origin;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.entry.Slice;
import org.junit.jupiter.api.Test;

class RunComparisonJsonTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Evaluation BEFORE =
      evaluation(
          "a",
          entry("t", "m", "squared_error", Slice.OVERALL, estimate(1, 3, Double.NaN)),
          entry("t", "m", "squared_error", origin(null), estimate(1, 3, Double.NaN)));

  private static final Evaluation AFTER =
      evaluation(
          "b",
          entry("t", "m", "squared_error", Slice.OVERALL, estimate(2, 5, 1)),
          entry("t", "m", "squared_error", origin("x"), estimate(2, 5, 1)),
          entry("t", "new", "squared_error", Slice.OVERALL, estimate(2, 5, 1)));

  /** The midpoint of both costs is 4: NULL left with -(3 - 4), and x entered with 5 - 4. */
  @Test
  void everythingIsThereAndNullsDiffer() throws Exception {
    JsonNode json = MAPPER.readTree(RunComparisonJson.write(RunComparison.of(BEFORE, AFTER)));

    assertThat(json)
        .isEqualTo(
            MAPPER.readTree(
                """
                {"schema_version": 1,
                 "run_1": {"run": "a", "evaluated_at": "2026-01-02T03:04:05Z",
                           "confidence": 0.95},
                 "run_2": {"run": "b", "evaluated_at": "2026-01-02T03:04:05Z",
                           "confidence": 0.95},
                 "confidence": 0.95,
                 "changes": [
                  {"target": "t", "model": "m", "loss": "squared_error",
                   "cost_1": {"count": 1, "weight": 1.0, "cost": 3.0, "std_error": null,
                              "ci_low": null, "ci_high": null, "doubtful": false,
                              "clipped_count": 0, "clipped_share": 0.0},
                   "cost_2": {"count": 2, "weight": 2.0, "cost": 5.0, "std_error": 1.0,
                              "ci_low": 3.0, "ci_high": 7.0, "doubtful": false,
                              "clipped_count": 0, "clipped_share": 0.0},
                   "change": {"value": 2.0, "std_error": null, "ci_low": null, "ci_high": null,
                              "doubtful": false},
                   "slicings": [
                    {"columns": ["origin"], "change": 2.0, "mix": 0.0, "rate": 0.0,
                     "rate_std_error": null, "entered": 1.0, "left": 1.0, "rounding": 0.0,
                     "slices": [
                      {"slice": {"origin": null}, "kind": "left", "mix": 0.0, "rate": 0.0,
                       "rate_std_error": null, "turnover": 1.0,
                       "run_1": {"weight_share": 1.0, "cost": 3.0, "contribution": 3.0,
                                 "excess": 0.0, "cost_share": null},
                       "run_2": null},
                      {"slice": {"origin": "x"}, "kind": "entered", "mix": 0.0, "rate": 0.0,
                       "rate_std_error": null, "turnover": 1.0,
                       "run_1": null,
                       "run_2": {"weight_share": 1.0, "cost": 5.0, "contribution": 5.0,
                                 "excess": 0.0, "cost_share": null}}]}],
                   "notes": []}],
                 "only_run_1": [],
                 "only_run_2": [
                  {"target": "t", "model": "new", "loss": "squared_error", "columns": []}]}
                """));
  }
}
