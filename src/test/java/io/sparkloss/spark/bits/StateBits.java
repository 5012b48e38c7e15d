package io.sparkloss.spark.bits;

import io.sparkloss.TestSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The bits of all that is reported of states and of paired differences: over all rows, over each
 * slice, and of all rows again by merging the states of small parts.
 */
final class StateBits {

  /** What all rows are called. */
  static final String ALL = "all";

  /** What all rows are called where their state was merged from parts. */
  static final String MERGED = "merged";

  private static final List<String> LOSSES =
      List.of(
          "squared_error(y, p)",
          "gaussian_nll(y, p, s)",
          "binary_cross_entropy(late, q)",
          "cross_entropy(c, probs)",
          "zero_one_loss(c, hard)",
          "huge",
          "endless");

  private static final List<String> PAIRS =
      List.of(
          "squared_error(y, p), absolute_error(y, p)",
          "binary_cross_entropy(late, q), brier_loss(late, q)",
          "huge, large",
          "both, endless");

  private static final List<String> REPORTED =
      List.of(
          "cost_value(%s)",
          "cost_std_error(%s)",
          "cost_interval(%s)",
          "cost_interval(%s, 0.9D)",
          "cost_doubtful(%s)",
          "cost_count(%s)",
          "cost_weight(%s)");

  private StateBits() {}

  /** Computes everything in one way. */
  static Map<String, String> of(Variant variant) {
    SparkSession session = variant.session(TestSpark.session());
    new BitsData(session, StoredBits.folder())
        .read(BitsData.GOOD, variant.layout())
        .createOrReplaceTempView("good");
    List<String> states = states();
    List<String> differences = differences();
    Map<String, String> bits = new TreeMap<>();
    add(session, all(differences, "good"), differences, bits);
    add(session, reported(all(states, "good"), states), states, bits);
    String slices = "SELECT slice, " + columns(states) + " FROM good GROUP BY slice";
    add(session, reported(slices, states), states, bits);
    String parts = "SELECT " + columns(states) + " FROM good GROUP BY slice, id % 7";
    add(session, reported(merged(parts, states), states), states, bits);
    return bits;
  }

  private static List<String> states() {
    List<String> calls = new ArrayList<>();
    LOSSES.forEach(loss -> calls.add("cost_state_agg(" + loss + ")"));
    LOSSES.forEach(loss -> calls.add("cost_state_agg(" + loss + ", w)"));
    PAIRS.forEach(pair -> calls.add("cost_difference_state_agg(" + pair + ")"));
    PAIRS.forEach(pair -> calls.add("cost_difference_state_agg(" + pair + ", w)"));
    return calls;
  }

  private static List<String> differences() {
    List<String> calls = new ArrayList<>();
    PAIRS.forEach(pair -> calls.add("cost_difference(" + pair + ")"));
    PAIRS.forEach(pair -> calls.add("cost_difference(" + pair + ", w)"));
    PAIRS.forEach(pair -> calls.add("cost_ratio(" + pair + ")"));
    PAIRS.forEach(pair -> calls.add("cost_ratio(" + pair + ", w)"));
    return calls;
  }

  private static String columns(List<String> calls) {
    List<String> columns = new ArrayList<>();
    calls.forEach(call -> columns.add(call + " AS s" + columns.size()));
    return String.join(", ", columns);
  }

  private static String all(List<String> calls, String table) {
    return "SELECT '" + ALL + "' AS slice, " + columns(calls) + " FROM " + table;
  }

  private static String merged(String parts, List<String> calls) {
    List<String> merges = new ArrayList<>();
    calls.forEach(call -> merges.add("cost_merge_agg(s" + merges.size() + ")"));
    return "SELECT '" + MERGED + "' AS slice, " + columns(merges) + " FROM (" + parts + ")";
  }

  /** Selects what is reported of each state. */
  private static String reported(String states, List<String> calls) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      List<String> fields = new ArrayList<>();
      for (String each : REPORTED) {
        fields.add("'" + each.formatted("s") + "', " + each.formatted("s" + i));
      }
      columns.add("named_struct(" + String.join(", ", fields) + ") AS r" + i);
    }
    return "SELECT slice, " + String.join(", ", columns) + " FROM (" + states + ")";
  }

  private static void add(
      SparkSession session, String sql, List<String> calls, Map<String, String> to) {
    for (Row row : session.sql(sql).collectAsList()) {
      for (int i = 0; i < calls.size(); i++) {
        Bits.put(to, row.get(0) + ", " + calls.get(i), row.get(i + 1));
      }
    }
  }
}
