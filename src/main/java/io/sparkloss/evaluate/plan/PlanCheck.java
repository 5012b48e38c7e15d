package io.sparkloss.evaluate.plan;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.loss.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks of a plan that need no data. */
final class PlanCheck {

  private static final String TWO_ROWS =
      "compare two columns of one row, but in long form the models stand in different rows;"
          + " read the input with a SQL PIVOT by model, and name its columns as models";

  private PlanCheck() {}

  /** Returns the plan with the losses of its gates in canonical form. */
  static EvaluationPlan checked(EvaluationPlan plan) {
    if (plan.run().isBlank()) {
      throw new PlanException("run", "is blank; name the run, for example flights-2001-06");
    }
    if (plan.targets().isEmpty()) {
      throw new PlanException("targets", "is empty; name at least one");
    }
    Target.requireDistinct("targets", plan.targets().stream().map(Target::name).toList());
    numbers(plan);
    slices(plan);
    longForm(plan);
    baselines(plan);
    details(plan);
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < plan.gates().size(); i++) {
      gates.add(GateCheck.checked("gates[" + i + "]", plan, plan.gates().get(i)));
    }
    return new EvaluationPlan(
        plan.run(),
        plan.targets(),
        plan.rows(),
        plan.slices(),
        plan.quality(),
        gates,
        plan.baselines(),
        plan.details(),
        plan.confidence(),
        plan.source());
  }

  private static void numbers(EvaluationPlan plan) {
    if (!(plan.confidence() > 0 && plan.confidence() < 1)) {
      throw new PlanException(
          "confidence", "is " + plan.confidence() + " but must lie between 0 and 1, as 0.95 does");
    }
    double coverage = plan.quality().minCoverage();
    if (!(coverage >= 0 && coverage <= 1)) {
      throw new PlanException("min_coverage", "is " + coverage + " but must lie in [0, 1]");
    }
    double tolerance = plan.quality().sumTolerance().orElse(0);
    if (!(tolerance >= 0)) {
      throw new PlanException("sum_tolerance", "is " + tolerance + " but must be at least 0");
    }
    maxInvalid(plan.quality());
  }

  private static void maxInvalid(EvaluationPlan.Quality quality) {
    if (quality.onInvalid() == OnInvalid.FAIL && !quality.maxInvalid().isEmpty()) {
      throw new PlanException(
          "max_invalid",
          "says how many rows may be refused, but under on_invalid: fail none may; set on_invalid:"
              + " skip");
    }
    List<String> known = MaxInvalid.reasons();
    quality
        .maxInvalid()
        .byReason()
        .keySet()
        .forEach(
            reason -> {
              if (!known.contains(reason)) {
                throw new PlanException(
                    "max_invalid." + reason, "is no reason" + Names.hint(reason, known));
              }
            });
  }

  private static void slices(EvaluationPlan plan) {
    Set<Set<String>> seen = new HashSet<>();
    for (int i = 0; i < plan.slices().size(); i++) {
      List<String> slice = plan.slices().get(i);
      String path = "slices[" + i + "]";
      if (slice.isEmpty()) {
        throw new PlanException(path, "is empty; the overall costs are there without being asked");
      }
      Target.requireDistinct(path, slice);
      if (!seen.add(new HashSet<>(slice))) {
        throw new PlanException(path, slice + " stands twice; name each slice once");
      }
    }
  }

  private static void longForm(EvaluationPlan plan) {
    if (!plan.isLongForm()) {
      return;
    }
    for (Target target : plan.targets()) {
      if (target.models().size() > 1) {
        throw new PlanException(
            "targets." + target.name() + ".models",
            "the column "
                + plan.rows().modelColumn()
                + " names the models, so one set of columns serves them all; give one");
      }
    }
    for (int i = 0; i < plan.gates().size(); i++) {
      if (plan.gates().get(i).isPaired()) {
        throw new PlanException("gates[" + i + "]", TWO_ROWS);
      }
    }
    plan.baselines()
        .keySet()
        .forEach(
            target -> {
              throw new PlanException("targets." + target + ".baseline", TWO_ROWS);
            });
  }

  private static void details(EvaluationPlan plan) {
    Details details = plan.details();
    if (details.needsKey() && plan.rows().key().isEmpty()) {
      throw new PlanException(
          "details." + (details.worstRows() > 0 ? "worst_rows" : "replicates"),
          "needs the key of a row; name its columns, as in key: [flight_id]");
    }
    if (details.replicates() > 0 && details.calibration().isEmpty()) {
      throw new PlanException(
          "details.replicates", "are for the calibration error; give calibration, too");
    }
    if (details.replicates() > 0
        && (plan.rows().cluster() != null || plan.rows().weightKind() == WeightKind.FREQUENCY)) {
      throw new PlanException(
          "details.replicates",
          "draw rows one by one, which is wrong where they come by clusters or weights are"
              + " frequencies; leave out replicates, or cluster and weight_kind");
    }
    if (details.calibration().isPresent()) {
      plan.targets().forEach(PlanCheck::calibrated);
    }
  }

  private static void calibrated(Target target) {
    List<PlannedLoss> probabilistic =
        target.losses().stream().filter(PlannedLoss::hasProbabilities).toList();
    if (!probabilistic.isEmpty()
        && probabilistic.stream().allMatch(loss -> loss.policy().hasClassWeights())) {
      throw new PlanException(
          "targets." + target.name() + ".losses",
          "weigh classes, but calibration needs a loss of rows as they are; add brier_loss");
    }
  }

  private static void baselines(EvaluationPlan plan) {
    plan.baselines()
        .forEach(
            (name, model) -> {
              Target target = GateCheck.target("targets", plan, name);
              GateCheck.requireModel("targets." + name + ".baseline", target, model);
            });
  }
}
