package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Gate;
import io.sparkloss.evaluate.plan.Margin;
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
      Keys.of("gate", "target", "loss", "candidate", "baseline", "margin");

  private GateReader() {}

  /**
   * What was read.
   *
   * @param gate the gate
   * @param section where it stands
   */
  public record Read(Gate gate, Section section) {

    /** Adds a problem when a plan cannot have the gate; each gate is checked for itself. */
    public void check(EvaluationPlan ungated, Reading reading) {
      EvaluationPlan.Builder alone = EvaluationPlan.builder(ungated.run());
      ungated.targets().forEach(alone::target);
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
    Optional<String> target = gate.requiredText("target", "name the target");
    Optional<String> loss = gate.requiredText("loss", "name one of the target's losses");
    Optional<String> candidate = gate.requiredText("candidate", "name the model that wants out");
    Optional<String> baseline = gate.requiredText("baseline", "name the model to compare with");
    Optional<Margin> margin =
        gate.required("margin", "say by how much the candidate may be worse, as 0, 1% or 0.5")
            .flatMap(value -> margin(value, gate.reading()));
    if (target.isEmpty() || loss.isEmpty() || candidate.isEmpty() || baseline.isEmpty()) {
      return Optional.empty();
    }
    return margin.map(
        by -> new Gate.NotWorse(target.get(), loss.get(), candidate.get(), baseline.get(), by));
  }

  private static Optional<Margin> margin(YamlValue value, Reading reading) {
    try {
      return reading.written(value).map(Margin::parse);
    } catch (IllegalArgumentException e) {
      reading.problem(value, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
