package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and values that look like paths make no file but those that the file asks for. */
class HostileNamesIT {

  /** Runs and targets take seconds: so many names are theirs, and all are of all else. */
  private static final int RUNS = 3;

  /** What no system reads as a way up, a root, a device or an end of a text. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.=-]+(/[A-Za-z0-9_.=-]+)*");

  private static final List<String> NAMES =
      List.of(
          "../../escaped",
          "a\\0b",
          "/escaped",
          "..",
          "line\\nfeed",
          "a/../../../escaped",
          "..\\\\..\\\\escaped",
          "C:\\\\escaped",
          "file:///escaped",
          "CON",
          "NUL",
          "%2e%2e%2fescaped",
          "period=2001-01-01",
          "_writing",
          "~/escaped",
          "$HOME/escaped",
          "`escaped`",
          "*",
          "\\u202Egnp.exe");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private Path work;

  @BeforeEach
  void data() throws IOException {
    directory = directory.toRealPath();
    work = Files.createDirectories(directory.resolve("a/b/work"));
    String rows =
        NAMES.stream()
            .map(name -> "(1L, 1.0D, 2.0D, \"" + name + "\")")
            .collect(Collectors.joining(", "));
    io.sparkloss.TestSpark.session()
        .sql("SELECT * FROM VALUES " + rows + " AS t(id, y, p, `../slice`)")
        .write()
        .parquet(work + "/data");
  }

  @Test
  void nothingLiesOutsideOfWhatTheFileNames() throws Exception {
    Set<String> before = entries(directory);
    for (String name : NAMES.subList(0, RUNS)) {
      JobRun run = JobRun.of(work, document(name), "--summary", work + "/summary.json");

      assertThat(run.code()).as("%s: %s", name, run.err()).isEqualTo(ExitCode.DONE);
      assertThat(work.resolve("out/evaluation.json")).exists();
      assertThat(entries(work.resolve("out")))
          .as(name)
          .allMatch(entry -> PLAIN.matcher(entry).matches());
      assertThat(entries(work.resolve("history")))
          .as("one period, one file of this run, and no other")
          .filteredOn(entry -> !entry.contains(".crc") && !entry.startsWith("_writing"))
          .hasSize(2)
          .anyMatch(entry -> entry.matches("period=2001-06-30/run-[a-z0-9._-]+\\.parquet"));
      remove("out", "history", "metrics.prom", "gates.xml", "summary.json", "evaluation.yaml");
    }
    Set<String> after = entries(directory);
    after.removeIf(entry -> entry.endsWith(".crc"));
    before.removeIf(entry -> entry.endsWith(".crc"));
    assertThat(after).isEqualTo(before);
    assertThat(Path.of("/escaped")).doesNotExist();
    assertThat(Path.of("~")).doesNotExist();
  }

  /** Every name is one of a model and of a slice, some are those of targets. */
  private static String document(String run) {
    String models =
        NAMES.stream().map(name -> "\"" + name + "\": p").collect(Collectors.joining(", "));
    String targets =
        NAMES.stream()
            .skip(1)
            .limit(RUNS)
            .map(name -> "\"%s\": {label: y, models: {a: p}, losses: [mse]}".formatted(name))
            .collect(Collectors.joining(", "));
    return """
        run: "%1$s"
        input: {path: data}
        key: id
        targets: {%3$s, "%1$s ": {label: y, models: {%2$s}, baseline: "..", losses: [mse]}}
        slices: ["../slice"]
        details: {residuals: true}
        output: {directory: out, history: {path: history, series: "%1$s"}}
        publish: {junit: gates.xml, series: "%1$s", prometheus: {file: metrics.prom, slices: 100}}
        """
        .formatted(run, models, targets);
  }

  private void remove(String... names) throws IOException {
    for (String name : names) {
      if (Files.exists(work.resolve(name))) {
        for (String entry : ((TreeSet<String>) entries(work.resolve(name))).descendingSet()) {
          Files.delete(work.resolve(name).resolve(entry));
        }
        Files.delete(work.resolve(name));
      }
    }
  }

  private static Set<String> entries(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> !path.equals(root))
          .map(path -> root.relativize(path).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
