package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.change.SliceCost;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.binding.Binding;
import io.sparkloss.evaluate.binding.TermId;
import io.sparkloss.evaluate.group.Group;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
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
public record GroupReport(
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

  public static GroupReport of(EvaluationPlan plan, Binding binding, Instant evaluatedAt) {
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
  public List<CostEntry> costs(Group group, List<@Nullable SliceCost<Slice>> all) {
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
  public List<Comparison> comparisons(Group group) {
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
  public EntryKey key(Group group, int term) {
    TermId id = terms.get(term);
    return new EntryKey(run, evaluatedAt, id.target(), model(group, id), id.loss().call());
  }

  public static String model(Group group, TermId term) {
    return Objects.requireNonNullElse(group.model(), term.model());
  }

  private Estimate estimate(CostGroup costs, int term) {
    return Estimate.of(costs.cost(term, options(term)), terms.get(term).loss().transform());
  }

  private CostBasis basis(Group group, int term) {
    return Bases.of(group.costs(), term, terms.get(term).loss(), weightKind);
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

  public static Usage usage(CostGroup costs, int term) {
    return new Usage(
        costs.rows(),
        costs.used(term),
        costs.invalid(term),
        costs.coverage(term),
        costs.weightCoverage(term),
        costs.unnormalized(term));
  }

  /** Returns how a term's cost is reported. */
  public CostOptions options(int term) {
    Loss loss = terms.get(term).loss().loss();
    return CostOptions.of(loss).withConfidence(confidence).withWeightKind(weightKind);
  }
}
