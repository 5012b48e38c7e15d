package io.sparkloss.spark.bits;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Tasks that fail, after they have read part of their rows and after they have merged what others
 * gave, and succeed when Spark tries them again; or none.
 *
 * <p>Needs a master that tries again: {@code local[2,4]}.
 */
final class Failures extends SparkListener {

  private static final String READING = "fails_reading";
  private static final String MERGING = "fails_merging";

  private final boolean wanted;
  private final AtomicInteger seen = new AtomicInteger();

  private Failures(boolean wanted) {
    this.wanted = wanted;
  }

  /** Returns no failures. */
  static Failures none() {
    return new Failures(false);
  }

  /** Returns failures, counted in this session. */
  static Failures count(SparkSession spark) {
    Failures failures = new Failures(true);
    spark.sparkContext().addSparkListener(failures);
    return failures;
  }

  /** Returns how many tasks failed; all are counted once the session is stopped. */
  int seen() {
    return seen.get();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (!end.taskInfo().successful()) {
      seen.incrementAndGet();
    }
  }

  /** Returns the same rows, read by tasks some of which fail. */
  Dataset<Row> in(SparkSession session, Dataset<Row> rows) {
    if (!wanted) {
      return rows;
    }
    session.udf().register(READING, (UDF1<Long, Boolean>) Failures::read, DataTypes.BooleanType);
    session.udf().register(MERGING, (UDF1<String, Boolean>) Failures::merge, DataTypes.BooleanType);
    return rows.where(READING + "(id)");
  }

  /** Returns a further column, in whose computation tasks fail; or nothing. */
  String afterwards(String call) {
    return wanted ? ", " + MERGING + "(CAST(" + call + " AS STRING))" : "";
  }

  /** Every third partition fails at the first attempt, and every ninth at the second, too. */
  private static boolean read(long id) {
    TaskContext task = TaskContext.get();
    int failing = task.partitionId() % 9 == 0 ? 2 : task.partitionId() % 3 == 0 ? 1 : 0;
    if (id % 50 == 49 && task.attemptNumber() < failing) {
      throw new IllegalStateException("a task that fails while it reads");
    }
    return true;
  }

  private static boolean merge(String ignored) {
    if (TaskContext.get().attemptNumber() == 0) {
      throw new IllegalStateException("a task that fails while it merges");
    }
    return true;
  }
}
