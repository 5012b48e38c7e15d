package io.sparkloss.job.console;

import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.MaxInvalid;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.HistorySettings;
import io.sparkloss.job.file.InputSettings;
import io.sparkloss.job.file.LabelSettings;
import io.sparkloss.job.file.QuarantineSettings;
import io.sparkloss.job.file.TableSettings;
import io.sparkloss.job.file.publish.PublishSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a run would do, in words.
 *
 * @since 0.1.0
 */
public final class PlanText {

  private final EvaluationRun run;
  private final EvaluationPlan plan;
  private final List<String> lines = new ArrayList<>();

  private PlanText(EvaluationRun run) {
    this.run = run;
    this.plan = run.plan();
  }

  /** Returns the lines. */
  public static List<String> of(EvaluationRun run) {
    PlanText text = new PlanText(run);
    text.write();
    return List.copyOf(text.lines);
  }

  private void write() {
    lines.add("run " + plan.run());
    input("reads", run.input());
    run.labels().ifPresent(this::labels);
    add("columns", join(columns()));
    WorkText work = new WorkText(run);
    add("scans", work.scans());
    work.again().forEach(reason -> add("reads again", reason));
    plan.targets().forEach(this::target);
    add("slices", slices());
    plan.gates().forEach(gate -> add("gate", gate.text()));
    add("invalid rows", invalid());
    run.labels()
        .filter(labels -> labels.minCoverage() > 0)
        .ifPresent(labels -> add("label coverage", least(labels)));
    add("aggregates", work.aggregates());
    work.details().ifPresent(details -> add("details", details));
    add("costs", work.rows());
    List<String> writes = new ArrayList<>();
    run.directory().ifPresent(directory -> writes.add(files(directory, work.comparisons() > 0)));
    run.table().ifPresent(table -> writes.add(table(table)));
    run.history().ifPresent(history -> writes.add(kept(history)));
    add("writes", writes.isEmpty() ? "nothing" : String.join(", then ", writes));
    run.quarantine().ifPresent(settings -> add("quarantine", quarantine(settings)));
    run.publish().ifPresent(this::published);
  }

  private void input(String name, InputSettings input) {
    String pin =
        input
            .pin()
            .map(given -> (given.isTimestamp() ? " at " : " version ") + given.text())
            .orElse("");
    String of = input.isOfDatabase() ? " of a database" : "";
    add(name, input.kind().name().toLowerCase(Locale.ROOT) + " " + input.location() + of + pin);
    input.where().ifPresent(where -> add("where", where));
  }

  private void labels(LabelSettings labels) {
    input("labels", labels.input());
    add("labels found by", join(labels.on()));
  }

  private void target(Target target) {
    add("target", target.name() + ": " + target.kind().key() + ", label " + target.label());
    for (Model model : target.models()) {
      List<String> columns = new ArrayList<>();
      model.columns().forEach((role, column) -> columns.add(role.key() + " " + column));
      String name =
          plan.isLongForm() ? "each of the column " + plan.rows().modelColumn() : model.name();
      add("  model", name + ": " + join(columns));
    }
    add("  losses", join(target.losses().stream().map(PlannedLoss::call).toList()));
  }

  private Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(plan.rows().key());
    if (plan.rows().cluster() != null) {
      columns.add(plan.rows().cluster());
    }
    if (plan.rows().weight() != null) {
      columns.add(plan.rows().weight());
    }
    if (plan.rows().modelColumn() != null) {
      columns.add(plan.rows().modelColumn());
    }
    for (Target target : plan.targets()) {
      columns.add(target.label());
      target.models().forEach(model -> columns.addAll(model.columns().values()));
    }
    plan.slices().forEach(columns::addAll);
    return columns;
  }

  private String slices() {
    List<String> slices = new ArrayList<>(List.of("overall"));
    plan.slices().forEach(slice -> slices.add(String.join(" × ", slice)));
    return join(slices);
  }

  private String invalid() {
    String coverage =
        plan.quality().minCoverage() > 0
            ? ", and coverage below " + plan.quality().minCoverage() + " fails the run"
            : "";
    return switch (plan.quality().onInvalid()) {
      case FAIL -> "fail the run";
      case SKIP -> "are counted and left out" + coverage + bounds();
    };
  }

  private static String least(LabelSettings labels) {
    return "below " + labels.minCoverage() + " fails the run";
  }

  private String bounds() {
    MaxInvalid most = plan.quality().maxInvalid();
    List<String> bounds = new ArrayList<>();
    most.any().ifPresent(share -> bounds.add("a share above " + share));
    most.byReason().forEach((reason, share) -> bounds.add(reason + " above " + share));
    return bounds.isEmpty() ? "" : ", and " + String.join(", ", bounds) + " fails the run";
  }

  private String quarantine(QuarantineSettings settings) {
    List<String> columns = new ArrayList<>(plan.rows().key());
    columns.addAll(settings.columns());
    return settings.directory() + " (Parquet): " + join(columns) + ", reasons";
  }

  private void published(PublishSettings settings) {
    settings.lines().forEach(line -> add("publishes", line));
    if (settings.required()) {
      add("publishes", "all of it, or the job fails");
    }
  }

  private static String kept(HistorySettings history) {
    return history.path()
        + " (Parquet), period "
        + history.period()
        + " of the series "
        + history.series();
  }

  private static String table(TableSettings table) {
    return table
        + ", the rows of this run in period "
        + table.period()
        + " of the series "
        + table.series();
  }

  private static String files(String directory, boolean compares) {
    return directory
        + "/costs (Parquet), "
        + (compares ? directory + "/comparisons (Parquet), " : "")
        + "then "
        + directory
        + "/evaluation.json";
  }

  private void add(String name, String text) {
    lines.add("  " + name + ": " + text);
  }

  private static String join(Collection<String> parts) {
    return String.join(", ", parts);
  }
}
