package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.evaluate.binding.Binding;
import io.sparkloss.evaluate.binding.Grouping;
import io.sparkloss.evaluate.binding.TermId;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.group.Group;
import io.sparkloss.evaluate.group.GroupReader;
import io.sparkloss.evaluate.group.Pass;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.outcome.DetailReport;
import io.sparkloss.evaluate.outcome.GateCases;
import io.sparkloss.evaluate.outcome.GroupReport;
import io.sparkloss.evaluate.outcome.LabelCheck;
import io.sparkloss.evaluate.outcome.Objectives;
import io.sparkloss.evaluate.outcome.Totals;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.refusal.EmptyInputException;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.ObjectiveEntry;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.spark.bundle.Bundles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * One evaluation of one input: binds the plan, makes the pass, refuses or reports.
 *
 * <p>Immutable; it holds the input, and so is as safe for use by many threads as the session is.
 *
 * @since 0.1.0
 */
public final class Engine {

  private final EvaluationPlan plan;
  private final EvaluationInput input;
  private final InputColumns columns;
  private final Binding binding;
  private final Grouping grouping;
  private final Optional<PassedRun> passed;

  /**
   * Binds the plan to the input's columns; reads no data.
   *
   * @param passed the last run of the history whose gates passed
   * @throws io.sparkloss.evaluate.refusal.SchemaException when they do not fit
   */
  public Engine(EvaluationInput input, EvaluationPlan plan, Optional<PassedRun> passed) {
    this.passed = passed;
    this.plan = plan;
    this.input = input;
    columns = new InputColumns(input.rows());
    grouping = Grouping.of(columns, plan);
    binding = Binding.of(columns, plan, grouping);
  }

  /** Checks that the key columns exist, which only messages need. */
  public void checkKey() {
    plan.rows().key().forEach(key -> columns.position(key, "key"));
  }

  /** Reads the data once and returns what was found. */
  public Evaluation run(Instant evaluatedAt, Provenance provenance) {
    checkKey();
    GroupReader reader = Pass.reader(input, binding, grouping);
    List<Group> groups = new ArrayList<>();
    for (Row row : Pass.rows(input, binding, grouping).collectAsList()) {
      groups.add(reader.group(row));
    }
    groups.sort(Group.ORDER);
    GroupReport report = GroupReport.of(plan, binding, evaluatedAt);
    return evaluation(groups, groups, report, provenance);
  }

  /**
   * Reads the data once and leaves slices where they were found, except those that gates decide on.
   */
  public SlicedEvaluation runSliced(Instant evaluatedAt, Provenance provenance) {
    checkKey();
    GroupReader reader = Pass.reader(input, binding, grouping);
    Dataset<Row> rows = Pass.rows(input, binding, grouping);
    JavaRDD<Row> found = Bundles.rows(rows).persist(StorageLevel.DISK_ONLY());
    try {
      List<Scope> scopes = plan.gates().stream().map(Gate::scope).toList();
      List<Group> groups = new ArrayList<>();
      for (Row row : found.filter(row -> isNeeded(reader, scopes, row)).collect()) {
        groups.add(reader.group(row));
      }
      groups.sort(Group.ORDER);
      List<Group> overall = groups.stream().filter(group -> group.set() == 0).toList();
      GroupReport report = GroupReport.of(plan, binding, evaluatedAt);
      Evaluation evaluation = evaluation(groups, overall, report, provenance);
      Totals totals = new Totals(overall, report);
      JavaRDD<CostEntry> costs =
          found.flatMap(row -> costs(reader.group(row), totals, report).iterator());
      Optional<JavaRDD<Comparison>> comparisons =
          report.comparisons().isEmpty()
              ? Optional.empty()
              : Optional.of(found.flatMap(row -> report.comparisons(reader.group(row)).iterator()));
      ResultTables tables =
          ResultTables.of(
              rows.sparkSession(), grouping.columns(), grouping.types(), costs, comparisons);
      return new SlicedEvaluation(evaluation, tables, found);
    } catch (Throwable e) { // Spark throws checked exceptions that its signatures do not declare
      found.unpersist(false);
      throw e;
    }
  }

