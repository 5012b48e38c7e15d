package io.sparkloss.job.history;

import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.result.CostBasis;
import io.sparkloss.result.CostEntry;
import io.sparkloss.result.Estimate;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Usage;
import io.sparkloss.result.json.EvaluationJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;

/** Costs as rows of {@link RunColumns}. */
record RunRow(StoredRun run, Evaluation evaluation) {

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
        .append("verdict", RunFooter.verdict(run))
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
    return row;
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
  private static void optional(Group row, String column, double value) {
    if (!Double.isNaN(value)) {
      row.append(column, value);
    }
  }
}
