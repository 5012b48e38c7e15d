package io.sparkloss.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs competitors in turn, round by round, so that a machine whose speed drifts slows them all
 * alike, and keeps the seconds of every round but the first ones. Competitors that take longer than
 * six seconds run three rounds after one that warms up.
 *
 * <p>All that compute must agree on every number to 10⁻⁶: their sums differ in rounding alone.
 */
public final class Contest {

  private static final double SLOW_SECONDS = 6;
  private static final int SLOW_ROUNDS = 3;
  private static final double AGREEMENT_PERCENT = 1e-4;

  private final String title;
  private final Map<Kind, Competitor> competitors = new LinkedHashMap<>();
  private final Map<Kind, Double> goals = new EnumMap<>(Kind.class);
  private double[] answer = {};

  /** Makes a contest that nobody has entered yet. */
  public Contest(String title) {
    this.title = title;
  }

  /** Adds a competitor, told by its query or class, which gives all its numbers. */
  public Contest enter(Kind kind, String how, Supplier<double[]> run) {
    competitors.put(kind, new Competitor(how, run));
    return this;
  }

  /**
   * Sets how often the other must take our time or, for the bare scan, how often we may take its.
   */
  Contest goal(Kind other, double factor) {
    goals.put(other, factor);
    return this;
  }

  /** Runs the rounds, after others that warm up. */
  void run(int warmUps, int rounds) {
    runAll(List.of(this), warmUps, rounds);
  }

  /** Runs the rounds of all contests in turn, for contests to be compared with each other. */
  public static void runAll(List<Contest> contests, int warmUps, int rounds) {
    for (int round = -warmUps; round < rounds; round++) {
      for (Contest contest : contests) {
        contest.run(round);
      }
    }
  }

  private void run(int round) {
    for (Map.Entry<Kind, Competitor> entry : competitors.entrySet()) {
      if (entry.getValue().runsIn(round)) {
        check(entry.getKey(), entry.getValue().run(round));
      }
    }
  }

  private void check(Kind kind, double[] numbers) {
    if (kind.onlyReads()) {
      return;
    }
    if (answer.length == 0) {
      answer = numbers;
    }
    assertThat(numbers).as("numbers of %s in: %s", kind.title(), title).hasSameSizeAs(answer);
    for (int i = 0; i < answer.length; i++) {
      assertThat(numbers[i])
          .as("number %d of %s in: %s", i, kind.title(), title)
          .isCloseTo(answer[i], withPercentage(AGREEMENT_PERCENT));
    }
  }

  public String title() {
    return title;
  }

  /** Returns who has entered, in that order. */
  public Set<Kind> kinds() {
    return competitors.keySet();
  }

  Map<Kind, Double> goals() {
    return goals;
  }

  public String how(Kind kind) {
    return competitors.get(kind).how;
  }

  public List<Double> seconds(Kind kind) {
    return competitors.get(kind).seconds;
  }

  public double median(Kind kind) {
    double[] sorted = seconds(kind).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Returns how often the first takes the time of the second, by medians. */
  public double ratio(Kind first, Kind second) {
    return median(first) / median(second);
  }

  /** Returns what the goal against the other speaks of. */
  double measured(Kind other) {
    return other == Kind.BARE_SCAN ? ratio(Kind.SPARK_LOSS, other) : ratio(other, Kind.SPARK_LOSS);
  }

  boolean reached(Kind other) {
    double goal = goals.get(other);
    return other == Kind.BARE_SCAN ? measured(other) <= goal : measured(other) >= goal;
  }

  private static final class Competitor {

    private final String how;
    private final Supplier<double[]> run;
    private final List<Double> seconds = new ArrayList<>();
    private boolean slow;

    Competitor(String how, Supplier<double[]> run) {
      this.how = how;
      this.run = run;
    }

    boolean runsIn(int round) {
      return !slow || (round >= 0 && seconds.size() < SLOW_ROUNDS);
    }

    double[] run(int round) {
      long start = System.nanoTime();
      double[] numbers = run.get();
      double elapsed = (System.nanoTime() - start) / 1e9;
      slow |= elapsed > SLOW_SECONDS;
      if (round >= 0) {
        seconds.add(elapsed);
      }
      return Arrays.copyOf(numbers, numbers.length);
    }
  }
}
