package io.sparkloss.report;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.ObjectiveEntry;
import java.util.List;

/** The objectives of an evaluation: one line for each, that shows the sum. */
final class ObjectiveLines {

  private ObjectiveLines() {}

  /** Adds the lines; none where no model has a penalty. */
  static void add(Evaluation evaluation, List<String> lines) {
    if (!evaluation.objectives().isEmpty()) {
      lines.add("");
    }
    for (ObjectiveEntry objective : evaluation.objectives()) {
      Digits digits = digits(evaluation, objective);
      lines.addAll(
          Wrap.lines(
              "objective of "
                  + objective.target()
                  + ", model "
                  + objective.model()
                  + ", "
                  + objective.loss()
                  + ": "
                  + digits.text(objective.value())
                  + ", which is the cost "
                  + digits.text(objective.cost())
                  + " and the penalty "
                  + digits.text(objective.penalty()),
              "  "));
    }
  }

  /** Returns the digits that the standard error of the cost supports. */
  private static Digits digits(Evaluation evaluation, ObjectiveEntry objective) {
    for (CostEntry entry : evaluation.costs()) {
      if (entry.slice().isOverall()
          && entry.key().target().equals(objective.target())
          && entry.key().model().equals(objective.model())
          && entry.key().loss().equals(objective.loss())) {
        return Digits.of(entry.estimate());
      }
    }
    double none = Double.NaN;
    return Digits.of(new Estimate(0, 0, none, none, none, none, false, 0, none));
  }
}
