package io.sparkloss.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs competitors in turn, round by round, so that a machine whose speed drifts slows them all
 * alike, and keeps the seconds of every round but the first ones.
 */
final class Contest {

  private final String title;
  private final Map<String, Runnable> competitors = new LinkedHashMap<>();
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  Contest(String title) {
    this.title = title;
  }

  Contest enter(String name, Runnable run) {
    competitors.put(name, run);
    seconds.put(name, new ArrayList<>());
    return this;
  }

  /** Runs the rounds, after others that warm up. */
  Contest run(int warmUps, int rounds) {
    for (int round = -warmUps; round < rounds; round++) {
      for (Map.Entry<String, Runnable> competitor : competitors.entrySet()) {
        long start = System.nanoTime();
        competitor.getValue().run();
        double elapsed = (System.nanoTime() - start) / 1e9;
        if (round >= 0) {
          seconds.get(competitor.getKey()).add(elapsed);
        }
      }
    }
    return this;
  }

  String title() {
    return title;
  }

  Map<String, List<Double>> seconds() {
    return seconds;
  }

  double median(String name) {
    double[] sorted = seconds.get(name).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Returns a table of medians and of their ratios to the first competitor. */
  String table() {
    String first = competitors.keySet().iterator().next();
    StringBuilder table = new StringBuilder();
    table.append("### ").append(title).append("\n\n");
    table.append("| | median, s | min | max | ratio to the first |\n|---|---|---|---|---|\n");
    for (String name : competitors.keySet()) {
      List<Double> all = seconds.get(name);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %.3f | %.3f | %.2f |%n",
              name,
              median(name),
              all.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
              all.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
              median(name) / median(first)));
    }
    return table.append('\n').toString();
  }
}
