package io.sparkloss.evaluate.plan;

import io.sparkloss.cost.Transform;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.loss.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks of a gate that need no data. */
final class GateCheck {

  private GateCheck() {}

  /** Returns the gate with its loss in canonical form. */
  static Gate checked(String path, EvaluationPlan plan, Gate gate) {
    Target target = target(path + ".target", plan, gate.target());
    List<String> calls = target.losses().stream().map(PlannedLoss::call).toList();
    PlannedLoss loss =
        target
            .findLoss(gate.loss())
            .orElseThrow(
                () ->
                    unknown(path + ".loss", "loss of target " + target.name(), gate.loss(), calls));
    if (!plan.isLongForm()) {
      requireModel(path + ".candidate", target, gate.candidate());
    }
    if (gate.condition() instanceof Condition.NotWorse notWorse) {
      notWorse(path, target, loss, gate, notWorse);
    }
    scope(path, plan, gate.scope());
    return gate.withLoss(loss.call());
  }

  /** Returns the target of a name. */
  static Target target(String path, EvaluationPlan plan, String name) {
    List<String> names = plan.targets().stream().map(Target::name).toList();
    return plan.targets().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(path, "target", name, names));
  }

  private static void notWorse(
      String path, Target target, PlannedLoss loss, Gate gate, Condition.NotWorse condition) {
    boolean share = condition.margin() instanceof Margin.Relative;
    if (condition.baseline() instanceof Baseline.Model baseline) {
      requireModel(path + ".baseline", target, baseline.name());
      if (gate.candidate().equals(baseline.name())) {
        throw new PlanException(
            path, "candidate and baseline are both '" + gate.candidate() + "'; name two models");
      }
      if (loss.transform() != Transform.IDENTITY) {
        throw new PlanException(
            path + ".loss",
            loss.call()
                + " is a function of a mean, but a gate compares losses row by row; use "
                + loss.loss().call());
      }
    }
    if (share && !loss.loss().nonNegative()) {
      throw new PlanException(
          path + ".margin",
          "is a share of "
              + loss.call()
              + ", which can be negative; give the margin in the unit of the loss");
    }
    if (share && condition.baseline() instanceof Baseline.Constant of && !(of.value() > 0)) {
      throw new PlanException(
          path + ".margin",
          "is a share of the baseline "
              + of.text()
              + ", which is not above 0; give the margin in the unit of the loss");
    }
  }

  private static void scope(String path, EvaluationPlan plan, Scope scope) {
    if (scope.where() instanceof Scope.Where.EverySlice every) {
      if (plan.slices().isEmpty()) {
        throw new PlanException(
            path + ".slices", "asks for slices, but the run has none; name them in slices");
      }
      for (List<String> slicing : every.slicings()) {
        requireSlicing(path + ".slices", plan, slicing);
      }
      return;
    }
    if (scope.where() instanceof Scope.Where.One one) {
      requireSlicing(path + ".slice", plan, List.copyOf(one.values().keySet()));
    }
    if (scope.skipBelow() > 0) {
      throw new PlanException(
          path + ".skip_slices_below",
          "leaves slices out, but the gate is not over many; give slices, or min_rows instead");
    }
  }

  private static void requireSlicing(String path, EvaluationPlan plan, List<String> columns) {
    Set<String> wanted = new HashSet<>(columns);
    boolean known =
        plan.slices().stream()
            .anyMatch(slice -> slice.size() == columns.size() && wanted.containsAll(slice));
    if (!known) {
      throw new PlanException(
          path,
          "names the columns "
              + columns
              + ", by which the run does not slice; known: "
              + plan.slices());
    }
  }

  static void requireModel(String path, Target target, String model) {
    if (target.findModel(model).isEmpty()) {
      List<String> names = target.models().stream().map(Model::name).toList();
      throw unknown(path, "model of target " + target.name(), model, names);
    }
  }

  private static PlanException unknown(String path, String what, String name, List<String> known) {
    return new PlanException(
        path, "no " + what + " is named '" + name + "'" + Names.quotedHint(name, known));
  }
}
