package io.sparkloss.spark.bits;

import io.sparkloss.spark.bits.CostCalls.CallSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The bits of every reported field of every call, over all rows and over each slice.
 *
 * <p>Used by one thread.
 */
final class CostBits {

  private static final String NODE = "ColumnarCosts";

  private final SparkSession session;
  private final Variant variant;
  private final BitsData data;
  private final Failures failures;
  private final Map<String, String> bits = new TreeMap<>();

  private CostBits(SparkSession parent, Variant variant, Path folder, Failures failures) {
    this.session = variant.session(parent);
    this.variant = variant;
    this.data = new BitsData(session, folder);
    this.failures = failures;
  }

  /**
   * Computes everything in one way; where that is from batches, only what batches can serve.
   *
   * @throws IllegalStateException where Spark ran it in another way
   */
  static Map<String, String> of(
      SparkSession parent, Variant variant, Path folder, Failures failures) {
    CostBits all = new CostBits(parent, variant, folder, failures);
    CostCalls.all().stream().filter(set -> set.batches() || !variant.columnar()).forEach(all::add);
    return all.bits;
  }

  private void add(CallSet set) {
    Dataset<Row> rows = data.read(set.table(), variant.layout());
    int partitions = rows.javaRDD().getNumPartitions();
    if (partitions != variant.layout().files()) {
      throw new IllegalStateException(variant + " ran in " + partitions + " partitions");
    }
    failures.in(session, rows).createOrReplaceTempView(set.table());
    // One column for all of a type: Spark compiles code for each column that it hands over.
    String select = "array(" + String.join(", ", set.numbers()) + ") AS numbers";
    if (!set.structs().isEmpty()) {
      select += ", array(" + String.join(", ", set.structs()) + ") AS structs";
    }
    select += failures.afterwards(set.numbers().get(0)) + " FROM " + set.table();
    if (variant.totals()) {
      add(set, "SELECT 'all' AS slice, " + select);
    }
    if (variant.slices()) {
      add(set, "SELECT slice, " + select + " GROUP BY slice");
    }
  }

  private void add(CallSet set, String sql) {
    Dataset<Row> result = session.sql(sql);
    for (Row row : result.collectAsList()) {
      List<Object> values = new ArrayList<>(row.getList(1));
      if (!set.structs().isEmpty()) {
        values.addAll(row.getList(2));
      }
      for (int i = 0; i < values.size(); i++) {
        Bits.put(bits, set.calls().get(i) + " of " + row.get(0), values.get(i));
      }
    }
    boolean columnar = variant.columnar() && set.batches();
    String plan = result.queryExecution().executedPlan().toString();
    if (plan.contains(NODE) != columnar) {
      throw new IllegalStateException(
          variant + (columnar ? " ran without " : " ran with ") + NODE + ":\n" + plan);
    }
  }
}
