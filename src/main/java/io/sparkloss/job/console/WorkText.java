package io.sparkloss.job.console;

import io.sparkloss.cost.Transform;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.InputSettings;
import io.sparkloss.job.file.InputSettings.Format;
import io.sparkloss.job.file.InputSettings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much a run would do, in words: what it reads how often and why, what it keeps of each group
 * of rows, and how many rows come out. Known without a look at the data; so the number of slices,
 * which only the data know, stands as a factor.
 */
final class WorkText {

  private final EvaluationRun run;
  private final EvaluationPlan plan;

  WorkText(EvaluationRun run) {
    this.run = run;
    this.plan = run.plan();
  }

  /** Returns how often what is read. */
  String scans() {
    return "1 of the input" + (run.labels().isPresent() ? ", 1 of the labels, joined by key" : "");
  }

  /** Returns what makes a run read a second time, each with its reason. */
  List<String> again() {
    List<String> again = new ArrayList<>();
    inferred("the input", run.input()).ifPresent(again::add);
    run.labels().flatMap(labels -> inferred("the labels", labels.input())).ifPresent(again::add);
    if (run.labels().isPresent()) {
      again.add("input and labels, only if a key has several labels, to name the first of them");
    }
    if (plan.quality().onInvalid() == OnInvalid.FAIL && !plan.rows().key().isEmpty()) {
      again.add("the input, only if rows cannot be used, to name the first of them");
    }
    if (run.quarantine().isPresent()) {
      again.add("the input, only if rows cannot be used, to write them to the quarantine");
    }
    return again;
  }

  private static Optional<String> inferred(String what, InputSettings settings) {
    boolean text = settings.format() == Format.CSV || settings.format() == Format.JSON;
    boolean infers = text && settings.kind() == Kind.PATH && settings.schema().isEmpty();
    return infers
        ? Optional.of(what + ", to find the types of its columns; a schema spares it")
        : Optional.empty();
  }

  /** Returns what is kept of each group of rows. */
  String aggregates() {
    List<String> kept = new ArrayList<>(List.of(count(costs(), "cost")));
    int comparisons = comparisons();
    if (comparisons > 0) {
      kept.add(count(comparisons, "comparison") + " with a baseline");
    }
    int gates = plan.gates().size();
    if (gates > 0) {
      kept.add("what " + count(gates, "gate") + (gates == 1 ? " compares" : " compare"));
    }
    String levels =
        plan.rows().cluster() == null
            ? " in each group of rows, in one aggregate"
            : " in each cluster of each group of rows, then in each group, in two levels of one"
                + " aggregate";
    return String.join(", ", kept) + levels;
  }

  /** Returns how many models are compared, by losses; roots of means have no paired difference. */
  int comparisons() {
    int comparisons = 0;
    for (Target target : plan.targets()) {
      if (plan.baselines().containsKey(target.name())) {
        long means =
            target.losses().stream().filter(loss -> loss.transform() == Transform.IDENTITY).count();
        comparisons += (target.models().size() - 1) * (int) means;
      }
    }
    return comparisons;
  }

  /** Returns what is kept beside costs, and of which groups; empty for nothing. */
  Optional<String> details() {
    Details details = plan.details();
    List<String> kept = new ArrayList<>();
    if (details.residuals()) {
      kept.add("residuals");
    }
    if (details.concentration()) {
      kept.add("concentration");
    }
    details
        .calibration()
        .ifPresent(
            binning ->
                kept.add(
                    "calibration in "
                        + count(binning.bins(), "bin")
                        + (details.replicates() > 0
                            ? " with " + count(details.replicates(), "replicate")
                            : "")));
    if (details.worstRows() > 0) {
      kept.add("the worst " + count(details.worstRows(), "row"));
    }
    List<String> text = new ArrayList<>();
    if (!kept.isEmpty()) {
      String groups = details.everySlice() ? " of every slice and overall" : " overall";
      text.add(String.join(", ", kept) + groups);
    }
    if (details.density()) {
      text.add("density overall");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", text));
  }

  /** Returns how many costs come out. */
  String rows() {
    String models = plan.isLongForm() ? " for each model" : "";
    StringBuilder text = new StringBuilder(costs() + models + " overall");
    for (List<String> slice : plan.slices()) {
      text.append(", ").append(costs()).append(models).append(" for each ");
      text.append(slice.size() == 1 ? "value of " : "combination of ");
      text.append(String.join(" and ", slice));
    }
    return text.append(plan.slices().isEmpty() ? "" : " that the data have").toString();
  }

  private int costs() {
    int costs = 0;
    for (Target target : plan.targets()) {
      costs += target.models().size() * target.losses().size();
    }
    return costs;
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
