package io.sparkloss.evaluate.history;

import io.sparkloss.loss.Reason;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cost of a run of the past, in the parts that add up with those of other runs.
 *
 * @param name which cost
 * @param slice which rows; its columns stand in alphabetical order
 * @param rows how many rows could be used
 * @param basis what the cost follows from
 * @param reported how it was reported; null where the basis tells how sure the cost is
 * @param comparisons what it was compared with
 * @since 0.1.0
 */
public record StoredCost(
    Name name,
    Slice slice,
    Rows rows,
    CostBasis basis,
    @Nullable Reported reported,
    List<StoredComparison> comparisons) {

  /** Keeps its own copy of the comparisons. */
  public StoredCost {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * How a cost was reported.
   *
   * @param estimate the cost with its uncertainty, which rows in clusters do not tell again
   * @param confidence the coverage of its interval
   */
  public record Reported(Estimate estimate, double confidence) {}

  /**
   * Which cost.
   *
   * @param target the target
   * @param model the model
   * @param loss the loss as it is reported, with its parameters
   */
  public record Name(String target, String model, String loss) {}

  /**
   * How many rows could be used.
   *
   * @param seen the rows seen, ignored ones included
   * @param used the rows used
   * @param invalid the rows not used, by reason
   * @param unnormalized the rows seen whose probabilities do not sum to 1
   */
  public record Rows(long seen, long used, Map<Reason, Long> invalid, long unnormalized) {

    /** Keeps its own copy of the counts. */
    public Rows {
      invalid = Map.copyOf(invalid);
    }
  }
}
