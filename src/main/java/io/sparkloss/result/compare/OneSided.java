package io.sparkloss.result.compare;

import java.util.List;

/**
 * What only one of the runs has.
 *
 * @param name the cost
 * @param columns the columns of slices that the other run does not have, or has with another type,
 *     sorted; none where the other run does not have the cost at all
 * @since 0.1.0
 */
public record OneSided(EntryName name, List<String> columns) {

  /** Keeps its own copy of the columns. */
  public OneSided {
    columns = List.copyOf(columns);
  }
}
