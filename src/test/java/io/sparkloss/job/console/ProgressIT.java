package io.sparkloss.job.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class ProgressIT {

  private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTerminalShowsHowFarItIsOnOneLine() throws Exception {
    run("mine", new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), true, STILL));

    List<String> painted = List.of(text().split("\r\u001b\\[K"));
    assertThat(painted).contains("run r", "run r: stages 1 of 1, tasks 3 of 3");
    assertThat(text()).endsWith("\r\u001b[K").doesNotContain("\n");
  }

  @Test
  void aLogGetsNoMoreThanOneLineInAWhile() throws Exception {
    run("mine", new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), false, STILL));

    assertThat(text()).isEqualToNormalizingNewlines("run r\n");
  }

  @Test
  void jobsOfOthersDoNotCount() throws Exception {
    run("other", new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), true, STILL));

    assertThat(text()).doesNotContain("tasks");
  }

  private static void run(String group, Progress progress) throws Exception {
    SparkSession spark = TestSpark.session();
    spark.sparkContext().addSparkListener(progress);
    try {
      progress.start("mine", "run r");
      spark.sparkContext().setJobGroup(group, "test", false);
      spark.range(0, 3, 1, 3).toJavaRDD().count();
      spark.sparkContext().listenerBus().waitUntilEmpty();
      progress.finish();
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
