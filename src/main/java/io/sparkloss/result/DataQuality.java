package io.sparkloss.result;

import java.util.List;

/**
 * What was read, and what of it each cost could use, overall.
 *
 * @param rowsRead the rows of the input
 * @param usages the rows used for each target, model and loss
 * @since 0.1.0
 */
public record DataQuality(long rowsRead, List<EntryUsage> usages) {

  /** Keeps its own copy of the list. */
  public DataQuality {
    usages = List.copyOf(usages);
  }

  /**
   * The rows used for one cost.
   *
   * @param target the target
   * @param model the model
   * @param loss the loss with its parameters
   * @param usage how many rows could be used
   */
  public record EntryUsage(String target, String model, String loss, Usage usage) {}
}
