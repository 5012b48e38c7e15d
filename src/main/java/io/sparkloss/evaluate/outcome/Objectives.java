package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.objective.Objective;
import io.sparkloss.evaluate.binding.TermId;
import io.sparkloss.evaluate.input.ModelPenalty;
import io.sparkloss.result.entry.ObjectiveEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The objectives of the models that have a penalty: one for each of their losses, but those that
 * report a function of the mean, to which a penalty of the mean's unit cannot be added.
 */
public final class Objectives {

  private Objectives() {}

  /**
   * Returns the objectives, in the order of the terms.
   *
   * @param costs gives the overall cost of a term
   */
  public static List<ObjectiveEntry> of(
      List<TermId> terms, List<ModelPenalty> penalties, IntFunction<Cost> costs) {
    List<ObjectiveEntry> objectives = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      TermId term = terms.get(i);
      for (ModelPenalty penalty : penalties) {
        if (applies(penalty, term)) {
          Objective objective = new Objective(costs.apply(i), penalty.value());
          objectives.add(entry(term, objective));
        }
      }
    }
    return objectives;
  }

  private static boolean applies(ModelPenalty penalty, TermId term) {
    return penalty.target().equals(term.target())
        && penalty.model().equals(term.model())
        && term.loss().transform() == Transform.IDENTITY;
  }

  private static ObjectiveEntry entry(TermId term, Objective objective) {
    return new ObjectiveEntry(
        term.target(),
        term.model(),
        term.loss().call(),
        objective.cost().mean(),
        objective.penalty(),
        objective.value());
  }
}
