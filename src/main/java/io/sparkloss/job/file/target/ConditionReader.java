package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** Reads what a gate asks of the candidate's cost. */
final class ConditionReader {

  private static final String FINITE = "a finite number, as 0.45";

  private final Section gate;
  private final Reading reading;

  ConditionReader(Section gate) {
    this.gate = gate;
    this.reading = gate.reading();
  }

  /** Reads the condition; empty, with problems, when anything is wrong. */
  Optional<Condition> read() {
    List<String> asked =
        List.of("baseline", "at_most", "at_least").stream()
            .filter(key -> gate.get(key).isPresent())
            .toList();
    if (asked.size() > 1) {
      gate.problem(
          asked.get(1),
          "stands beside " + asked.get(0) + ", which is a gate of its own; write two");
      return Optional.empty();
    }
    if (asked.equals(List.of("at_most"))) {
      return bound("at_most").map(Condition.AtMost::new);
    }
    if (asked.equals(List.of("at_least"))) {
      return bound("at_least").map(Condition.AtLeast::new);
    }
    Optional<Baseline> baseline =
        gate.required(
                "baseline",
                "name the model to compare with, or give at_most or at_least and a number")
            .flatMap(this::baseline);
    Optional<Margin> margin = margin();
    return baseline.flatMap(from -> margin.map(by -> new Condition.NotWorse(from, by)));
  }

  private Optional<Double> bound(String key) {
    for (String other : List.of("margin", "better_by")) {
      if (gate.get(other).isPresent()) {
        gate.problem(other, "is for a baseline; write the number that is allowed into " + key);
      }
    }
    return gate.number(key, ConditionReader::isFinite, FINITE);
  }

  private Optional<Baseline> baseline(YamlValue value) {
    if (value instanceof YamlValue.Fields) {
      return Section.open(value, GateReader.BASELINE_KEYS, reading).flatMap(this::lastPassed);
    }
    if (value instanceof YamlValue.Scalar scalar
        && (scalar.type() == YamlValue.Type.INTEGER || scalar.type() == YamlValue.Type.DECIMAL)) {
      return reading.number(value, ConditionReader::isFinite, FINITE).map(Baseline.Constant::new);
    }
    return reading.text(value).map(Baseline.Model::new);
  }

  private Optional<Baseline> lastPassed(Section baseline) {
    Optional<String> run =
        baseline.requiredText("run", "write last_passed, the one that can be asked for");
    if (run.isPresent() && !run.get().equals("last_passed")) {
      baseline.problem("run", "is '" + run.get() + "' but must be last_passed");
      return Optional.empty();
    }
    Baseline.FirstRun ifNone =
        baseline.choice("if_none", Baseline.FirstRun.class).orElse(Baseline.FirstRun.FAIL);
    return run.map(last -> new Baseline.LastPassed(ifNone));
  }

  private Optional<Margin> margin() {
    if (gate.get("margin").isPresent() && gate.get("better_by").isPresent()) {
      gate.problem("better_by", "stands beside margin; give one, for each says what is allowed");
      return Optional.empty();
    }
    if (gate.get("better_by").isPresent()) {
      return gate.get("better_by").flatMap(this::improvement);
    }
    return gate.required(
            "margin",
            "say by how much the candidate may be worse, as 0, 1% or 0.5, or better_by how much it"
                + " must be better")
        .flatMap(this::margin);
  }

  private Optional<Margin> improvement(YamlValue value) {
    Optional<Margin> by = margin(value);
    if (by.isPresent() && (by.get().isImprovement() || by.get().equals(Margin.NONE))) {
      reading.mustBe(value, "above 0, as 1% or 0.5");
      return Optional.empty();
    }
    try {
      return by.map(Margin::negated);
    } catch (IllegalArgumentException e) {
      reading.mustBe(value, "below 100%");
      return Optional.empty();
    }
  }

  private Optional<Margin> margin(YamlValue value) {
    try {
      return reading.written(value).map(Margin::parse);
    } catch (IllegalArgumentException e) {
      reading.problem(value, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static boolean isFinite(double x) {
    return Math.abs(x) <= Double.MAX_VALUE;
  }
}
