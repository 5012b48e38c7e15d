package io.sparkloss.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.job.EvaluateJob;
import io.sparkloss.job.ExitCode;
import io.sparkloss.job.JobEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.SaveMode;

/**
 * An evaluation of the flights in eight files, so that there are tasks for all executors, and what
 * it gives embedded, in the session of the tests.
 */
final class PlatformFlights {

  private static final Pattern OF_THE_RUN =
      Pattern.compile("\"(evaluated_at|spark|java|project)\" ?: ?\"[^\"]*\"");

  private static final String FILE =
      """
      run: flights-cluster
      input: {path: flights}
      key: [flight_id]
      targets:
        delay:
          label: delay
          models: {mean: delay_mean, median: delay_median, trees: delay_trees}
          losses: [squared_error, absolute_error, huber_loss(delta=15)]
      slices: [weekday]
      gates:
        - {target: delay, loss: squared_error, candidate: trees, baseline: mean, margin: 1%}
      output: {directory: out}
      """;

  private final Path folder;
  private final List<String> embedded;

  private PlatformFlights(Path folder, List<String> embedded) {
    this.folder = folder;
    this.embedded = embedded;
  }

  /** Writes data and evaluation file to a folder, and evaluates them. */
  static PlatformFlights in(Path folder) throws IOException {
    TestSpark.session()
        .read()
        .parquet("jobs/data/flights-predictions.parquet")
        .repartition(8)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(folder.resolve("flights").toUri().toString());
    Files.writeString(folder.resolve("flights.yaml"), FILE);
    return new PlatformFlights(folder, embedded(folder));
  }

  private static List<String> embedded(Path folder) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    JobEnvironment environment =
        new JobEnvironment(
            nowhere, nowhere, false, Map.of(), Clock.systemUTC(), master -> TestSpark.session());
    Path out = folder.resolve("embedded");
    ExitCode code = EvaluateJob.run(arguments(folder, out).toArray(String[]::new), environment);
    assertThat(code).isEqualTo(ExitCode.DONE);
    return results(out);
  }

  /** Returns the job's arguments for an evaluation that leaves its results in a folder. */
  List<String> arguments(String out) {
    return arguments(folder, folder.resolve(out));
  }

  private static List<String> arguments(Path folder, Path out) {
    return List.of(
        folder.resolve("flights.yaml").toString(),
        "--date",
        "2001-06-30",
        "--set",
        "output.directory=" + out);
  }

  /**
   * Demands that a run left the embedded one's results, to the bit: all lines but for the time and
   * the versions.
   */
  void requireSame(String out) throws IOException {
    List<String> found = results(folder.resolve(out));
    assertThat(found).hasSameSizeAs(embedded).hasSizeGreaterThan(100);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).as("line %s of %s", i, out).isEqualTo(embedded.get(i));
    }
  }

  private static List<String> results(Path out) throws IOException {
    String text = Files.readString(out.resolve("evaluation.json"));
    return OF_THE_RUN.matcher(text).replaceAll("").lines().toList();
  }
}
