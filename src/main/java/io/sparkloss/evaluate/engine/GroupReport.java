package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.PairedDifference;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.change.SliceCost;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.result.Comparison;
import io.sparkloss.result.CostBasis;
import io.sparkloss.result.CostEntry;
import io.sparkloss.result.EntryKey;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Slice;
import io.sparkloss.result.Usage;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From groups to the entries that report them.
 *
 * @param run the identity of the run
 * @param evaluatedAt when it is evaluated
 * @param confidence the coverage of intervals
 * @param weightKind what weights mean
 * @param terms what each term of a group is in the plan
 * @param comparisons what is compared with a baseline
 */
record GroupReport(
    String run,
    Instant evaluatedAt,
    double confidence,
    WeightKind weightKind,
    List<TermId> terms,
    List<Compared> comparisons)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * A term that is compared with another.
   *
   * @param term the term
   * @param baseline the other term
   * @param pair their pair in the layout
   */
  record Compared(int term, int baseline, int pair) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static GroupReport of(EvaluationPlan plan, Binding binding, Instant evaluatedAt) {
    List<Compared> comparisons = new ArrayList<>();
    for (int term = 0; term < binding.terms().size(); term++) {
      int baseline = binding.baseline(term, plan.baselines());
      if (baseline >= 0) {
        comparisons.add(new Compared(term, baseline, binding.pair(term, baseline)));
      }
    }
    return new GroupReport(
        plan.run(),
        evaluatedAt,
        plan.confidence(),
        plan.rows().weightKind(),
        binding.terms(),
        comparisons);
  }

  /**
   * Returns the costs of a group.
   *
   * @param all the sums of all rows by term, in long form of those of its model
   */
  List<CostEntry> costs(Group group, List<@Nullable SliceCost<Slice>> all) {
    List<CostEntry> entries = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      entries.add(
          new CostEntry(
              key(group, i),
              group.slice(),
              estimate(group.costs(), i),
              usage(group.costs(), i),
              basis(group, i),
              contribution(group, all.get(i), i)));
    }
    return entries;
  }

  /** Returns the comparisons of a group. */
  List<Comparison> comparisons(Group group) {
    return comparisons.stream().map(compared -> comparison(group, compared)).toList();
  }

  private Comparison comparison(Group group, Compared compared) {
    int term = compared.term();
    PlannedLoss loss = terms.get(term).loss();
    PairedDifference pair = group.costs().difference(compared.pair(), options(term));
    return new Comparison(
        key(group, term),
        terms.get(compared.baseline()).model(),
        group.slice(),
        Estimate.of(pair.difference()),
        Estimate.of(pair.candidate()),
        Estimate.of(pair.baseline()),
        pair.won(),
        pair.tied(),
        pair.wonShare(),
        pair.tiedShare(),
        state(loss, group.costs(), compared.pair()));
  }

  /** Returns the state of a difference, which tells how sure it is only where that is known. */
  private CostState state(PlannedLoss loss, CostGroup costs, int pair) {
    CostState state = CostState.of(loss.identity(), loss.identity(), costs.pair(pair));
    return costs.isClustered() || weightKind == WeightKind.FREQUENCY
        ? state.withUnknownError()
        : state;
  }

  /** Returns what a term of a group is called. */
  EntryKey key(Group group, int term) {
    TermId id = terms.get(term);
    return new EntryKey(run, evaluatedAt, id.target(), model(group, id), id.loss().call());
  }

  static String model(Group group, TermId term) {
    return Objects.requireNonNullElse(group.model(), term.model());
  }

  private Estimate estimate(CostGroup costs, int term) {
    return Estimate.of(costs.cost(term, options(term)), terms.get(term).loss().transform());
  }

  private CostBasis basis(Group group, int term) {
    PlannedLoss loss = terms.get(term).loss();
    return new CostBasis(
        new CostState(loss.identity(), group.costs().sums(term), null),
        loss.transform(),
        weightKind,
        clusters(group.costs(), term));
  }

  private long clusters(CostGroup costs, int term) {
    return costs.isClustered() ? (long) costs.degrees(term, weightKind) + 1 : 0;
  }

  private @Nullable Contribution<Slice> contribution(
      Group group, @Nullable SliceCost<Slice> all, int term) {
    PlannedLoss loss = terms.get(term).loss();
    if (group.set() == 0 || loss.transform() != Transform.IDENTITY || all == null) {
      return null;
    }
    SliceCost<Slice> part = sums(group, term);
    if (part == null || part.weight() == 0) {
      return null;
    }
    return loss.loss().nonNegative()
        ? Contribution.ofNonNegative(part, all)
        : Contribution.of(part, all);
  }

  /** Returns the sums of a term of a group; null where the sum of its weights overflows. */
  @Nullable SliceCost<Slice> sums(Group group, int term) {
    Cost cost = group.costs().cost(term, options(term));
    return cost.weight() <= Double.MAX_VALUE ? SliceCost.of(group.slice(), cost) : null;
  }

  static Usage usage(CostGroup costs, int term) {
    return new Usage(
        costs.rows(),
        costs.used(term),
        costs.invalid(term),
        costs.coverage(term),
        costs.weightCoverage(term),
        costs.unnormalized(term));
  }

  /** Returns how a term's cost is reported. */
  CostOptions options(int term) {
    Loss loss = terms.get(term).loss().loss();
    return CostOptions.of(loss).withConfidence(confidence).withWeightKind(weightKind);
  }
}
