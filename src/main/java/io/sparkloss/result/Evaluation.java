package io.sparkloss.result;

import io.sparkloss.result.detail.Details;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.ObjectiveEntry;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Everything that one evaluation found. A user of the results needs nothing else.
 *
 * @param run the identity of the run; running it again replaces its results
 * @param evaluatedAt when it was evaluated
 * @param confidence the coverage of the intervals: 0.95 is 95 %
 * @param provenance where the results come from
 * @param sliceColumns the columns of all slices, with their types
 * @param costs one entry for each target, model, loss and slice; the overall ones first
 * @param comparisons one entry for each model, loss and slice of a target that has a baseline
 * @param gates one entry for each gate, in the order of the plan
 * @param dataQuality what was read, and what of it could be used
 * @param details what was found beside costs, as far as it was asked for
 * @param objectives the objectives of the models that have a penalty
 * @since 0.1.0
 */
public record Evaluation(
    String run,
    Instant evaluatedAt,
    double confidence,
    Provenance provenance,
    List<SliceColumn> sliceColumns,
    List<CostEntry> costs,
    List<Comparison> comparisons,
    List<GateResult> gates,
    DataQuality dataQuality,
    Details details,
    List<ObjectiveEntry> objectives) {

  /** Creates an evaluation whose models have no penalty. */
  public Evaluation(
      String run,
      Instant evaluatedAt,
      double confidence,
      Provenance provenance,
      List<SliceColumn> sliceColumns,
      List<CostEntry> costs,
      List<Comparison> comparisons,
      List<GateResult> gates,
      DataQuality dataQuality,
      Details details) {
    this(
        run,
        evaluatedAt,
        confidence,
        provenance,
        sliceColumns,
        costs,
        comparisons,
        gates,
        dataQuality,
        details,
        List.of());
  }

  /** Keeps its own copies of the lists. */
  public Evaluation {
    sliceColumns = List.copyOf(sliceColumns);
    costs = List.copyOf(costs);
    comparisons = List.copyOf(comparisons);
    gates = List.copyOf(gates);
    objectives = List.copyOf(objectives);
  }

  /** Returns the verdict of all gates: FAIL before INCONCLUSIVE before PASS; PASS without gates. */
  public Verdict verdict() {
    return gates.stream().map(GateResult::verdict).reduce(Verdict.PASS, Verdict::and);
  }

  /** Returns one line; the costs may be very many, and {@code report} shows them. */
  @Override
  public String toString() {
    long overall = costs.stream().filter(entry -> entry.slice().isOverall()).count();
    return String.format(
        Locale.ROOT,
        "Evaluation[run=%s, verdict=%s, gates=%,d, costs=%,d overall and %,d of slices,"
            + " rows read=%,d]",
        run,
        verdict(),
        gates.size(),
        overall,
        costs.size() - overall,
        dataQuality.rowsRead());
  }
}