  private static boolean isNeeded(GroupReader reader, List<Scope> scopes, Row row) {
    return reader.set(row) == 0
        || scopes.stream().anyMatch(scope -> scope.where().holds(reader.slice(row)));
  }

  private static List<CostEntry> costs(Group group, Totals totals, GroupReport report) {
    return report.costs(group, totals.of(group));
  }

  /**
   * Refuses or reports.
   *
   * @param groups all that is known
   * @param reported the groups that have entries of their own
   */
  private Evaluation evaluation(
      List<Group> groups, List<Group> reported, GroupReport report, Provenance provenance) {
    DataQuality quality = requireUsable(groups);
    Totals totals = new Totals(groups, report);
    return new Evaluation(
        plan.run(),
        report.evaluatedAt(),
        plan.confidence(),
        provenance,
        grouping.columns(),
        reported.stream().flatMap(g -> report.costs(g, totals.of(g)).stream()).toList(),
        reported.stream().flatMap(g -> report.comparisons(g).stream()).toList(),
        gates(groups, report),
        quality,
        details(reported, report),
        objectives(groups.get(0).costs(), report));
  }

  private DataQuality requireUsable(List<Group> groups) {
    long read = groups.stream().filter(group -> group.set() == 0).mapToLong(Group::rows).sum();
    if (read == 0) {
      throw new EmptyInputException(
          "the input" + source() + " has no rows; check its path, date and filter");
    }
    requireModels(groups);
    LabelCheck labels = new LabelCheck(input, groups);
    labels.requireOneEach();
    DataQuality quality = quality(groups, read, labels.coverage());
    Refusals refusals = new Refusals(plan, quality);
    if (plan.quality().onInvalid() == OnInvalid.FAIL) {
      refusals.requireAllUsable(input.labelled(), columns, binding);
    }
    InvalidShares.require(plan.quality().maxInvalid(), quality);
    refusals.requireCoverage();
    labels.requireCoverage();
    return quality;
  }

  private Details details(List<Group> groups, GroupReport report) {
    List<Tally.Plan> tallies = binding.layout().group().tallies();
    return Details.concat(
        groups.stream()
            .map(group -> DetailReport.of(plan, group, tallies, term -> report.key(group, term)))
            .toList());
  }

  private List<ObjectiveEntry> objectives(CostGroup overall, GroupReport report) {
    return Objectives.of(
        binding.terms(), input.penalties(), term -> overall.cost(term, report.options(term)));
  }

  private String source() {
    return plan.source().containsKey("input") ? " " + plan.source().get("input") : "";
  }

  private void requireModels(List<Group> groups) {
    if (!plan.isLongForm()) {
      return;
    }
    for (Group group : groups) {
      if (group.set() == 0 && group.model() == null) {
        throw new InvalidRowsException(
            group.rows()
                + " rows have NULL in '"
                + plan.rows().modelColumn()
                + "', the column that names the model; leave them out, for example by input.where",
            List.of(),
            List.of());
      }
    }
  }

  private DataQuality quality(List<Group> groups, long read, List<LabelCoverage> labelCoverage) {
    List<DataQuality.EntryUsage> usages = new ArrayList<>();
    for (Group group : groups) {
      for (int i = 0; group.set() == 0 && i < binding.terms().size(); i++) {
        TermId term = binding.terms().get(i);
        usages.add(
            new DataQuality.EntryUsage(
                term.target(),
                GroupReport.model(group, term),
                term.loss().call(),
                GroupReport.usage(group.costs(), i)));
      }
    }
    return new DataQuality(read, usages, labelCoverage);
  }

  private List<GateResult> gates(List<Group> groups, GroupReport report) {
    return plan.gates().stream()
        .map(
            gate -> {
              int candidate = binding.candidate(gate);
              return new GateCases(gate, binding, report.options(candidate)).decide(groups, passed);
            })
        .toList();
  }
}
