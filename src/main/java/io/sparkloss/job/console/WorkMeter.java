package io.sparkloss.job.console;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How far a step of a job is: the rows that its tasks have read, how many a second, and from the
 * tasks that are done how long the others take. Tasks that are tried again count once, and rows of
 * tasks that failed do not count.
 *
 * <p>Not safe for use by many threads.
 */
final class WorkMeter {

  /** Before so many tasks are done, or so much time has passed, nobody can tell what is left. */
  private static final int TASKS_TO_JUDGE = 3;

  private static final Duration TIME_TO_JUDGE = Duration.ofSeconds(3);

  private static final long MILLIS = 1000;

  private final Instant start;
  private final Map<Integer, Integer> tasksOfStages = new HashMap<>();
  private final Set<Task> done = new HashSet<>();
  private final Set<Long> ended = new HashSet<>();
  private final Map<Long, Long> rowsOfRunning = new HashMap<>();
  private long rowsDone;

  /**
   * A task of a stage.
   *
   * @param stage the stage
   * @param index its position in it, which every attempt has
   */
  record Task(int stage, int index) {}

  WorkMeter(Instant start) {
    this.start = start;
  }

  /** Takes note of a stage that starts to run. */
  void stage(int stage, int tasks) {
    tasksOfStages.putIfAbsent(stage, tasks);
  }

  /** Takes note of the rows that a running attempt has read so far; too late, it says nothing. */
  void running(long attempt, long rows) {
    if (!ended.contains(attempt)) {
      rowsOfRunning.put(attempt, rows);
    }
  }

  /** Takes note of the end of an attempt. */
  void ended(long attempt, Task task, boolean succeeded, long rows) {
    ended.add(attempt);
    rowsOfRunning.remove(attempt);
    if (succeeded && done.add(task)) {
      rowsDone += rows;
    }
  }

  /**
   * Returns how far it is, in a few words that begin with a colon; empty before there are tasks.
   */
  String text(Instant now) {
    int tasks = tasksOfStages.values().stream().mapToInt(Integer::intValue).sum();
    if (tasks == 0) {
      return "";
    }
    Duration elapsed = Duration.between(start, now);
    return ": " + rows(elapsed) + "tasks " + done.size() + " of " + tasks + left(elapsed, tasks);
  }

  private String rows(Duration elapsed) {
    long rows = rowsDone + rowsOfRunning.values().stream().mapToLong(Long::longValue).sum();
    if (rows == 0) {
      return "";
    }
    String rate =
        elapsed.toMillis() < MILLIS
            ? ""
            : String.format(Locale.ROOT, " (%,d/s)", rows * MILLIS / elapsed.toMillis());
    return String.format(Locale.ROOT, "%,d rows", rows) + rate + ", ";
  }

  private String left(Duration elapsed, int tasks) {
    int open = tasks - done.size();
    if (open <= 0 || done.size() < TASKS_TO_JUDGE || elapsed.compareTo(TIME_TO_JUDGE) < 0) {
      return "";
    }
    return ", " + text(elapsed.multipliedBy(open).dividedBy(done.size())) + " left";
  }

  /** Returns a duration to one unit. */
  private static String text(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    if (seconds < Duration.ofMinutes(2).toSeconds()) {
      return seconds + " s";
    }
    return seconds < Duration.ofHours(2).toSeconds()
        ? Math.round(seconds / (double) Duration.ofMinutes(1).toSeconds()) + " min"
        : Math.round(seconds / (double) Duration.ofHours(1).toSeconds()) + " h";
  }
}
