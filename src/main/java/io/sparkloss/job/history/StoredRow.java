package io.sparkloss.job.history;

import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.evaluate.history.LastPassedRun;
import io.sparkloss.evaluate.history.StoredComparison;
import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredCost.Reported;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.json.EvaluationJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.example.data.Group;

/** What a row of a history's file holds, the reverse of {@link RunRow}. */
final class StoredRow {

  private StoredRow() {}

  /** Returns a cost as it was reported, with what it follows from. */
  static CostEntry entry(Group row, StoredRun run) {
    StoredCost.Name name = name(row);
    StoredCost.Rows rows = rows(row);
    Usage usage =
        new Usage(
            rows.seen(),
            rows.used(),
            rows.invalid(),
            optional(row, "coverage"),
            optional(row, "weight_coverage"),
            rows.unnormalized());
    return new CostEntry(
        new EntryKey(run.run(), run.evaluatedAt(), name.target(), name.model(), name.loss()),
        slice(row),
        estimate(row),
        usage,
        basis(row),
        null);
  }

  /** Returns how a cost was reported. */
  static LastPassedRun.Reported reported(Group row) {
    return new LastPassedRun.Reported(name(row), slice(row), estimate(row), basis(row));
  }

  /**
   * Returns a cost in the parts that add up.
   *
   * @param statesAreSure whether the states tell how sure it is, so that nothing else was read
   */
  static StoredCost cost(Group row, boolean statesAreSure) {
    return new StoredCost(
        name(row),
        slice(row),
        rows(row),
        basis(row),
        statesAreSure ? null : new Reported(estimate(row), row.getDouble("confidence", 0)),
        comparisons(row, statesAreSure));
  }

  /** Returns the comparisons; a file of before has none. */
  private static List<StoredComparison> comparisons(Group row, boolean statesAreSure) {
    List<StoredComparison> comparisons = new ArrayList<>();
    if (row.getFieldRepetitionCount("comparisons") == 0) {
      return comparisons;
    }
    Group list = row.getGroup("comparisons", 0);
    for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
      Group element = list.getGroup("list", i).getGroup("element", 0);
      comparisons.add(
          new StoredComparison(
              element.getString("baseline", 0),
              CostState.fromBytes(element.getBinary("state", 0).getBytes()),
              statesAreSure
                  ? null
                  : new Reported(difference(element), row.getDouble("confidence", 0))));
    }
    return comparisons;
  }

  private static Estimate difference(Group element) {
    return new Estimate(
        element.getLong("count", 0),
        element.getDouble("weight", 0),
        optional(element, "difference"),
        optional(element, "std_error"),
        optional(element, "ci_low"),
        optional(element, "ci_high"),
        element.getBoolean("doubtful", 0),
        0,
        0);
  }

  private static CostBasis basis(Group row) {
    return new CostBasis(
        CostState.fromBytes(row.getBinary("state", 0).getBytes()),
        Transform.valueOf(constant(row, "transform")),
        WeightKind.valueOf(constant(row, "weight_kind")),
        row.getLong("clusters", 0));
  }

  private static StoredCost.Name name(Group row) {
    return new StoredCost.Name(
        row.getString("target", 0), row.getString("model", 0), row.getString("loss", 0));
  }

  private static Slice slice(Group row) {
    return EvaluationJson.readSlice(row.getString("slice", 0), row.getString("slice_types", 0));
  }

  private static Estimate estimate(Group row) {
    return new Estimate(
        row.getLong("count", 0),
        row.getDouble("weight", 0),
        optional(row, "cost"),
        optional(row, "std_error"),
        optional(row, "ci_low"),
        optional(row, "ci_high"),
        row.getBoolean("doubtful", 0),
        row.getLong("clipped_count", 0),
        optional(row, "clipped_share"));
  }

  private static String constant(Group row, String column) {
    return row.getString(column, 0).toUpperCase(Locale.ROOT);
  }

  private static StoredCost.Rows rows(Group row) {
    Map<Reason, Long> invalid = new EnumMap<>(Reason.class);
    Group entries = row.getGroup("invalid", 0);
    for (int i = 0; i < entries.getFieldRepetitionCount("key_value"); i++) {
      Group entry = entries.getGroup("key_value", i);
      invalid.put(Reason.valueOf(constant(entry, "key")), entry.getLong("value", 0));
    }
    return new StoredCost.Rows(
        row.getLong("rows", 0), row.getLong("count", 0), invalid, row.getLong("unnormalized", 0));
  }

  private static double optional(Group row, String column) {
    return row.getFieldRepetitionCount(column) == 0 ? Double.NaN : row.getDouble(column, 0);
  }
}
