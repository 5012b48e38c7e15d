package io.sparkloss.evaluate.engine;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.MeanEstimate;
import io.sparkloss.cost.PairedDifference;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.evaluate.decision.GateCase;
import io.sparkloss.evaluate.decision.GateJudge;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.GateResult;
import io.sparkloss.result.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** From the groups of a pass to the cases on which a gate is decided. */
final class GateCases {

  /** Degrees of freedom below which a difference of means is doubtful. */
  private static final int ENOUGH = 99;

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
  GateCases(Gate gate, Binding binding, CostOptions options) {
    this.gate = gate;
    this.binding = binding;
    this.options = options;
    candidate = binding.candidate(gate);
    transform = binding.terms().get(candidate).loss().transform();
  }

  /** Decides the gate. */
  GateResult decide(List<Group> groups, Optional<PassedRun> passed) {
    if (gate.condition() instanceof Condition.NotWorse notWorse
        && notWorse.baseline() instanceof Baseline.LastPassed last
        && passed.isEmpty()) {
      return GateJudge.first(
          gate,
          last.ifNone(),
          candidates(groups).stream()
              .map(group -> held(group, null, level -> candidate(group.costs(), level)))
              .toList());
    }
    List<GateCase> cases = candidates(groups).stream().map(group -> of(group, passed)).toList();
    GateResult decided = GateJudge.decide(gate, cases, options.confidence());
    return gate.asksForHistory() ? against(decided, passed.orElseThrow()) : decided;
  }

  private static GateResult against(GateResult decided, PassedRun passed) {
    return new GateResult(
        decided.gate(),
        decided.verdict(),
        decided.explanation() + "; against run " + passed.run() + ", whose rows are others",
        decided.decisions());
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

  private GateCase of(Group group, Optional<PassedRun> passed) {
    CostGroup costs = group.costs();
    Condition condition = gate.condition();
    if (condition instanceof Condition.AtMost atMost) {
      return held(group, null, level -> below(candidate(costs, level), atMost.bound()));
    }
    if (condition instanceof Condition.AtLeast atLeast) {
      return held(group, null, level -> above(candidate(costs, level), atLeast.bound()));
    }
    Condition.NotWorse notWorse = (Condition.NotWorse) condition;
    Margin margin = notWorse.margin();
    if (notWorse.baseline() instanceof Baseline.Constant constant) {
      double allowed = margin.factor() * constant.value() + margin.offset();
      return held(group, null, level -> below(candidate(costs, level), allowed));
    }
    return notWorse.baseline() instanceof Baseline.Model
        ? paired(group, notWorse)
        : unpaired(group, margin, passed.orElseThrow());
  }

  private GateCase held(Group group, @Nullable String undefined, DoubleFunction<Estimate> excess) {
    Estimate own = candidate(group.costs(), options.confidence());
    return new GateCase(group.slice(), group.rows(), weighed(group), own, null, excess, undefined);
  }

  private Estimate candidate(CostGroup costs, double level) {
    return Estimate.of(costs.cost(candidate, options.withConfidence(level)), transform);
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
        undefinedShare(condition.margin(), baseline.count() > 0, baseline.mean()));
  }

  private static @Nullable String undefinedShare(Margin margin, boolean some, double baseline) {
    return margin instanceof Margin.Relative && some && !(baseline > 0)
        ? "a share of the baseline's cost is undefined where that is " + baseline
        : null;
  }

  private GateCase unpaired(Group group, Margin margin, PassedRun passed) {
    CostGroup costs = group.costs();
    Optional<PassedRun.PastCost> past =
        passed.cost(gate.target(), gate.candidate(), gate.loss(), group.slice());
    if (past.isEmpty() || past.get().reported().isEmpty()) {
      String missing = "run " + passed.run() + ", the last that passed, has no such cost";
      return held(group, missing, level -> candidate(costs, level));
    }
    Estimate own = candidate(costs, options.confidence());
    MeanEstimate difference =
        certain(mean(costs, own))
            .lessOther(certain(past.get().mean()), margin.factor(), margin.offset());
    double reported = past.get().reported().cost();
    boolean doubtful = own.doubtful() || past.get().reported().doubtful();
    return new GateCase(
        group.slice(),
        group.rows(),
        weighed(group),
        own,
        past.get().reported(),
        level -> estimate(own, difference, level, doubtful),
        undefinedShare(margin, true, reported));
  }

  /**
   * A share whose rows are all alike is not known for certain: its t interval would have no width.
   */
  private MeanEstimate certain(MeanEstimate of) {
    return options.share() && of.standardError() == 0
        ? new MeanEstimate(of.mean(), Double.NaN, of.degrees())
        : of;
  }

  private MeanEstimate mean(CostGroup costs, Estimate own) {
    double degrees = costs.degrees(candidate, options.weightKind());
    return new MeanEstimate(own.cost(), own.standardError(), degrees);
  }

  private long weighed(Group group) {
    return group.costs().sums(candidate).rows();
  }

  private static Estimate estimate(
      Estimate of, MeanEstimate difference, double level, boolean doubtful) {
    return new Estimate(
        of.count(),
        of.weight(),
        difference.mean(),
        difference.standardError(),
        difference.lower(level),
        difference.upper(level),
        doubtful || !(difference.degrees() >= ENOUGH),
        0,
        0);
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
