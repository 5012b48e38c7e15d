package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.PlanException;
import io.sparkloss.job.yaml.Keys;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.Optional;

/**
 * Reads one gate.
 *
 * @since 0.1.0
 */
public final class GateReader {

  /** The keys of a gate. */
  public static final Keys KEYS =
      Keys.of(
          "gate",
          "target",
          "loss",
          "candidate",
          "baseline",
          "margin",
          "better_by",
          "at_most",
          "at_least",
          "slices",
          "slice",
          "min_rows",
          "skip_slices_below");

  /** The keys of a baseline from the history. */
  public static final Keys BASELINE_KEYS = Keys.of("baseline", "run", "if_none");

  private GateReader() {}

  /**
   * What was read.
   *
   * @param gate the gate
   * @param section where it stands
   */
  public record Read(Gate gate, Section section) {

    /** Adds a problem when the gate asks for a run of a history, for a run that has none. */
    public void requireNoHistory() {
      if (gate.asksForHistory()) {
        section.problem(
            "baseline",
            "asks for the last run that passed, but the run has no history; name one, as in output:"
                + " {history: {path: history}}");
      }
    }

    /** Adds a problem when a plan cannot have the gate; each gate is checked for itself. */
    public void check(EvaluationPlan ungated, Reading reading) {
      EvaluationPlan.Builder alone = EvaluationPlan.builder(ungated.run());
      ungated.targets().forEach(alone::target);
      ungated.slices().forEach(alone::slice);
      if (ungated.rows().modelColumn() != null) {
        alone.modelColumn(ungated.rows().modelColumn());
      }
      try {
        alone.gate(gate).build();
      } catch (PlanException e) {
        String key = e.path().substring(e.path().lastIndexOf('.') + 1);
        reading.problems().add(section.placeOf(key), e.problem());
      }
    }
  }

  /** Reads a gate; empty, with problems, when anything is wrong. */
  public static Optional<Read> read(YamlValue value, Reading reading) {
    return Section.open(value, KEYS, reading)
        .flatMap(section -> read(section).map(gate -> new Read(gate, section)));
  }

  private static Optional<Gate> read(Section gate) {
    int before = gate.reading().problems().count();
    Optional<String> target = gate.requiredText("target", "name the target");
    Optional<String> loss = gate.requiredText("loss", "name one of the target's losses");
    Optional<String> candidate = gate.requiredText("candidate", "name the model that wants out");
    Optional<Condition> condition = new ConditionReader(gate).read();
    Optional<Scope> scope = new ScopeReader(gate).read();
    if (gate.reading().problems().count() > before || condition.isEmpty() || scope.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Gate(
            target.orElseThrow(),
            loss.orElseThrow(),
            candidate.orElseThrow(),
            condition.get(),
            scope.get()));
  }
}
