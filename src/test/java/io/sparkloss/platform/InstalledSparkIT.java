package io.sparkloss.platform;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of a built project that has spaces in its path and may only be read, called from
 * another directory: with an installed Spark and without one.
 */
class InstalledSparkIT {

  private static final List<String> PARTS =
      List.of("pom.xml", "jobs", "conf", "target/spark.classpath", "target/spark-loss-jobs.jar");

  /** Modes mean nothing to root, unless it gives up the right to pass over them. */
  private static final List<String> AS_OTHERS =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  private static Path project;
  private static InstalledSpark spark;

  @BeforeAll
  static void copyProject() throws Exception {
    project = folder.resolve("a project");
    for (String part : PARTS) {
      copy(Path.of(part));
    }
    Program readOnly = Program.run(folder, Map.of(), List.of("chmod", "-R", "a-w", "a project"));
    assertThat(readOnly.code()).as(readOnly.err()).isZero();
    spark = InstalledSpark.in(folder.resolve("an installed spark"));
  }

  private static void copy(Path part) throws IOException {
    Files.createDirectories(project.resolve(part).getParent());
    try (Stream<Path> files = Files.walk(part)) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(file), COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void anInstalledSparkTakesTheJob() throws Exception {
    int before = spark.calls().size();

    Program run = evaluate(Map.of("SPARK_HOME", spark.home()), "submitted", "--master", "local[2]");

    requirePassed(run, "submitted");
    assertThat(spark.calls()).hasSize(before + 1);
    assertThat(spark.calls().get(before)).startsWith("--master local[2] --class");
  }

  @Test
  void withoutSparkTheJobRunsEmbedded() throws Exception {
    int before = spark.calls().size();

    Program run = evaluate(Map.of(), "embedded", "--master", "local[2]");

    requirePassed(run, "embedded");
    assertThat(spark.calls()).hasSize(before);
    assertThat(project.resolve("target/spark.modules")).doesNotExist();
  }

  @Test
  void sparkSubmitOnThePathIsFound() throws Exception {
    int before = spark.calls().size();
    String path = spark.bin() + ":" + System.getenv("PATH");

    Program run = run(Map.of("PATH", path), List.of(project + "/jobs/evaluate", "--version"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("spark-loss ").hasLineCount(1);
    assertThat(spark.calls()).hasSize(before + 1);
  }

  @Test
  void aClusterOfTheInstalledSparkKeepsItsStateOutsideOfTheProject() throws Exception {
    Map<String, String> variables =
        Map.of(
            "SPARK_HOME",
            spark.home(),
            "TMPDIR",
            Files.createTempDirectory(folder, "t").toString());

    Program started = run(variables, List.of(project + "/jobs/cluster", "start", "--workers", "1"));
    Program stopped = run(variables, List.of(project + "/jobs/cluster", "stop"));

    assertThat(started.code()).as(started.err()).isZero();
    assertThat(started.out()).matches("spark://127\\.0\\.0\\.1:[0-9]+\n");
    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(project.resolve("target/cluster")).doesNotExist();
  }

  @Test
  void aProjectThatIsNeitherBuiltNorWritableSaysSo() throws Exception {
    Path bare = Files.createDirectories(folder.resolve("bare"));
    for (String part : List.of("jobs/evaluate", "jobs/lib/launch.sh", "pom.xml")) {
      Files.createDirectories(bare.resolve(part).getParent());
      Files.copy(Path.of(part), bare.resolve(part), COPY_ATTRIBUTES);
    }
    Program.run(folder, Map.of(), List.of("chmod", "-R", "a-w", "bare"));

    Program run = run(Map.of(), List.of(bare + "/jobs/evaluate", "any.yaml"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written to", "mvn package").hasLineCount(1);
  }

  @Test
  void wrongOptionsOfTheClusterAreRefused() throws Exception {
    requireRefused("'up' must be start, stop or status", "up");
    requireRefused("--workers is '0' but must be a whole number from 1 on", "start", "--workers=0");
    requireRefused("--memory is '2' but must be a size", "start", "--memory", "2");
    requireRefused("'--wrokers' is no option", "start", "--wrokers", "2");
    requireRefused("'--port' has no value", "start", "--port");
  }

  private static void requireRefused(String message, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(project + "/jobs/cluster"));
    command.addAll(List.of(arguments));

    Program run = run(Map.of(), command);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("cluster: " + message).hasLineCount(1);
  }

  private static void requirePassed(Program run, String out) {
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("run flights-2001-06\n").contains("gate PASS");
    assertThat(folder.resolve(out + "/evaluation.json")).exists();
  }

  private static Program evaluate(Map<String, String> variables, String out, String... more)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                project + "/jobs/evaluate",
                project + "/conf/flights.yaml",
                "--set",
                "slices=[]",
                "--set",
                "output.directory=" + folder.resolve(out)));
    command.addAll(List.of(more));
    return run(variables, command);
  }

  /** Runs a command as somebody who may only do what the modes of files allow. */
  private static Program run(Map<String, String> variables, List<String> command) throws Exception {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(AS_OTHERS);
    }
    all.addAll(command);
    return Program.run(folder, variables, all);
  }
}
