package io.sparkloss.reference;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What is expected of a data set, by name. A name that is not stated claims nothing. */
public record ReferenceResults(Map<String, OptionalDouble> values) {
  /** Keeps its own copy. */
  public ReferenceResults {
    values = Map.copyOf(values);
  }

  /** The names about which something is claimed. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Whether anything is claimed about this name. */
  public boolean states(String name) {
    return values.containsKey(name);
  }

  /** The expected number; empty where the claim is that there is none. */
  public OptionalDouble get(String name) {
    OptionalDouble value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not stated, only " + names());
    }
    return value;
  }

  /** The expected number, which must exist. */
  public double number(String name) {
    return get(name).orElseThrow();
  }
}
