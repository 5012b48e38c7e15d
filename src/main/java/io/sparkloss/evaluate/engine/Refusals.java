package io.sparkloss.evaluate.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.sparkloss.evaluate.binding.Binding;
import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.refusal.CoverageException;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.spark.bundle.Bundles;
import io.sparkloss.spark.bundle.RowRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refuses an evaluation whose rows cannot be used. */
final class Refusals {

  /** Offending rows that a message shows. */
  private static final int SHOWN = 5;

  private final EvaluationPlan plan;
  private final DataQuality quality;

  Refusals(EvaluationPlan plan, DataQuality quality) {
    this.plan = plan;
    this.quality = quality;
  }

  /** Refuses any row that cannot be used, naming the first ones by key. */
  void requireAllUsable(Dataset<Row> input, InputColumns columns, Binding binding) {
    List<DataQuality.EntryUsage> refused =
        quality.usages().stream()
            .filter(entry -> entry.usage().refused() > 0 || entry.usage().unnormalized() > 0)
            .toList();
    if (refused.isEmpty()) {
      return;
    }
    long most =
        refused.stream()
            .mapToLong(entry -> entry.usage().refused() + entry.usage().unnormalized())
            .max()
            .orElseThrow();
    List<String> rows =
        plan.rows().key().isEmpty()
            ? List.of("name key columns to see which rows these are")
            : firstRows(input, columns, binding);
    throw new InvalidRowsException(
        most
            + " of "
            + quality.rowsRead()
            + " rows cannot be used: "
            + refused.get(0).target()
            + ", "
            + counts(refused.get(0).usage())
            + (rows.isEmpty() || plan.rows().key().isEmpty() ? "" : ", first at " + rows.get(0))
            + "; repair them, or use the others by on_invalid: skip",
        lines(refused),
        rows);
  }

  /** Refuses costs that use too few rows. */
  void requireCoverage() {
    double least = plan.quality().minCoverage();
    List<DataQuality.EntryUsage> short_ =
        quality.usages().stream()
            .filter(entry -> least > 0 && !(coverage(entry.usage()) >= least))
            .toList();
    if (short_.isEmpty()) {
      return;
    }
    DataQuality.EntryUsage first = short_.get(0);
    throw new CoverageException(
        "the coverage of "
            + name(first)
            + " is "
            + percent(coverage(first.usage()))
            + " but min_coverage is "
            + percent(least)
            + ": "
            + counts(first.usage())
            + "; repair the rows, or lower min_coverage",
        lines(short_));
  }

  private static double coverage(Usage usage) {
    return Math.min(usage.coverage(), usage.weightCoverage());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g%%", 100 * share);
  }

  private static List<String> lines(List<DataQuality.EntryUsage> entries) {
    return entries.stream().map(entry -> name(entry) + ": " + counts(entry.usage())).toList();
  }

  private static String name(DataQuality.EntryUsage entry) {
    return entry.target() + ", model " + entry.model() + ", " + entry.loss();
  }

  private static String counts(Usage usage) {
    String counts =
        usage.invalid().entrySet().stream()
            .map(entry -> entry.getKey().key() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    if (usage.unnormalized() == 0) {
      return counts;
    }
    String sums = RowRefusal.UNNORMALIZED + " " + usage.unnormalized();
    return counts.isEmpty() ? sums : counts + ", " + sums;
  }

  /** Returns the offending rows of the smallest keys; a query of its own, on the way to failing. */
  private List<String> firstRows(Dataset<Row> input, InputColumns columns, Binding binding) {
    List<Column> selected = new ArrayList<>();
    List<Column> keys = new ArrayList<>();
    for (String key : plan.rows().key()) {
      selected.add(columns.column(columns.position(key, "key")).as("_k" + keys.size()));
      keys.add(col("_k" + keys.size()));
    }
    selected.add(struct(binding.columns().toArray(new Column[0])).as("_row"));
    Dataset<Row> rows = input.select(selected.toArray(new Column[0]));
    List<String> names =
        binding.terms().stream().map(term -> term.text(plan.isLongForm())).toList();
    Column refusal = Bundles.refusal(rows, keys.size(), binding.layout(), names);
    List<Column> shown = new ArrayList<>(keys);
    shown.add(refusal.as("_refusal"));
    return rows
        .select(shown.toArray(new Column[0]))
        .filter(col("_refusal").isNotNull())
        .orderBy(keys.toArray(new Column[0]))
        .limit(SHOWN)
        .collectAsList()
        .stream()
        .map(this::line)
        .toList();
  }

  private String line(Row row) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < plan.rows().key().size(); i++) {
      parts.add(plan.rows().key().get(i) + " " + row.get(i));
    }
    return String.join(", ", parts) + ": " + row.getString(row.length() - 1);
  }
}
