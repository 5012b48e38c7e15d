package io.sparkloss.job.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.job.parquet.ParquetBytes;
import io.sparkloss.job.parquet.WholeFile;
import io.sparkloss.report.page.RollupPage;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.json.EvaluationJson;
import io.sparkloss.result.json.RollupJson;
import io.sparkloss.result.rollup.Departure;
import io.sparkloss.result.rollup.RolledComparison;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import io.sparkloss.result.rollup.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Writes an answer from a history: {@code rollup.parquet} with a row for each cost, {@code
 * comparisons.parquet} with one for each model beside its baseline, {@code report.html}, and {@code
 * rollup.json}.
 *
 * @since 0.1.0
 */
public final class RollupFiles {

  private static final MessageType COLUMNS =
      MessageTypeParser.parseMessageType(
          """
          message rollup {
            required binary series (STRING);
            required binary target (STRING);
            required binary model (STRING);
            required binary loss (STRING);
            required binary slice (STRING);
            required binary span (STRING);
            required int32 first_period (DATE);
            required int32 last_period (DATE);
            required boolean departed;
            required int64 rows;
            required int64 count;
            required double weight;
            optional double cost;
            optional double std_error;
            optional double ci_low;
            optional double ci_high;
            required boolean doubtful;
            required int64 clipped_count;
            optional double clipped_share;
            required group invalid (MAP) {
              repeated group key_value {
                required binary key (STRING);
                required int64 value;
              }
            }
            optional double coverage;
            optional double weight_coverage;
            required int64 unnormalized;
            required binary transform (STRING);
            required binary weight_kind (STRING);
            required int64 clusters;
            required binary state;
          }
          """);

  private static final MessageType COMPARISONS =
      MessageTypeParser.parseMessageType(
          """
          message comparisons {
            required binary series (STRING);
            required binary target (STRING);
            required binary model (STRING);
            required binary loss (STRING);
            required binary baseline (STRING);
            required binary slice (STRING);
            required binary span (STRING);
            required int32 first_period (DATE);
            required int32 last_period (DATE);
            required int64 count;
            required double weight;
            optional double difference;
            optional double std_error;
            optional double ci_low;
            optional double ci_high;
            required boolean doubtful;
            optional double model_cost;
            optional double baseline_cost;
            required int64 won;
            required int64 tied;
            optional double won_share;
            optional double tied_share;
            required binary state;
          }
          """);

  private RollupFiles() {}

  /** Writes an answer to a directory, in place of an earlier one. */
  public static void write(Rollup rollup, String directory, Configuration configuration)
      throws IOException {
    Path root = new Path(directory);
    WholeFile files = new WholeFile(configuration, new Path(root, "_writing"));
    List<Group> rows = new ArrayList<>();
    rollup.costs().forEach(cost -> rows.add(row(cost, rollup.departures())));
    files.put(new Path(root, "rollup.parquet"), ParquetBytes.of(COLUMNS, rows, Map.of()));
    files.put(
        new Path(root, "comparisons.parquet"),
        ParquetBytes.of(
            COMPARISONS, rollup.comparisons().stream().map(RollupFiles::row).toList(), Map.of()));
    files.put(new Path(root, "report.html"), RollupPage.of(rollup).getBytes(UTF_8));
    files.put(new Path(root, "rollup.json"), RollupJson.write(rollup).getBytes(UTF_8));
  }

  private static Group row(RolledCost cost, List<Departure> departures) {
    Group row = new SimpleGroup(COLUMNS);
    key(row, cost.name(), cost.slice(), cost.span());
    row.append("departed", departures.stream().anyMatch(departure -> departure.isOf(cost)));
    RunRow.estimate(row, cost.estimate());
    RunRow.usage(row, cost.usage());
    RunRow.basis(row, cost.basis());
    return row;
  }

  private static Group row(RolledComparison comparison) {
    PairedDifference found = comparison.difference();
    Group row = new SimpleGroup(COMPARISONS);
    key(row, comparison.name(), comparison.slice(), comparison.span());
    RunRow.difference(row, Estimate.of(found.difference()));
    RunRow.optional(row, "model_cost", found.candidate().mean());
    RunRow.optional(row, "baseline_cost", found.baseline().mean());
    RunRow.optional(row, "won_share", found.wonShare());
    RunRow.optional(row, "tied_share", found.tiedShare());
    row.append("baseline", comparison.baseline())
        .append("won", found.won())
        .append("tied", found.tied())
        .append("state", Binary.fromConstantByteArray(comparison.state().toBytes()));
    return row;
  }

  private static void key(Group row, RolledCost.Name name, Slice slice, Span span) {
    row.append("series", name.series())
        .append("target", name.target())
        .append("model", name.model())
        .append("loss", name.loss())
        .append("slice", EvaluationJson.write(slice))
        .append("span", span.label())
        .append("first_period", (int) span.first().toEpochDay())
        .append("last_period", (int) span.last().toEpochDay());
  }
}
