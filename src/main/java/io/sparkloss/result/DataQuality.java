package io.sparkloss.result;

import io.sparkloss.result.entry.Usage;
import java.util.List;

/**
 * What was read, and what of it each cost could use, overall.
 *
 * @param rowsRead the rows of the input
 * @param usages the rows used for each target, model and loss
 * @param labelCoverage where labels come from another table, the predictions that have one, by
 *     slice, the overall first; else empty
 * @since 0.1.0
 */
public record DataQuality(
    long rowsRead, List<EntryUsage> usages, List<LabelCoverage> labelCoverage) {

  /** Keeps its own copies of the lists. */
  public DataQuality {
    usages = List.copyOf(usages);
    labelCoverage = List.copyOf(labelCoverage);
  }

  /** Creates the quality of data whose rows hold their labels. */
  public DataQuality(long rowsRead, List<EntryUsage> usages) {
    this(rowsRead, usages, List.of());
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
