package io.sparkloss.job.history;

import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.json.EvaluationJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;

/** Costs as rows of {@link RunColumns}. */
final class RunRow {

  private final StoredRun run;
  private final Evaluation evaluation;
  private final Map<Of, List<Comparison>> comparisons;

  /** Which cost, of which rows. */
  private record Of(EntryKey key, Slice slice) {}

  private RunRow(StoredRun run, Evaluation evaluation) {
    this.run = run;
    this.evaluation = evaluation;
    comparisons =
        evaluation.comparisons().stream()
            .collect(Collectors.groupingBy(each -> new Of(each.key(), each.slice())));
  }

  /** Returns the rows of all costs. */
  static List<Group> of(StoredRun run, Evaluation evaluation) {
    RunRow row = new RunRow(run, evaluation);
    return evaluation.costs().stream().map(row::of).toList();
  }

  private Group of(CostEntry entry) {
    CostBasis basis = entry.basis();
    if (basis == null) {
      throw new IllegalArgumentException(
          "the cost " + entry.key() + " has no state, so it cannot be kept; evaluate it again");
    }
    Group row = new SimpleGroup(RunColumns.ALL);
    row.append("run", run.run())
        .append("series", run.series())
        .append("evaluated_at", micros(run.evaluatedAt()))
        .append("verdict", run.verdictName())
        .append("target", entry.key().target())
        .append("model", entry.key().model())
        .append("loss", entry.key().loss())
        .append("slice", EvaluationJson.write(entry.slice()))
        .append("slice_types", EvaluationJson.writeTypes(entry.slice(), evaluation.sliceColumns()))
        .append("grouping", EvaluationJson.writeColumns(entry.slice().columns()))
        .append("confidence", evaluation.confidence());
    estimate(row, entry.estimate());
    optional(row, "degrees", basis.degrees());
    usage(row, entry.usage());
    basis(row, basis);
    comparisons(row, comparisons.getOrDefault(new Of(entry.key(), entry.slice()), List.of()));
    return row;
  }

  private static void comparisons(Group row, List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return;
    }
    Group list = row.addGroup("comparisons");
    for (Comparison comparison : comparisons) {
      CostState state =
          Objects.requireNonNull(comparison.state(), "an evaluation's comparison has a state");
      Group element = list.addGroup("list").addGroup("element");
      difference(element, comparison.difference());
      element
          .append("baseline", comparison.baseline())
          .append("won", comparison.won())
          .append("tied", comparison.tied())
          .append("state", Binary.fromConstantByteArray(state.toBytes()));
    }
  }

  /** Puts a difference with its uncertainty. */
  static void difference(Group row, Estimate difference) {
    row.append("count", difference.count())
        .append("weight", difference.weight())
        .append("doubtful", difference.doubtful());
    optional(row, "difference", difference.cost());
    optional(row, "std_error", difference.standardError());
    optional(row, "ci_low", difference.lower());
    optional(row, "ci_high", difference.upper());
  }

  /** Puts what a cost follows from. */
  static void basis(Group row, CostBasis basis) {
    row.append("transform", basis.transform().name().toLowerCase(Locale.ROOT))
        .append("weight_kind", basis.weightKind().name().toLowerCase(Locale.ROOT))
        .append("clusters", basis.clusters())
        .append("state", Binary.fromConstantByteArray(basis.state().toBytes()));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Puts a cost with its uncertainty. */
  static void estimate(Group row, Estimate estimate) {
    row.append("count", estimate.count())
        .append("weight", estimate.weight())
        .append("doubtful", estimate.doubtful())
        .append("clipped_count", estimate.clippedCount());
    if (!estimate.isEmpty()) {
      row.append("cost", estimate.cost());
    }
    optional(row, "std_error", estimate.standardError());
    optional(row, "ci_low", estimate.lower());
    optional(row, "ci_high", estimate.upper());
    optional(row, "clipped_share", estimate.clippedShare());
  }

  /** Puts how many rows could be used. */
  static void usage(Group row, Usage usage) {
    row.append("rows", usage.rows()).append("unnormalized", usage.unnormalized());
    optional(row, "coverage", usage.coverage());
    optional(row, "weight_coverage", usage.weightCoverage());
    Group invalid = row.addGroup("invalid");
    usage
        .invalid()
        .forEach(
            (reason, count) ->
                invalid.addGroup("key_value").append("key", reason.key()).append("value", count));
  }

  /** Leaves out what is not defined. */
  static void optional(Group row, String column, double value) {
    if (!Double.isNaN(value)) {
      row.append(column, value);
    }
  }
}
