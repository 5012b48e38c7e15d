package io.sparkloss.job.table;

import static io.sparkloss.job.table.CostColumn.count;
import static io.sparkloss.job.table.CostColumn.number;
import static io.sparkloss.job.table.CostColumn.text;

import io.sparkloss.loss.Reason;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.json.EvaluationJson;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of costs, the same for every run and in every format. They have the names
 * and the meaning of those of a history; {@code invalid} is a JSON object, since databases have no
 * maps, and comparisons are left to the files and the history.
 */
final class CostColumns {

  /** The columns that tell whose rows they are. */
  static final List<String> KEY = List.of("period", "run");

  /** All columns, in order. */
  static final List<CostColumn> ALL =
      List.of(
          new CostColumn(
              "period", DataTypes.DateType, false, row -> Date.valueOf(row.run().period())),
          text("run", row -> row.run().run()),
          text("series", row -> row.run().series()),
          new CostColumn(
              "evaluated_at",
              DataTypes.TimestampType,
              false,
              row -> Timestamp.from(row.run().evaluatedAt())),
          text("verdict", row -> row.run().verdictName()),
          text("target", row -> row.entry().key().target()),
          text("model", row -> row.entry().key().model()),
          text("loss", row -> row.entry().key().loss()),
          text("slice", row -> EvaluationJson.write(row.entry().slice())),
          text("slice_types", CostColumns::sliceTypes),
          text("grouping", row -> EvaluationJson.writeColumns(row.entry().slice().columns())),
          count("rows", row -> row.entry().usage().rows()),
          count("count", row -> estimate(row).count()),
          number("weight", row -> estimate(row).weight()),
          new CostColumn("cost", DataTypes.DoubleType, true, CostColumns::cost),
          number("std_error", row -> estimate(row).standardError()),
          number("degrees", row -> row.basis().degrees()),
          number("ci_low", row -> estimate(row).lower()),
          number("ci_high", row -> estimate(row).upper()),
          new CostColumn("doubtful", DataTypes.BooleanType, false, row -> estimate(row).doubtful()),
          number("confidence", row -> row.evaluation().confidence()),
          count("clipped_count", row -> estimate(row).clippedCount()),
          number("clipped_share", row -> estimate(row).clippedShare()),
          text("invalid", CostColumns::invalid),
          number("coverage", row -> row.entry().usage().coverage()),
          number("weight_coverage", row -> row.entry().usage().weightCoverage()),
          count("unnormalized", row -> row.entry().usage().unnormalized()),
          text("transform", row -> lower(row.basis().transform())),
          text("weight_kind", row -> lower(row.basis().weightKind())),
          count("clusters", row -> row.basis().clusters()),
          new CostColumn(
              "state", DataTypes.BinaryType, false, row -> row.basis().state().toBytes()));

  private CostColumns() {}

  /** Returns the columns as Spark has them. */
  static StructType schema() {
    StructType schema = new StructType();
    for (CostColumn column : ALL) {
      schema = schema.add(column.name(), column.type(), column.optional());
    }
    return schema;
  }

  private static Estimate estimate(CostRow row) {
    return row.entry().estimate();
  }

  /** Returns the cost, which may be NaN where rows have such a loss. */
  private static @Nullable Object cost(CostRow row) {
    return estimate(row).isEmpty() ? null : (Object) estimate(row).cost();
  }

  private static String sliceTypes(CostRow row) {
    return EvaluationJson.writeTypes(row.entry().slice(), row.evaluation().sliceColumns());
  }

  /** The keys are plain words, so nothing in them has to be escaped. */
  private static String invalid(CostRow row) {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<Reason, Long> count : row.entry().usage().invalid().entrySet()) {
      counts.put("\"" + count.getKey().key() + "\"", count.getValue());
    }
    return counts.toString().replace("=", ":").replace(", ", ",");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
