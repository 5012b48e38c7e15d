package io.sparkloss.reference;

import java.util.Map;
import java.util.stream.Collectors;

/** The parameters that a case sets; what it leaves out has the project's default. */
public record ReferenceParameters(Map<String, ReferenceValue> values) {
  /** Keeps its own copy. */
  public ReferenceParameters {
    values = Map.copyOf(values);
  }

  /** Whether the case sets no parameter at all. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether the case sets this parameter. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The parameter, which the case must set. */
  public ReferenceValue get(String name) {
    ReferenceValue value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("parameter " + name + " is not set, only " + this);
    }
    return value;
  }

  /** The parameter, or the given number where the case does not set it. */
  public double number(String name, double otherwise) {
    return has(name) ? get(name).number() : otherwise;
  }

  /** As {@code (delta=15.0)}, sorted by name; empty without parameters. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
