package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.LossTerm;
import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Gate;
import io.sparkloss.evaluate.plan.Margin;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.spark.bundle.BundleLayout;
import io.sparkloss.spark.bundle.ColumnForm;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * A plan bound to the columns of an input.
 *
 * @param layout the costs and the forms of their columns
 * @param columns the columns in the order of the layout
 * @param terms what each term of the layout is in the plan
 */
record Binding(BundleLayout layout, List<Column> columns, List<TermId> terms) {

  /** Binds a plan; the pair of each gate has the gate's index. */
  static Binding of(InputColumns input, EvaluationPlan plan) {
    BoundColumns columns = new BoundColumns(input);
    TermBinder binder = new TermBinder(columns, plan.quality().sumTolerance());
    List<GroupLayout.Label> labels = new ArrayList<>();
    List<LossTerm> terms = new ArrayList<>();
    List<TermId> ids = new ArrayList<>();
    for (Target target : plan.targets()) {
      for (PlannedLoss loss : target.losses()) {
        int label = label(columns, labels, target, loss);
        for (Model model : target.models()) {
          terms.add(binder.term(target, model, loss.loss(), label));
          ids.add(new TermId(target.name(), model.name(), loss));
        }
      }
    }
    int weight = weight(columns, plan);
    List<GroupLayout.Pair> pairs = plan.gates().stream().map(gate -> pair(gate, ids)).toList();
    GroupLayout layout = new GroupLayout(columns.forms().size(), weight, labels, terms, pairs);
    return new Binding(
        new BundleLayout(layout, columns.forms()), columns.columns(), List.copyOf(ids));
  }

  private static int label(
      BoundColumns columns, List<GroupLayout.Label> labels, Target target, PlannedLoss loss) {
    TargetKind kind = target.kind();
    boolean named = kind.classes() != null;
    boolean multiclass = kind instanceof TargetKind.Multiclass;
    boolean binary = kind instanceof TargetKind.Binary;
    int slot =
        columns.slot(
            target.label(),
            "label of target " + target.name(),
            form ->
                form == ColumnForm.NUMBER
                    || (binary && form == ColumnForm.TRUTH)
                    || (multiclass && form.isArray())
                    || (named && form == ColumnForm.TEXT),
            wantedLabel(kind));
    int classes = multiclass ? ((TargetKind.Multiclass) kind).size() : 0;
    GroupLayout.Label label = new GroupLayout.Label(slot, loss.policy(), classes);
    if (!labels.contains(label)) {
      labels.add(label);
    }
    return labels.indexOf(label);
  }

  private static String wantedLabel(TargetKind kind) {
    String names =
        kind.classes() == null ? ", or text if the target names its classes" : " or text";
    return switch (kind.key()) {
      case "regression" -> "a number";
      case "binary" -> "0 or 1, a boolean" + names;
      default -> "a class index, an array of numbers" + names;
    };
  }

  private static int weight(BoundColumns columns, EvaluationPlan plan) {
    String weight = plan.rows().weight();
    return weight == null
        ? -1
        : columns.slot(weight, "weight", form -> form == ColumnForm.NUMBER, "a number");
  }

  private static GroupLayout.Pair pair(Gate gate, List<TermId> ids) {
    // The one kind of gate so far.
    Gate.NotWorse comparison = (Gate.NotWorse) gate;
    int candidate = index(ids, comparison, comparison.candidate());
    int baseline = index(ids, comparison, comparison.baseline());
    return comparison.margin() instanceof Margin.Relative relative
        ? new GroupLayout.Pair(candidate, baseline, 1 + relative.share(), 0)
        : new GroupLayout.Pair(
            candidate, baseline, 1, ((Margin.Absolute) comparison.margin()).value());
  }

  private static int index(List<TermId> ids, Gate.NotWorse gate, String model) {
    for (int i = 0; i < ids.size(); i++) {
      TermId id = ids.get(i);
      if (id.target().equals(gate.target())
          && id.model().equals(model)
          && id.loss().call().equals(gate.loss())) {
        return i;
      }
    }
    throw new IllegalStateException("the plan has no " + gate.loss() + " of " + model);
  }
}
