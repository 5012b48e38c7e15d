package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.evaluate.binding.Binding;
import io.sparkloss.evaluate.decision.GateCase;
import io.sparkloss.evaluate.decision.GateJudge;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.group.Group;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** From the groups of a pass to the cases on which a gate is decided. */
public final class GateCases {

  private final Gate gate;
  private final Binding binding;
  private final CostOptions options;
  private final Transform transform;
  private final int candidate;

  /**
   * Creates the cases of a gate.
   *
   * @param options how its candidate's cost is reported
   */
  public GateCases(Gate gate, Binding binding, CostOptions options) {
    this.gate = gate;
    this.binding = binding;
    this.options = options;
    candidate = binding.candidate(gate);
    transform = binding.terms().get(candidate).loss().transform();
  }

  /** Decides the gate. */
  public GateResult decide(List<Group> groups, Optional<PassedRun> passed) {
    if (gate.condition() instanceof Condition.NotWorse notWorse
        && notWorse.baseline() instanceof Baseline.LastPassed last) {
      return passed.isPresent()
          ? new EarlierRunCases(this, passed.get()).decide(candidates(groups), notWorse.margin())
          : GateJudge.first(
              gate,
              last.ifNone(),
              candidates(groups).stream()
                  .map(group -> held(group, level -> candidate(group.costs(), level)))
                  .toList());
    }
    return judge(candidates(groups).stream().map(this::of).toList());
  }

  /** Returns what is decided on cases. */
  GateResult judge(List<GateCase> cases) {
    return GateJudge.decide(gate, cases, options.confidence());
  }

  Gate gate() {
    return gate;
  }

  /**
   * Returns the groups that the gate is about. In long form they are those of the candidate, and
   * where the data have a slice but no row of the candidate in it, one of no usable rows.
   */
  private List<Group> candidates(List<Group> groups) {
    List<Group> meant =
        groups.stream().filter(group -> gate.scope().where().holds(group.slice())).toList();
    if (!binding.longForm()) {
      return meant;
    }
    Map<Slice, Group> bySlice = new LinkedHashMap<>();
    for (Group group : meant) {
      if (gate.candidate().equals(group.model())) {
        bySlice.put(group.slice(), group);
      } else {
        bySlice.putIfAbsent(group.slice(), empty(group));
      }
    }
    return List.copyOf(bySlice.values());
  }

  private Group empty(Group other) {
    CostGroup costs = new CostGroup(binding.layout().group());
    return new Group(other.set(), other.slice(), gate.candidate(), costs, other.matches());
  }

  private GateCase of(Group group) {
    CostGroup costs = group.costs();
    Condition condition = gate.condition();
    if (condition instanceof Condition.AtMost atMost) {
      return held(group, level -> below(candidate(costs, level), atMost.bound()));
    }
    if (condition instanceof Condition.AtLeast atLeast) {
      return held(group, level -> above(candidate(costs, level), atLeast.bound()));
    }
    Condition.NotWorse notWorse = (Condition.NotWorse) condition;
    if (notWorse.baseline() instanceof Baseline.Constant constant) {
      double allowed = notWorse.margin().factor() * constant.value() + notWorse.margin().offset();
      return held(group, level -> below(candidate(costs, level), allowed));
    }
    return paired(group, notWorse);
  }

  private GateCase held(Group group, DoubleFunction<Estimate> excess) {
    Estimate own = estimate(group);
    return new GateCase(group.slice(), group.rows(), weighed(group), own, null, excess, null);
  }

  private Estimate candidate(CostGroup costs, double level) {
    return Estimate.of(costs.cost(candidate, options.withConfidence(level)), transform);
  }

  /** Returns the candidate's cost. */
  Estimate estimate(Group group) {
    return candidate(group.costs(), options.confidence());
  }

  /** Returns what the candidate's cost follows from. */
  CostBasis basis(Group group) {
    return Bases.of(
        group.costs(), candidate, binding.terms().get(candidate).loss(), options.weightKind());
  }

  private GateCase paired(Group group, Condition.NotWorse condition) {
    CostGroup costs = group.costs();
    int pair = binding.pair(gate);
    PairedDifference found = costs.difference(pair, options);
    Cost baseline = found.baseline();
    return new GateCase(
        group.slice(),
        group.rows(),
        costs.pair(pair).difference().rows(),
        Estimate.of(found.candidate()),
        Estimate.of(baseline),
        level -> Estimate.of(costs.difference(pair, options.withConfidence(level)).difference()),
        baseline.count() > 0 ? undefinedShare(condition.margin(), baseline.mean()) : null);
  }

  /** Returns why a margin says nothing beside a baseline's cost, or null. */
  static @Nullable String undefinedShare(Margin margin, double baseline) {
    return margin instanceof Margin.Relative && !(baseline > 0)
        ? "a share of the baseline's cost is undefined where that is " + baseline
        : null;
  }

  /** Returns the usable rows of positive weight. */
  long weighed(Group group) {
    return group.costs().sums(candidate).rows();
  }

  /** Returns how far a cost is above a bound. */
  private static Estimate below(Estimate cost, double bound) {
    return new Estimate(
        cost.count(),
        cost.weight(),
        cost.cost() - bound,
        cost.standardError(),
        cost.lower() - bound,
        cost.upper() - bound,
        cost.doubtful(),
        cost.clippedCount(),
        cost.clippedShare());
  }

  /** Returns how far a cost is below a bound. */
  private static Estimate above(Estimate cost, double bound) {
    return new Estimate(
        cost.count(),
        cost.weight(),
        bound - cost.cost(),
        cost.standardError(),
        bound - cost.upper(),
        bound - cost.lower(),
        cost.doubtful(),
        cost.clippedCount(),
        cost.clippedShare());
  }
}
