package io.sparkloss.benchmark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The seconds of several works that took turns, round by round, so that a machine whose speed
 * drifts slows them all alike.
 *
 * @param seconds those of every round of each work, by its name
 */
public record Rounds(Map<String, List<Double>> seconds) {

  private static final int WARM_UPS = 2;

  /** Work that is timed. */
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Runs every work in turn: two rounds that warm up, and others that are timed. */
  public static Rounds of(Map<String, Work> works, int rounds) throws Exception {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    works.keySet().forEach(name -> seconds.put(name, new ArrayList<>()));
    for (int round = -WARM_UPS; round < rounds; round++) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        long start = System.nanoTime();
        work.getValue().run();
        double taken = (System.nanoTime() - start) * 1e-9;
        if (round >= 0) {
          seconds.get(work.getKey()).add(taken);
        }
      }
    }
    return new Rounds(seconds);
  }

  /**
   * Returns the medians as a table of Markdown, each beside its ratio to the first.
   *
   * @param work what a work is called
   */
  public String table(String work) {
    String first = seconds.keySet().iterator().next();
    StringBuilder table =
        new StringBuilder("| " + work + " | seconds | times " + first + " |\n|---|---|---|\n");
    double least = median(seconds.get(first));
    seconds.forEach(
        (name, all) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f |%n",
                    name,
                    median(all),
                    median(all) / least)));
    return table.toString();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
