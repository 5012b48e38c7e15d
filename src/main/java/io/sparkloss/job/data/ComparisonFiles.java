package io.sparkloss.job.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkloss.cost.change.ChangeTerm;
import io.sparkloss.job.parquet.ParquetBytes;
import io.sparkloss.job.parquet.WholeFile;
import io.sparkloss.report.page.ComparisonPage;
import io.sparkloss.result.compare.CostDifference;
import io.sparkloss.result.compare.EntryChange;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.SlicingChange;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.json.EvaluationJson;
import io.sparkloss.result.json.RunComparisonJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Writes what changed between two runs: {@code compare.json}, {@code report.html}, and {@code
 * compare.parquet} with a row for each cost of all rows and one for each slice of each slicing.
 *
 * @since 0.1.0
 */
public final class ComparisonFiles {

  private static final MessageType COLUMNS =
      MessageTypeParser.parseMessageType(
          """
          message compare {
            required binary run_1 (STRING);
            required binary run_2 (STRING);
            optional int32 period_1 (DATE);
            optional int32 period_2 (DATE);
            required binary target (STRING);
            required binary model (STRING);
            required binary loss (STRING);
            required binary slice (STRING);
            required binary grouping (STRING);
            required binary kind (STRING);
            optional double weight_share_1;
            optional double weight_share_2;
            optional double cost_1;
            optional double cost_2;
            optional double change;
            optional double std_error;
            optional double ci_low;
            optional double ci_high;
            optional boolean doubtful;
            optional double mix;
            optional double rate;
            optional double rate_std_error;
            optional double turnover;
          }
          """);

  private final RunComparison comparison;

  private ComparisonFiles(RunComparison comparison) {
    this.comparison = comparison;
  }

  /** Writes a comparison to a directory, in place of an earlier one. */
  public static void write(RunComparison comparison, Path directory, Configuration configuration)
      throws IOException {
    WholeFile files = new WholeFile(configuration, new Path(directory, "_writing"));
    List<Group> rows = new ComparisonFiles(comparison).rows();
    files.put(new Path(directory, "compare.parquet"), ParquetBytes.of(COLUMNS, rows, Map.of()));
    files.put(new Path(directory, "report.html"), ComparisonPage.of(comparison).getBytes(UTF_8));
    files.put(
        new Path(directory, "compare.json"), RunComparisonJson.write(comparison).getBytes(UTF_8));
  }

  private List<Group> rows() {
    List<Group> rows = new ArrayList<>();
    for (EntryChange entry : comparison.changes()) {
      rows.add(overall(entry));
      for (SlicingChange slicing : entry.slicings()) {
        slicing.change().terms().forEach(term -> rows.add(slice(entry, slicing, term)));
      }
    }
    return rows;
  }

  private Group row(EntryChange entry, Slice slice, List<String> columns, String kind) {
    Group row = new SimpleGroup(COLUMNS);
    row.append("run_1", comparison.before().run()).append("run_2", comparison.after().run());
    if (comparison.before().period() != null) {
      row.append("period_1", (int) comparison.before().period().toEpochDay());
    }
    if (comparison.after().period() != null) {
      row.append("period_2", (int) comparison.after().period().toEpochDay());
    }
    return row.append("target", entry.name().target())
        .append("model", entry.name().model())
        .append("loss", entry.name().loss())
        .append("slice", EvaluationJson.write(slice))
        .append("grouping", EvaluationJson.writeColumns(columns))
        .append("kind", kind);
  }

  private Group overall(EntryChange entry) {
    Group row = row(entry, Slice.OVERALL, List.of(), "overall");
    CostDifference change = entry.change();
    optional(row, "cost_1", entry.before().cost());
    optional(row, "cost_2", entry.after().cost());
    optional(row, "change", change.value());
    optional(row, "std_error", change.standardError());
    optional(row, "ci_low", change.lower());
    optional(row, "ci_high", change.upper());
    return row.append("doubtful", change.doubtful());
  }

  private Group slice(EntryChange entry, SlicingChange slicing, ChangeTerm<Slice> term) {
    String kind = term.kind().name().toLowerCase(Locale.ROOT);
    Group row = row(entry, term.key(), slicing.columns(), kind);
    optional(row, "weight_share_1", term.shareBefore());
    optional(row, "weight_share_2", term.shareAfter());
    optional(row, "cost_1", term.costBefore());
    optional(row, "cost_2", term.costAfter());
    optional(row, "change", SlicingChange.effect(term));
    optional(row, "mix", term.mix());
    optional(row, "rate", term.rate());
    optional(row, "rate_std_error", term.rateStandardError());
    optional(row, "turnover", term.turnover());
    return row;
  }

  /** Leaves out what is not defined. */
  private static void optional(Group row, String column, double value) {
    if (!Double.isNaN(value)) {
      row.append(column, value);
    }
  }
}
