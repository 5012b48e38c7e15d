package io.sparkloss.evaluate.decision;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Decides a gate by the intervals of the excess: at or below 0 as a whole it passes, above 0 as a
 * whole it fails, anything else is inconclusive. What cannot be decided on fails.
 *
 * <p>Over many slices a pass needs no correction, because every one must pass. That a slice is
 * worse is said only where it stays so under Holm's correction for all of them; one that is worse
 * by itself alone is inconclusive.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure (1979), Scandinavian
 * Journal of Statistics 6, 65–70.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class GateJudge {

  private final Gate gate;
  private final List<GateCase> cases;
  private final double confidence;

  private GateJudge(Gate gate, List<GateCase> cases, double confidence) {
    this.gate = gate;
    this.cases = cases;
    this.confidence = confidence;
  }

  /**
   * Returns what a gate decides.
   *
   * @param gate the gate
   * @param cases one for each slice that the gate is about
   * @param confidence the coverage of the intervals
   */
  public static GateResult decide(Gate gate, List<GateCase> cases, double confidence) {
    List<GateCase> judged = judged(gate, cases);
    if (judged.isEmpty()) {
      return new GateResult(key(gate), Verdict.FAIL, null, nothing(gate, cases.size()), List.of());
    }
    return new GateJudge(gate, judged, confidence).decide(cases.size() - judged.size());
  }

  /** Returns the cases of slices that are not too small to be looked at. */
  private static List<GateCase> judged(Gate gate, List<GateCase> cases) {
    return cases.stream().filter(each -> each.rows() >= gate.scope().skipBelow()).toList();
  }

  /**
   * Returns what is decided where there is no earlier run to compare with. Also the first run fails
   * where its own costs are nothing to decide on.
   *
   * @param cases one for each slice, whose excess is the candidate's cost
   */
  public static GateResult first(Gate gate, Baseline.FirstRun setting, List<GateCase> cases) {
    List<GateCase> judged = judged(gate, cases);
    GateJudge judge = new GateJudge(gate, judged, CostOptions.DEFAULT_CONFIDENCE);
    boolean sound = judged.stream().allMatch(of -> judge.refusal(of, of.candidate()).isEmpty());
    if (judged.isEmpty() || !sound) {
      return decide(gate, cases, CostOptions.DEFAULT_CONFIDENCE);
    }
    Verdict verdict =
        switch (setting) {
          case PASS -> Verdict.PASS;
          case FAIL -> Verdict.FAIL;
          case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
        };
    String explanation = "no run of the history has passed yet, for which the gate is set to ";
    return new GateResult(key(gate), verdict, null, explanation + verdict.key(), List.of());
  }

  private static GateKey key(Gate gate) {
    String baseline =
        gate.condition() instanceof Condition.NotWorse notWorse ? notWorse.baseline().text() : null;
    String scope = gate.scope().text().strip();
    return new GateKey(
        gate.target(),
        gate.loss(),
        gate.candidate(),
        gate.condition().text(),
        scope.isEmpty() ? "overall" : scope,
        baseline);
  }

  private static String nothing(Gate gate, int slices) {
    if (slices > 0) {
      return "none of the " + slices + " slices has " + gate.scope().skipBelow() + " rows";
    }
    return gate.scope().where() instanceof Scope.Where.One
        ? "the data have no such slice"
        : "the data have no slices";
  }

  private GateResult decide(int skipped) {
    List<Estimate> excesses = cases.stream().map(each -> each.excess().apply(confidence)).toList();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      if (refusal(cases.get(i), excesses.get(i)).isEmpty()) {
        open.add(i);
      }
    }
    Set<Integer> worse = worse(open);
    List<GateDecision> decisions = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      decisions.add(decision(cases.get(i), excesses.get(i), worse.contains(i)));
    }
    Verdict verdict =
        decisions.stream().map(GateDecision::verdict).reduce(Verdict.PASS, Verdict::and);
    boolean many = gate.scope().where() instanceof Scope.Where.EverySlice;
    String explanation = many ? summary(decisions, skipped) : decisions.get(0).explanation();
    return new GateResult(key(gate), verdict, null, explanation, decisions);
  }

  /** Returns the positions of the cases whose excess is above 0 beside that of all others. */
  private Set<Integer> worse(List<Integer> open) {
    List<DoubleFunction<Boolean>> above = new ArrayList<>();
    open.forEach(i -> above.add(level -> cases.get(i).excess().apply(level).lower() > 0));
    return Holm.found(above, cases.size(), confidence).stream()
        .map(open::get)
        .collect(Collectors.toSet());
  }

  private GateDecision decision(GateCase of, Estimate excess, boolean worse) {
    Optional<String> refusal = refusal(of, excess);
    Verdict verdict = refusal.isPresent() ? Verdict.FAIL : verdict(excess, worse);
    return new GateDecision(
        of.slice(),
        verdict,
        excess,
        of.candidate(),
        of.baseline(),
        refusal.orElseGet(() -> explanation(of, excess, verdict)));
  }

  /** Returns why there is nothing to decide on. */
  private Optional<String> refusal(GateCase of, Estimate excess) {
    if (of.undefined() != null) {
      return Optional.of(of.undefined());
    }
    if (excess.isEmpty()) {
      return Optional.of(
          gate.isPaired()
              ? "no row is usable for both models"
              : "no row is usable for the candidate");
    }
    if (!(Math.abs(excess.cost()) <= Double.MAX_VALUE)) {
      return Optional.of("the mean " + what() + " is " + excess.cost());
    }
    long least = gate.scope().minRows();
    return of.weighed() < least
        ? Optional.of("there are " + of.weighed() + " rows, but the gate asks for " + least)
        : Optional.empty();
  }

  private static Verdict verdict(Estimate excess, boolean worse) {
    if (excess.upper() <= 0) {
      return Verdict.PASS;
    }
    return worse ? Verdict.FAIL : Verdict.INCONCLUSIVE;
  }

  private String explanation(GateCase of, Estimate excess, Verdict verdict) {
    if (Double.isNaN(excess.lower()) || Double.isNaN(excess.upper())) {
      return of.weighed() < 2
          ? "the rows are too few for an interval"
          : "there is no interval, for the standard error is not known";
    }
    String interval = "the interval of the " + what();
    return switch (verdict) {
      case PASS -> interval + " is not above 0";
      case FAIL -> interval + " is above 0";
      case INCONCLUSIVE ->
          excess.lower() > 0
              ? interval
                  + " is above 0, but not under Holm's correction for "
                  + cases.size()
                  + " slices"
              : interval + " holds 0";
    };
  }

  private String what() {
    return gate.isPaired() ? "difference" : "excess";
  }

  private String summary(List<GateDecision> decisions, int skipped) {
    long failed = count(decisions, Verdict.FAIL);
    long open = count(decisions, Verdict.INCONCLUSIVE);
    String text =
        decisions.size()
            + " slices: "
            + (decisions.size() - failed - open)
            + " pass, "
            + failed
            + " fail, "
            + open
            + " inconclusive";
    return skipped == 0 ? text : text + "; " + skipped + " smaller ones left out";
  }

  private static long count(List<GateDecision> decisions, Verdict verdict) {
    return decisions.stream().filter(decision -> decision.verdict() == verdict).count();
  }
}
