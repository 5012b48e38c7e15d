package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.difference.UnpairedDifference;
import io.sparkloss.evaluate.decision.GateCase;
import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.decision.PassedRun.PastCost;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.group.Group;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cases of a gate that compares with an earlier run, whose rows are others. A slice that the
 * earlier run has and the data do not is a case, too, on which there is nothing to decide.
 */
final class EarlierRunCases {

  private static final Estimate NOTHING =
      new Estimate(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, true, 0, Double.NaN);

  private final GateCases cases;
  private final Gate gate;
  private final PassedRun passed;

  EarlierRunCases(GateCases cases, PassedRun passed) {
    this.cases = cases;
    this.gate = cases.gate();
    this.passed = passed;
  }

  /** Decides the gate by the groups that it is about. */
  GateResult decide(List<Group> groups, Margin margin) {
    List<GateCase> all = new ArrayList<>(groups.stream().map(each -> of(each, margin)).toList());
    all.addAll(gone(groups));
    GateResult decided = cases.judge(all);
    return new GateResult(
        decided.gate(),
        decided.verdict(),
        passed.run(),
        decided.explanation()
            + "; against run "
            + passed.run()
            + ", whose rows are others"
            + otherWeighting(groups),
        decided.decisions());
  }

  private GateCase of(Group group, Margin margin) {
    Estimate own = cases.estimate(group);
    Optional<PastCost> past = past(group.slice());
    if (past.isEmpty() || past.get().reported().isEmpty()) {
      String missing = "run " + passed.run() + ", the last that passed, has no such cost";
      return undecided(group.slice(), group.rows(), own, missing);
    }
    Estimate before = past.get().reported();
    UnpairedDifference difference =
        cases
            .basis(group)
            .mean(own)
            .lessOther(past.get().basis().mean(before), margin.factor(), margin.offset());
    return new GateCase(
        group.slice(),
        group.rows(),
        cases.weighed(group),
        own,
        before,
        level -> doubted(own, before).differing(difference, level),
        GateCases.undefinedShare(margin, before.cost()));
  }

  /** Returns an estimate that is doubtful also where another one is. */
  private static Estimate doubted(Estimate own, Estimate other) {
    return own.doubtful() ? own : other.doubtful() ? own.inDoubt() : own;
  }

  private static GateCase undecided(Slice slice, long rows, Estimate own, String why) {
    return new GateCase(slice, rows, 0, own, null, level -> own, why);
  }

  /** Returns the cases of the slices that only the earlier run has. */
  private List<GateCase> gone(List<Group> groups) {
    Set<Slice> here = groups.stream().map(Group::slice).collect(Collectors.toSet());
    Set<Set<String>> slicings =
        here.stream().map(slice -> Set.copyOf(slice.columns())).collect(Collectors.toSet());
    boolean one = gate.scope().where() instanceof Scope.Where.One;
    String why =
        "run " + passed.run() + ", the last that passed, has this slice; the data have not";
    return passed.slices(gate.target(), gate.candidate(), gate.loss()).stream()
        .filter(slice -> gate.scope().where().holds(slice) && !here.contains(slice))
        .filter(slice -> one || slicings.contains(Set.copyOf(slice.columns())))
        .flatMap(slice -> past(slice).stream().map(cost -> gone(slice, cost, why)))
        .toList();
  }

  private static GateCase gone(Slice slice, PastCost cost, String why) {
    return undecided(slice, cost.reported().count(), NOTHING, why);
  }

  private Optional<PastCost> past(Slice slice) {
    return passed.cost(gate.target(), gate.candidate(), gate.loss(), slice);
  }

  /** Returns how the two runs weigh their rows, where they do not do so alike. */
  private String otherWeighting(List<Group> groups) {
    for (Group group : groups) {
      String now = cases.basis(group).weighting();
      String then = past(group.slice()).map(PastCost::basis).map(CostBasis::weighting).orElse(now);
      if (!now.equals(then)) {
        return " and were evaluated with " + then + ", not with " + now;
      }
    }
    return "";
  }
}
