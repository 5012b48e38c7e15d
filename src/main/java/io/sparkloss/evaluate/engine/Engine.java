package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.PairedDifference;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.refusal.EmptyInputException;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.loss.Loss;
import io.sparkloss.result.Comparison;
import io.sparkloss.result.CostBasis;
import io.sparkloss.result.CostEntry;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Details;
import io.sparkloss.result.EntryKey;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.GateResult;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.ObjectiveEntry;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
    List<Group> groups = Pass.run(input, binding, grouping);
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
    return new Evaluation(
        plan.run(),
        evaluatedAt,
        plan.confidence(),
        provenance,
        grouping.columns(),
        groups.stream().flatMap(group -> entries(group, evaluatedAt).stream()).toList(),
        groups.stream().flatMap(group -> comparisons(group, evaluatedAt).stream()).toList(),
        gates(groups),
        quality,
        details(groups, evaluatedAt),
        objectives(groups.get(0).costs()));
  }

  private Details details(List<Group> groups, Instant evaluatedAt) {
    List<Tally.Plan> tallies = binding.layout().group().tallies();
    return Details.concat(
        groups.stream()
            .map(
                group ->
                    DetailReport.of(plan, group, tallies, term -> key(group, term, evaluatedAt)))
            .toList());
  }

  private List<ObjectiveEntry> objectives(CostGroup overall) {
    return Objectives.of(
        binding.terms(), input.penalties(), term -> overall.cost(term, options(term)));
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
                term.target(), model(group, term), term.loss().call(), usage(group.costs(), i)));
      }
    }
    return new DataQuality(read, usages, labelCoverage);
  }

  private List<Comparison> comparisons(Group group, Instant evaluatedAt) {
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < binding.terms().size(); i++) {
      int baseline = binding.baseline(i, plan.baselines());
      if (baseline >= 0) {
        comparisons.add(comparison(group, i, baseline, evaluatedAt));
      }
    }
    return comparisons;
  }

  private Comparison comparison(Group group, int term, int baseline, Instant evaluatedAt) {
    PairedDifference pair = group.costs().difference(binding.pair(term, baseline), options(term));
    return new Comparison(
        key(group, term, evaluatedAt),
        binding.terms().get(baseline).model(),
        group.slice(),
        Estimate.of(pair.difference()),
        Estimate.of(pair.candidate()),
        Estimate.of(pair.baseline()),
        pair.won(),
        pair.tied(),
        pair.wonShare(),
        pair.tiedShare());
  }

  private EntryKey key(Group group, int term, Instant evaluatedAt) {
    TermId id = binding.terms().get(term);
    return new EntryKey(plan.run(), evaluatedAt, id.target(), model(group, id), id.loss().call());
  }

  private List<CostEntry> entries(Group group, Instant evaluatedAt) {
    List<CostEntry> entries = new ArrayList<>();
    for (int i = 0; i < binding.terms().size(); i++) {
      TermId term = binding.terms().get(i);
      EntryKey key = key(group, i, evaluatedAt);
      Estimate estimate = Estimate.of(group.costs().cost(i, options(i)), term.loss().transform());
      Usage usage = usage(group.costs(), i);
      entries.add(new CostEntry(key, group.slice(), estimate, usage, basis(group, i)));
    }
    return entries;
  }

  private CostBasis basis(Group group, int term) {
    PlannedLoss loss = binding.terms().get(term).loss();
    return new CostBasis(
        new CostState(loss.identity(), group.costs().sums(term), null),
        loss.transform(),
        plan.rows().weightKind(),
        clusters(group.costs(), term));
  }

  private long clusters(CostGroup costs, int term) {
    return costs.isClustered() ? (long) costs.degrees(term, plan.rows().weightKind()) + 1 : 0;
  }

  private static String model(Group group, TermId term) {
    return Objects.requireNonNullElse(group.model(), term.model());
  }

  private static Usage usage(CostGroup costs, int term) {
    return new Usage(
        costs.rows(),
        costs.used(term),
        costs.invalid(term),
        costs.coverage(term),
        costs.weightCoverage(term),
        costs.unnormalized(term));
  }

  private List<GateResult> gates(List<Group> groups) {
    return plan.gates().stream()
        .map(
            gate -> {
              int candidate = binding.term(gate.target(), gate.candidate(), gate.loss());
              return new GateCases(gate, binding, options(candidate)).decide(groups, passed);
            })
        .toList();
  }

  private CostOptions options(int term) {
    Loss loss = binding.terms().get(term).loss().loss();
    return CostOptions.of(loss)
        .withConfidence(plan.confidence())
        .withWeightKind(plan.rows().weightKind());
  }
}
