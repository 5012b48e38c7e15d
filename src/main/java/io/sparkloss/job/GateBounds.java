package io.sparkloss.job;

import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.result.rollup.GateBound;
import io.sparkloss.result.rollup.RolledCost;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The numbers that the gates of evaluation files hold costs against in every run alike. */
final class GateBounds {

  private GateBounds() {}

  /** Returns those of the runs of some series; a series that several runs share has them once. */
  static List<GateBound> of(List<EvaluationRun> runs, Set<String> series) {
    List<GateBound> bounds = new ArrayList<>();
    for (EvaluationRun run : runs) {
      String own = run.history().orElseThrow().series();
      if (series.contains(own)) {
        run.plan().gates().forEach(gate -> add(own, gate, bounds));
      }
    }
    return bounds.stream().distinct().toList();
  }

  private static void add(String series, Gate gate, List<GateBound> bounds) {
    boolean everySlice = gate.scope().where() instanceof Scope.Where.EverySlice;
    OptionalDouble value = value(gate.condition());
    if (value.isPresent() && (everySlice || gate.scope().isOverall())) {
      bounds.add(
          new GateBound(
              new RolledCost.Name(series, gate.target(), gate.candidate(), gate.loss()),
              everySlice,
              gate.condition().text(),
              value.getAsDouble()));
    }
  }

  private static OptionalDouble value(Condition condition) {
    if (condition instanceof Condition.AtMost atMost) {
      return OptionalDouble.of(atMost.bound());
    }
    if (condition instanceof Condition.AtLeast atLeast) {
      return OptionalDouble.of(atLeast.bound());
    }
    return condition instanceof Condition.NotWorse notWorse
            && notWorse.baseline() instanceof Baseline.Constant constant
        ? OptionalDouble.of(
            notWorse.margin().factor() * constant.value() + notWorse.margin().offset())
        : OptionalDouble.empty();
  }
}
