package io.sparkloss.job.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Vector$;

class ProgressIT {

  private static final SparkListenerExecutorMetricsUpdate NO_NEWS =
      new SparkListenerExecutorMetricsUpdate(
          "driver",
          Vector$.MODULE$.empty(),
          Map$.MODULE$.<Tuple2<Object, Object>, ExecutorMetrics>empty());

  private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTerminalShowsHowFarItIsOnOneLine() throws Exception {
    run("mine", progress(true, STILL));

    List<String> painted = List.of(text().split("\r\u001b\\[K"));
    assertThat(painted).contains("run r", "run r, counting: 3 rows, tasks 3 of 3");
    assertThat(text()).endsWith("\r\u001b[K").doesNotContain("\n");
  }

  @Test
  void aLogGetsNoMoreThanOneLineInAWhile() throws Exception {
    run("mine", progress(false, STILL));

    assertThat(text()).isEqualToNormalizingNewlines("run r\n");
  }

  @Test
  void jobsOfOthersDoNotCount() throws Exception {
    run("other", progress(true, STILL));

    assertThat(text()).doesNotContain("tasks");
  }

  @Test
  void rowsOfTheInputAreCounted(@TempDir Path folder) throws Exception {
    SparkSession spark = TestSpark.session();
    String path = folder.resolve("rows").toString();
    spark.range(0, 5000, 1, 2).write().parquet(path);
    Progress progress = progress(true, STILL);
    spark.sparkContext().addSparkListener(progress);
    try {
      progress.start("mine", "run r");
      spark.sparkContext().setJobGroup("mine", "test", false);
      spark.read().parquet(path).agg(functions.sum("id")).collectAsList();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.sparkContext().removeSparkListener(progress);
    }

    assertThat(text()).contains("run r: 5,000 rows, tasks ");
  }

  @Test
  void aLongNameIsCutSoThatTheLineStaysOne() {
    Progress progress = progress(true, STILL);
    progress.start("mine", "run " + "long".repeat(40));
    progress.step("evaluating");

    List<String> painted = List.of(text().split("\r\u001b\\[K"));
    assertThat(painted).allMatch(line -> line.length() <= 79);
    assertThat(painted.get(painted.size() - 1)).endsWith("..., evaluating");
  }

  @Test
  void aLogGetsALineAMinute() {
    TickingClock clock = new TickingClock(Duration.ofSeconds(25));
    Progress progress = progress(false, clock);
    progress.start("mine", "run r");
    for (int i = 0; i < 6; i++) {
      progress.onExecutorMetricsUpdate(NO_NEWS);
    }

    assertThat(text().lines()).hasSizeBetween(2, 4);
  }

  private Progress progress(boolean terminal, Clock clock) {
    return new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), terminal, clock);
  }

  private static void run(String group, Progress progress) throws Exception {
    SparkSession spark = TestSpark.session();
    spark.sparkContext().addSparkListener(progress);
    try {
      progress.start("mine", "run r");
      progress.step("counting");
      spark.sparkContext().setJobGroup(group, "test", false);
      spark.range(0, 3, 1, 3).toJavaRDD().count();
      spark.sparkContext().listenerBus().waitUntilEmpty();
      progress.finish();
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  /** A clock that moves on whenever it is asked. */
  private static final class TickingClock extends Clock {

    private final Duration step;
    private Instant now = Instant.EPOCH;

    TickingClock(Duration step) {
      this.step = step;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
