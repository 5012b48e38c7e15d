package io.sparkloss.evaluate.binding;

import io.sparkloss.cost.Transform;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.LossTerm;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.spark.bundle.BundleLayout;
import io.sparkloss.spark.bundle.ColumnForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/**
 * A plan bound to the columns of an input.
 *
 * @param layout the costs and the forms of their columns
 * @param columns the columns in the order of the layout
 * @param terms what each term of the layout is in the plan
 * @param longForm whether rows name their model, and every term is of all models
 */
public record Binding(
    BundleLayout layout, List<Column> columns, List<TermId> terms, boolean longForm) {

  /** Binds a plan. */
  public static Binding of(InputColumns input, EvaluationPlan plan, Grouping grouping) {
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
    List<GroupLayout.Pair> pairs = pairs(plan, ids);
    int forms = columns.forms().size();
    GroupLayout costs = new GroupLayout(forms, weight, labels, terms, pairs);
    List<Tally.Plan> tallies = DetailBinding.of(plan, costs, ids).tallies();
    GroupLayout layout = new GroupLayout(forms, weight, labels, terms, pairs, tallies);
    List<Integer> keys = plan.details().needsKey() ? keys(input, plan) : List.of();
    List<Column> inputs = new ArrayList<>(columns.columns());
    keys.forEach(key -> inputs.add(input.column(key).as("_k" + inputs.size())));
    List<DataType> types = keys.stream().map(input::type).toList();
    return new Binding(
        new BundleLayout(
            layout, columns.forms(), types, tallies.isEmpty() ? null : grouping.allRows()),
        inputs,
        List.copyOf(ids),
        plan.isLongForm());
  }

  private static List<Integer> keys(InputColumns input, EvaluationPlan plan) {
    return plan.rows().key().stream().map(name -> input.position(name, "key")).toList();
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

  /** Returns the term of a gate's candidate. */
  public int candidate(Gate gate) {
    return longForm
        ? index(terms, id -> id.isOf(gate.target(), gate.loss()), gate.candidate())
        : index(terms, gate.target(), gate.candidate(), gate.loss());
  }

  /** Returns the pair of a gate that compares two models. */
  public int pair(Gate gate) {
    return layout.group().pairs().indexOf(pair(gate, terms).orElseThrow());
  }

  /** Returns the pair of a comparison of a term with the baseline of its target. */
  public int pair(int candidate, int baseline) {
    return layout.group().pairs().indexOf(new GroupLayout.Pair(candidate, baseline, 1, 0));
  }

  /** Returns the term of a comparison's baseline, or −1 where the term is compared with none. */
  public int baseline(int term, Map<String, String> baselines) {
    return baseline(terms, term, baselines);
  }

  /** Returns −1 also for a transformed mean: its loss is compared under its own name, or not. */
  private static int baseline(List<TermId> ids, int term, Map<String, String> baselines) {
    TermId id = ids.get(term);
    if (id.loss().transform() != Transform.IDENTITY) {
      return -1;
    }
    String baseline = baselines.get(id.target());
    return baseline == null || baseline.equals(id.model())
        ? -1
        : index(ids, id.target(), baseline, id.loss().call());
  }

  /** Returns every pair that a comparison or a gate needs, once. */
  private static List<GroupLayout.Pair> pairs(EvaluationPlan plan, List<TermId> ids) {
    Set<GroupLayout.Pair> pairs = new LinkedHashSet<>();
    for (int term = 0; term < ids.size(); term++) {
      int baseline = baseline(ids, term, plan.baselines());
      if (baseline >= 0) {
        pairs.add(new GroupLayout.Pair(term, baseline, 1, 0));
      }
    }
    plan.gates().forEach(gate -> pair(gate, ids).ifPresent(pairs::add));
    return List.copyOf(pairs);
  }

  private static Optional<GroupLayout.Pair> pair(Gate gate, List<TermId> ids) {
    if (!(gate.condition() instanceof Condition.NotWorse condition)
        || !(condition.baseline() instanceof Baseline.Model model)) {
      return Optional.empty();
    }
    return Optional.of(
        new GroupLayout.Pair(
            index(ids, gate.target(), gate.candidate(), gate.loss()),
            index(ids, gate.target(), model.name(), gate.loss()),
            condition.margin().factor(),
            condition.margin().offset()));
  }

  private static int index(List<TermId> ids, String target, String model, String loss) {
    return index(ids, id -> id.model().equals(model) && id.isOf(target, loss), model);
  }

  private static int index(List<TermId> ids, Predicate<TermId> wanted, String model) {
    for (int i = 0; i < ids.size(); i++) {
      if (wanted.test(ids.get(i))) {
        return i;
      }
    }
    throw new IllegalStateException("the plan has no such cost of " + model);
  }
}
