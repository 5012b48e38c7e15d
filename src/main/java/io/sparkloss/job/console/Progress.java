package io.sparkloss.job.console;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Says in one line what is running and how far it is. On a terminal the line is overwritten; else
 * there is one at the start and one every {@value #SECONDS} seconds.
 *
 * <p>Counts only the Spark jobs of its own group, so that others in the same session do not show.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Progress extends SparkListener {

  private static final long SECONDS = 10;
  private static final String GROUP = "spark.jobGroup.id";
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final Clock clock;
  private final Set<Integer> stages = new HashSet<>();
  private String group = "";
  private String what = "";
  private int stagesDone;
  private int tasks;
  private int tasksDone;
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
    stages.clear();
    stagesDone = 0;
    tasks = 0;
    tasksDone = 0;
    paint("");
  }

  /** Says something that stays, above the line that is overwritten. */
  public synchronized void say(String line) {
    erase();
    err.println(line);
  }

  /** Removes the line that was overwritten. */
  public synchronized void finish() {
    erase();
    group = "";
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    Properties properties = start.properties();
    if (properties == null || group.isEmpty() || !group.equals(properties.getProperty(GROUP))) {
      return;
    }
    for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
      if (stages.add(stage.stageId())) {
        tasks += stage.numTasks();
      }
    }
    update();
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    if (stages.contains(completed.stageInfo().stageId())) {
      stagesDone++;
      update();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (stages.contains(end.stageId())) {
      tasksDone++;
      update();
    }
  }

  private void update() {
    if (terminal || Duration.between(last, clock.instant()).toSeconds() >= SECONDS) {
      paint(
          ": stages %d of %d, tasks %d of %d"
              .formatted(stagesDone, stages.size(), tasksDone, tasks));
    }
  }

  private void paint(String far) {
    last = clock.instant();
    if (terminal) {
      err.print(ERASE + what + far);
      err.flush();
      shown = true;
    } else {
      err.println(what + far);
    }
  }

  private void erase() {
    if (shown) {
      err.print(ERASE);
      err.flush();
      shown = false;
    }
  }
}
