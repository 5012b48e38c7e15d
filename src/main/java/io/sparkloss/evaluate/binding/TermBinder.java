package io.sparkloss.evaluate.binding;

import io.sparkloss.cost.group.ClassTerm;
import io.sparkloss.cost.group.HardClassTerm;
import io.sparkloss.cost.group.LossTerm;
import io.sparkloss.cost.group.NumberTerm;
import io.sparkloss.cost.group.PositiveClassTerm;
import io.sparkloss.cost.group.ScaleTerm;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.loss.classification.ThresholdedZeroOneLoss;
import io.sparkloss.loss.classification.ZeroOneLoss;
import io.sparkloss.spark.bundle.ColumnForm;
import java.util.OptionalDouble;

/** Makes the term of one loss of one model: which column it takes, and in which form. */
final class TermBinder {

  /** How far the probabilities of an array of doubles may sum from 1. */
  private static final double DOUBLE_TOLERANCE = 1e-6;

  /** The same for floats: each is off by up to 2⁻²⁵, and K of them may be thousands. */
  private static final double FLOAT_TOLERANCE = 3.5e-4;

  private final BoundColumns columns;
  private final OptionalDouble sumTolerance;

  TermBinder(BoundColumns columns, OptionalDouble sumTolerance) {
    this.columns = columns;
    this.sumTolerance = sumTolerance;
  }

  /** What a term is for: a target and a model of it, and the index of the target's label. */
  private record Use(Target target, Model model, int label) {

    String column(Role role) {
      String column = model.columns().get(role);
      if (column == null) {
        throw new IllegalStateException(model + " has no column for " + role.key());
      }
      return column;
    }

    String text(Role role) {
      return role.key() + " of model " + model.name() + ", target " + target.name();
    }
  }

  LossTerm term(Target target, Model model, Loss asked, int label) {
    Use use = new Use(target, model, label);
    Role role = role(model, asked);
    Loss loss = role == Role.PROBABILITY ? ofProbabilities(asked) : asked;
    if (target.kind() instanceof TargetKind.Multiclass) {
      return classTerm(use, (ClassLoss) loss, role);
    }
    if (loss instanceof ScaledLoss scaled) {
      return new ScaleTerm(scaled, label, number(use, role), number(use, Role.SCALE));
    }
    if (loss instanceof ZeroOneLoss hard && target.kind() instanceof TargetKind.Binary) {
      return decision(use, hard, role);
    }
    return scalarTerm(use, (ScalarLoss) loss, role);
  }

  /** Returns the role in which the loss takes the model: the first of its roles that there is. */
  private static Role role(Model model, Loss loss) {
    return loss.roles().stream()
        .filter(model.columns()::containsKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(loss + " has no column of " + model));
  }

  /** Returns a loss that would take any score as one that takes probabilities only. */
  private static Loss ofProbabilities(Loss loss) {
    if (loss instanceof ZeroOneLoss hard) {
      return hard.ofProbabilities();
    }
    return loss instanceof ThresholdedZeroOneLoss decided ? decided.ofProbabilities() : loss;
  }

  private int number(Use use, Role role) {
    String remedy =
        use.target().kind() instanceof TargetKind.Binary
            ? "; of an array or vector take the entry of class 1, for example by input.sql with"
                + " vector_to_array(rawPrediction)[1]"
            : "";
    return columns.slot(
        use.column(role), use.text(role), form -> form == ColumnForm.NUMBER, "a number" + remedy);
  }

  /**
   * A loss of one number. The probability of a binary target may also come with that of the other
   * class, as Spark ML gives it; a raw prediction may not, for not every one is a logit.
   */
  private LossTerm scalarTerm(Use use, ScalarLoss loss, Role role) {
    if (role != Role.PROBABILITY || !(use.target().kind() instanceof TargetKind.Binary)) {
      return new NumberTerm(loss, use.label(), number(use, role));
    }
    int slot =
        columns.slot(
            use.column(role),
            use.text(role),
            form -> form == ColumnForm.NUMBER || form.isArray(),
            "a number, or an array or an ML vector of two whose second is that of class 1");
    ColumnForm form = columns.form(slot);
    return form.isArray()
        ? new PositiveClassTerm(loss, use.label(), slot, tolerance(role, form))
        : new NumberTerm(loss, use.label(), slot);
  }

  /** A decision on class 1: by the hard class, by p ≥ ½, or by z ≥ 0. */
  private LossTerm decision(Use use, ZeroOneLoss loss, Role role) {
    ClassList classes = use.target().kind().classes();
    if (role == Role.CLASS) {
      int slot =
          columns.slot(
              use.column(role),
              use.text(role),
              form -> form.isNumber() || (form == ColumnForm.TEXT && classes != null),
              "0 or 1, a boolean, or one of the target's classes");
      return new HardClassTerm(loss, use.label(), slot, 2, classes);
    }
    ThresholdedZeroOneLoss decided =
        role == Role.PROBABILITY
            ? new ThresholdedZeroOneLoss(0.5).ofProbabilities()
            : new ThresholdedZeroOneLoss(0);
    return scalarTerm(use, decided, role);
  }

  private LossTerm classTerm(Use use, ClassLoss loss, Role role) {
    boolean hard = role == Role.CLASS && loss instanceof ZeroOneLoss;
    int slot =
        columns.slot(
            use.column(role),
            use.text(role),
            form ->
                form.isArray() || (hard && (form == ColumnForm.NUMBER || form == ColumnForm.TEXT)),
            hard ? "a class index or name, or an array of numbers" : "an array or an ML vector");
    ColumnForm form = columns.form(slot);
    if (!form.isArray()) {
      TargetKind.Multiclass kind = (TargetKind.Multiclass) use.target().kind();
      return new HardClassTerm((ZeroOneLoss) loss, use.label(), slot, kind.size(), kind.classes());
    }
    return new ClassTerm(loss, use.label(), slot, tolerance(role, form));
  }

  private double tolerance(Role role, ColumnForm form) {
    if (role != Role.PROBABILITY) {
      return Double.POSITIVE_INFINITY;
    }
    return sumTolerance.orElse(form == ColumnForm.FLOATS ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE);
  }
}
