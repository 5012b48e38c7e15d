package io.sparkloss.job.publish;

import io.sparkloss.report.TestEvaluations;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outcomes of runs, made by hand. */
final class Outcomes {

  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private Outcomes() {}

  /** Returns that of a run of the series {@code flights} that passed. */
  static RunOutcome passed(int slices) {
    Evaluation evaluation = TestEvaluations.of(slices);
    return new RunOutcome("june", "flights", AT, 0, "done", "", Optional.of(evaluation));
  }

  /** Returns that of a run whose names are all this text. */
  static RunOutcome named(String text) {
    Evaluation evaluation = TestEvaluations.named(text);
    return new RunOutcome(text, text, AT, 0, "done", "", Optional.of(evaluation));
  }

  /** Returns that of a run with one gate of each verdict. */
  static RunOutcome gated() {
    Evaluation passed = TestEvaluations.of(0);
    List<GateResult> gates =
        List.of(
            passed.gates().get(0),
            gate(passed.gates().get(0), Verdict.FAIL, "above by far"),
            gate(passed.gates().get(0), Verdict.INCONCLUSIVE, "too close"));
    Evaluation evaluation =
        new Evaluation(
            passed.run(),
            passed.evaluatedAt(),
            passed.confidence(),
            passed.provenance(),
            passed.sliceColumns(),
            passed.costs(),
            passed.comparisons(),
            gates,
            passed.dataQuality(),
            passed.details());
    return new RunOutcome(
        "june", "flights", AT, 5, "gate failed", "above by far", Optional.of(evaluation));
  }

  private static GateResult gate(GateResult like, Verdict verdict, String explanation) {
    GateKey key = like.gate();
    GateDecision decision = like.decisions().get(0);
    return new GateResult(
        new GateKey(
            key.target(),
            key.loss(),
            key.candidate(),
            "not " + verdict.key(),
            key.scope(),
            key.baseline()),
        verdict,
        null,
        explanation,
        List.of(
            new GateDecision(
                decision.slice(),
                verdict,
                decision.difference(),
                decision.candidateCost(),
                decision.baselineCost(),
                explanation)));
  }

  /** Returns that of a run that was refused. */
  static RunOutcome refused(String reason) {
    return new RunOutcome("june", "flights", AT, 4, "data refused", reason, Optional.empty());
  }
}
