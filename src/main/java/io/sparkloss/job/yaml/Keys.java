package io.sparkloss.job.yaml;

import java.util.List;
import java.util.Map;

/**
 * The keys that a mapping may have.
 *
 * @param name what the mapping is called in the JSON Schema
 * @param known the keys, in the order of the documentation
 * @param refused keys that are not supported, with what to do instead, completing "is not yet
 *     supported"
 * @since 0.1.0
 */
public record Keys(String name, List<String> known, Map<String, String> refused) {

  /** Keeps its own copies. */
  public Keys {
    known = List.copyOf(known);
    refused = Map.copyOf(refused);
  }

  /** Returns keys of which none is refused by name. */
  public static Keys of(String name, String... known) {
    return new Keys(name, List.of(known), Map.of());
  }
}
