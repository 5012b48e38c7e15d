package io.sparkloss.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.benchmark.report.Machine;
import io.sparkloss.benchmark.report.ReportFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * Shows that evaluations of very many costs end in a process of two threads and less than 4 GiB:
 * {@code mvn verify -Pbenchmark -Dit.test=ScaleProof}. {@code -Dbenchmark.scale.rows} changes the
 * rows of the input. Writes {@code scale.json} and {@code scale.md} to {@code target/benchmark}.
 *
 * <p>What is asserted: that each process ends well within its memory, and that every cost and
 * comparison is in its table, once.
 */
class ScaleProof {

  private static final long ROWS = Long.getLong("benchmark.scale.rows", 10_000_000);
  private static final String HEAP = "-Xmx3g";
  private static final long MOST_BYTES = 4L << 30;
  private static final Path FOLDER = Path.of("target", "benchmark").toAbsolutePath();

  private static final List<String> TEN =
      List.of(
          "squared_error",
          "absolute_error",
          "huber_loss",
          "log_cosh_loss",
          "quantile_loss(alpha=0.1)",
          "quantile_loss(alpha=0.9)",
          "squared_log_error",
          "absolute_percentage_error",
          "poisson_deviance",
          "gamma_deviance");

  private static final List<ScaleCase> CASES =
      List.of(
          new ScaleCase("wide", ROWS, 30, TEN, 1000, false, "everywhere"),
          new ScaleCase("deep", ROWS, 2, TEN.subList(0, 3), ROWS / 10, true, "table"));

  /** A process that ended. */
  record Measured(String name, long costs, long comparisons, double seconds, long residentBytes) {}

  @Test
  void manyCostsNeedLittleMemory() throws IOException, InterruptedException {
    List<Measured> all = new ArrayList<>();
    for (ScaleCase one : CASES) {
      all.add(measured(one));
    }
    Map<String, Object> json = new LinkedHashMap<>(Machine.facts(TestSpark.session()));
    json.put("rows", ROWS);
    json.put("process_heap", HEAP);
    json.put("measured", all);
    ReportFiles files = new ReportFiles(FOLDER, "scale");
    files.json(json);
    files.markdown(table(all));
    System.out.println(table(all));
  }

  private static Measured measured(ScaleCase one) throws IOException, InterruptedException {
    SparkSession spark = TestSpark.session();
    Path input = FOLDER.resolve(one.name() + "-input");
    if (!Files.exists(input.resolve("_SUCCESS"))
        || spark.read().parquet(input.toString()).count() != one.rows()) {
      one.input(spark).write().mode("overwrite").parquet(input.toString());
    }
    Path file = Files.writeString(FOLDER.resolve(one.name() + ".yaml"), one.file());
    long start = System.nanoTime();
    long resident = residentBytes(file);
    double seconds = (System.nanoTime() - start) * 1e-9;
    assertThat(resident).as("memory of %s", one.name()).isBetween(1L, MOST_BYTES);
    String output = FOLDER.resolve(one.name() + "-output").toString();
    assertThat(distinct(spark, output + "/costs")).isEqualTo(one.costs());
    if (one.comparisons() > 0) {
      assertThat(distinct(spark, output + "/comparisons")).isEqualTo(one.comparisons());
    }
    return new Measured(one.name(), one.costs(), one.comparisons(), seconds, resident);
  }

  private static long distinct(SparkSession spark, String table) {
    long rows = spark.read().parquet(table).count();
    long entries = spark.read().parquet(table).select("model", "loss", "slice").distinct().count();
    assertThat(rows).as("rows of %s", table).isEqualTo(entries);
    return entries;
  }

  private static long residentBytes(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(file))
            .redirectOutput(FOLDER.resolve("scale.out").toFile())
            .start();
    long resident = -1;
    StringBuilder log = new StringBuilder();
    try (BufferedReader output = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.append(line).append('\n');
        if (line.startsWith(ScaleProbe.MARK)) {
          resident = Long.parseLong(line.substring(ScaleProbe.MARK.length())) << 10;
        }
      }
    }
    assertThat(process.waitFor()).as("exit code of %s:%n%s", file, log).isZero();
    return resident;
  }

  private static List<String> command(Path file) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP),
            List.of(JavaModuleOptions.defaultModuleOptionArray()),
            List.of("-Duser.timezone=UTC", "-cp", classes, ScaleProbe.class.getName()),
            List.of(file.toString(), "--master", "local[2]"))
        .flatMap(List::stream)
        .toList();
  }

  private static String table(List<Measured> all) {
    StringBuilder table = new StringBuilder();
    table
        .append(String.format(Locale.ROOT, "%,d rows, two threads, %s.%n%n", ROWS, HEAP))
        .append("| evaluation | costs | comparisons | s | peak memory of the process, MiB |\n")
        .append("|---|---|---|---|---|\n");
    for (Measured one : all) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %.0f | %,d |%n",
              one.name(),
              one.costs(),
              one.comparisons(),
              one.seconds(),
              one.residentBytes() >> 20));
    }
    return table.toString();
  }
}
