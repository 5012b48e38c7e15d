package io.sparkloss.evaluate.binding;

import io.sparkloss.cost.Transform;
import io.sparkloss.cost.group.ClassTerm;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.LossTerm;
import io.sparkloss.cost.group.NumberTerm;
import io.sparkloss.cost.group.PositiveClassTerm;
import io.sparkloss.cost.group.tally.CalibrationTally;
import io.sparkloss.cost.group.tally.DensityTally;
import io.sparkloss.cost.group.tally.ResidualTally;
import io.sparkloss.cost.group.tally.TailTally;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.cost.group.tally.WorstTally;
import io.sparkloss.cost.tail.LossHistogram;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.BrierLoss;
import io.sparkloss.loss.classification.CrossEntropy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tallies that a plan's details need.
 *
 * @param tallies the tallies
 */
record DetailBinding(List<Tally.Plan> tallies) {

  private static final int BITS = LossHistogram.DEFAULT_BITS;

  /**
   * Returns the tallies for the terms of a layout: of each model's residuals, density and
   * calibration one, whatever its losses are. Calibration counts rows as they weigh, not as their
   * classes do.
   *
   * @param layout the terms
   * @param ids what the terms are in the plan
   */
  static DetailBinding of(EvaluationPlan plan, GroupLayout layout, List<TermId> ids) {
    List<Tally.Plan> tallies = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (int term = 0; term < ids.size(); term++) {
      TermId id = ids.get(term);
      if (id.loss().transform() == Transform.IDENTITY) {
        ofLosses(plan, term, id.loss().loss(), tallies);
      }
      if (hasResiduals(layout, term) && seen.add(List.of("pairs", id.target(), id.model()))) {
        ofPairs(plan, term, tallies);
      }
      if (plan.details().calibration().isPresent()
          && hasProbability(layout, term)
          && !layout.label(term).policy().hasClassWeights()
          && seen.add(List.of("calibration", id.target(), id.model()))) {
        tallies.add(calibration(plan, term, layout.isWeighted(term)));
      }
    }
    return new DetailBinding(List.copyOf(tallies));
  }

  private static void ofLosses(EvaluationPlan plan, int term, Loss loss, List<Tally.Plan> tallies) {
    boolean every = plan.details().everySlice();
    if (plan.details().concentration() && loss.nonNegative()) {
      tallies.add(new TailTally.Of(term, BITS, every));
    }
    if (plan.details().worstRows() > 0) {
      int parts = plan.rows().key().size();
      tallies.add(new WorstTally.Of(term, plan.details().worstRows(), parts, every));
    }
  }

  private static void ofPairs(EvaluationPlan plan, int term, List<Tally.Plan> tallies) {
    if (plan.details().residuals()) {
      tallies.add(new ResidualTally.Of(term, BITS, plan.details().everySlice()));
    }
    if (plan.details().density()) {
      tallies.add(new DensityTally.Of(term));
    }
  }

  private static Tally.Plan calibration(EvaluationPlan plan, int term, boolean weighted) {
    return new CalibrationTally.Of(
        term,
        plan.details().calibration().orElseThrow(),
        weighted,
        plan.details().replicates(),
        plan.rows().key().size(),
        plan.rows().weightKind(),
        plan.rows().cluster() != null,
        plan.details().everySlice());
  }

  /** Returns whether a term holds a prediction against a label of the same unit. */
  private static boolean hasResiduals(GroupLayout layout, int term) {
    return layout.terms().get(term) instanceof NumberTerm number
        && number.loss().roles().equals(List.of(Role.PREDICTION));
  }

  private static boolean hasProbability(GroupLayout layout, int term) {
    LossTerm of = layout.terms().get(term);
    boolean ofOne = of.loss() instanceof BinaryCrossEntropy || of.loss() instanceof BrierLoss;
    boolean ofMany = of.loss() instanceof CrossEntropy || of.loss() instanceof BrierLoss;
    return of instanceof ClassTerm
        ? ofMany
        : ofOne && (of instanceof NumberTerm || of instanceof PositiveClassTerm);
  }
}
