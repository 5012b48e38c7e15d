package io.sparkloss.job.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says in one line what is running, in which step it is, how many rows that has read and how long
 * it may still take. On a terminal the line is overwritten; else there is one at the start and one
 * a minute.
 *
 * <p>Counts only the Spark jobs of its own group, so that others in the same session do not show.
 * Rows come with the end of tasks and, between, with the heartbeats of executors.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Progress extends SparkListener {

  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final String GROUP = "spark.jobGroup.id";
  private static final String RECORDS_READ = "internal.metrics.input.recordsRead";
  private static final String ERASE = "\r\u001b[K";

  /** A line as wide as the terminal would move the cursor to the next one. */
  private static final int WIDTH = 79;

  private static final String CUT = "...";

  private final PrintStream err;
  private final boolean terminal;
  private final Clock clock;
  private final Set<Integer> stages = new HashSet<>();
  private String group = "";
  private String what = "";
  private String step = "";
  private WorkMeter meter = new WorkMeter(Instant.EPOCH);
  private boolean shown;
  private Instant last = Instant.MIN;

  /**
   * Creates the progress.
   *
   * @param err gets the lines
   * @param terminal whether a line can be overwritten
   * @param clock tells the time
   */
  public Progress(PrintStream err, boolean terminal, Clock clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Says that something starts.
   *
   * @param newGroup the group of its Spark jobs
   * @param newWhat what it is, in a few words
   */
  public synchronized void start(String newGroup, String newWhat) {
    group = newGroup;
    what = newWhat;
    begin("");
    paint();
  }

  /**
   * Says that the next step of what runs begins.
   *
   * @param name what is done, in a few words
   */
  public synchronized void step(String name) {
    begin(", " + name);
    update();
  }

  private void begin(String newStep) {
    step = newStep;
    stages.clear();
    meter = new WorkMeter(clock.instant());
  }

  /** Removes the line that was overwritten. */
  public synchronized void finish() {
    if (shown) {
      err.print(ERASE);
      err.flush();
      shown = false;
    }
    group = "";
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    Properties properties = start.properties();
    if (properties != null && !group.isEmpty() && group.equals(properties.getProperty(GROUP))) {
      for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
        stages.add(stage.stageId());
      }
    }
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    StageInfo stage = submitted.stageInfo();
    if (stages.contains(stage.stageId())) {
      meter.stage(stage.stageId(), stage.numTasks());
      update();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (stages.contains(end.stageId())) {
      @Nullable TaskMetrics metrics = end.taskMetrics();
      meter.ended(
          end.taskInfo().taskId(),
          new WorkMeter.Task(end.stageId(), end.taskInfo().index()),
          end.taskInfo().successful(),
          metrics == null ? 0 : metrics.inputMetrics().recordsRead());
      update();
    }
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate beat) {
    for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
        CollectionConverters.asJava(beat.accumUpdates())) {
      if (stages.contains((Integer) task._2())) {
        for (AccumulableInfo update : CollectionConverters.asJava(task._4())) {
          if (update.name().contains(RECORDS_READ) && update.update().isDefined()) {
            meter.running((Long) task._1(), (Long) update.update().get());
          }
        }
      }
    }
    update();
  }

  private void update() {
    boolean due = Duration.between(last, clock.instant()).compareTo(BETWEEN_LINES) >= 0;
    if (!group.isEmpty() && (terminal || due)) {
      paint();
    }
  }

  private void paint() {
    last = clock.instant();
    String far = step + meter.text(last);
    if (terminal) {
      err.print(ERASE + cut(what, WIDTH - far.length()) + far);
      err.flush();
      shown = true;
    } else {
      err.println(what + far);
    }
  }

  private static String cut(String text, int width) {
    return text.length() <= width
        ? text
        : text.substring(0, Math.max(0, width - CUT.length())) + CUT;
  }
}
