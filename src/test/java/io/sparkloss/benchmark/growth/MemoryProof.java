package io.sparkloss.benchmark.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.benchmark.report.ReportFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/**
 * Shows that memory does not grow with rows: JVMs of their own with 1 GiB of heap evaluate costs of
 * 10⁷, 10⁸ and 10⁹ generated rows: {@code mvn verify -Pbenchmark -Dit.test=MemoryProof}. {@code
 * -Dbenchmark.memory.rows} changes the largest number. Prints and writes {@code memory.json} and
 * {@code memory.md} to {@code target/benchmark}.
 *
 * <p>What is asserted: that each JVM ends well, and that it has counted all rows.
 */
class MemoryProof {

  /** A query in one JVM. */
  record Measured(String query, long rows, double seconds, long peakHeap, long keptHeap) {}

  private static final long MOST_ROWS = Long.getLong("benchmark.memory.rows", 1_000_000_000);
  private static final String HEAP = "-Xmx1g";

  @Test
  void memoryStaysFlat() throws IOException, InterruptedException {
    List<Measured> all = new ArrayList<>();
    for (long rows : new long[] {MOST_ROWS / 100, MOST_ROWS / 10, MOST_ROWS}) {
      all.addAll(inNewJvm(rows));
    }
    ReportFiles files = new ReportFiles(Path.of("target", "benchmark"), "memory");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heap", HEAP);
    json.put("threads", 2);
    json.put("measured", all);
    files.json(json);
    files.markdown(table(all));
    System.out.println(table(all));
  }

  private static List<Measured> inNewJvm(long rows) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(rows)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Measured> measured = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output
          .lines()
          .filter(line -> line.startsWith(MemoryProbe.MARK))
          .forEach(line -> measured.add(read(line, rows)));
    }
    assertThat(process.waitFor()).as("exit code for %d rows", rows).isZero();
    assertThat(measured).as("queries for %d rows", rows).hasSize(3);
    return measured;
  }

  private static List<String> command(long rows) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.add("-Duser.timezone=UTC");
    command.addAll(List.of("-cp", classes, MemoryProbe.class.getName(), String.valueOf(rows)));
    return command;
  }

  private static Measured read(String line, long rows) {
    String[] parts = line.split(";", -1);
    assertThat(Long.parseLong(parts[5])).as("counted rows of %s", parts[1]).isEqualTo(rows);
    return new Measured(
        parts[1],
        rows,
        Double.parseDouble(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]));
  }

  private static String table(List<Measured> all) {
    StringBuilder table = new StringBuilder();
    table.append("Each in a JVM with ").append(HEAP).append(", two threads, the first run.\n");
    table.append("Peak heap includes garbage; kept is the most left after any collection.\n\n");
    table.append("| rows | query | s | peak heap, MiB | kept heap, MiB |\n|---|---|---|---|---|\n");
    for (Measured one : all) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %s | %.1f | %d | %d |%n",
              one.rows(),
              one.query(),
              one.seconds(),
              one.peakHeap() >> 20,
              one.keptHeap() >> 20));
    }
    return table.toString();
  }
}
