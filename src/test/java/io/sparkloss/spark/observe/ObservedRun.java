package io.sparkloss.spark.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * A JVM of its own in which tasks fail and are tried again, and which writes a line for each case:
 * name, failed tasks, observed rows, written rows, bits of the observed mean squared error, bits of
 * that of what was written; parted by tabulators.
 */
public final class ObservedRun {

  private static final int PARTITIONS = 8;
  private static final AtomicInteger LEFT_TO_DELETE = new AtomicInteger();

  private final SparkSession spark;
  private final Path folder;
  private final AtomicInteger failed = new AtomicInteger();
  private final List<String> lines = new ArrayList<>();

  private ObservedRun(Path folder) {
    this.folder = folder;
    spark =
        SparkSession.builder()
            .master("local[2,4]")
            .appName("spark-loss observed")
            .config("spark.ui.enabled", "false")
            .config("spark.local.dir", folder.resolve("local").toString())
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                if (!end.taskInfo().successful()) {
                  failed.incrementAndGet();
                }
              }
            });
    register("fails", ObservedRun::fail);
    String local = folder.resolve("local").toString();
    register("deletes", id -> delete(local));
  }

  /** Registers a condition that Spark must not evaluate before a shuffle that it stands after. */
  private void register(String name, UDF1<Long, Boolean> condition) {
    spark
        .udf()
        .register(name, functions.udf(condition, DataTypes.BooleanType).asNondeterministic());
  }

  /**
   * Runs.
   *
   * @param arguments a folder, and the file to write
   */
  public static void main(String[] arguments) throws Exception {
    ObservedRun run = new ObservedRun(Path.of(arguments[0]));
    UnaryOperator<Dataset<Row>> unchanged = rows -> rows;
    run.write("steady", run.scored(), unchanged);
    run.write("failing", run.scored().where("fails(id)"), unchanged);
    run.write("failing after", run.scored(), rows -> rows.where("fails(id)"));
    run.write("shuffled", run.scored().where("fails(id)"), rows -> rows.repartition(PARTITIONS));
    run.write("sorted", run.scored(), rows -> rows.orderBy("score"));
    run.write("sorted before", run.scored().orderBy("score"), unchanged);
    LEFT_TO_DELETE.set(1);
    run.write(
        "lost shuffle", run.scored(), rows -> rows.repartition(PARTITIONS).where("deletes(id)"));
    run.spark.stop();
    Files.write(Path.of(arguments[1]), run.lines);
  }

  private Dataset<Row> scored() {
    return spark
        .range(0, 40_000, 1, PARTITIONS)
        .selectExpr(
            "id",
            "sin(id) AS y",
            "cos(id * 7) AS score",
            "CAST(id % 5 = 0 AS INT) AS late",
            "(1 + id % 7) / 9D AS p");
  }

  private void write(String name, Dataset<Row> scored, UnaryOperator<Dataset<Row>> afterwards)
      throws Exception {
    spark.sparkContext().listenerBus().waitUntilEmpty();
    failed.set(0);
    Path to = folder.resolve(name.replace(' ', '-'));
    Map<String, Object> observed = Scoring.write(scored, afterwards, to);
    spark.sparkContext().listenerBus().waitUntilEmpty();
    int failures = failed.get();
    Row written = Scoring.ofWritten(spark.read().parquet(to.toString()));
    lines.add(
        String.join(
            "\t",
            name,
            Integer.toString(failures),
            String.valueOf(observed.get("rows")),
            String.valueOf(written.getLong(0)),
            bits((Double) observed.get("mse")),
            bits(written.getDouble(1))));
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }

  /** Every other partition fails at its first attempt, when most of its rows are done. */
  private static boolean fail(long id) {
    TaskContext task = TaskContext.get();
    if (task.partitionId() % 2 == 0 && task.attemptNumber() == 0 && id % 5000 == 4000) {
      throw new IllegalStateException("a task that fails");
    }
    return true;
  }

  /** Deletes, once, what the tasks before the shuffle wrote, as the loss of a machine does. */
  private static boolean delete(String local) {
    if (LEFT_TO_DELETE.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      try (Stream<Path> files = Files.walk(Path.of(local))) {
        for (Path file : files.toList()) {
          if (file.getFileName().toString().startsWith("shuffle_")) {
            Files.delete(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return true;
  }
}
