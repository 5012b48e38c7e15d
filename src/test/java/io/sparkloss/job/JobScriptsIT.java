package io.sparkloss.job;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.Program;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code jobs/evaluate}, run as a user runs it: a process of its own, no Spark there.
 */
class JobScriptsIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void theQuickStartPassesFromAnyDirectoryAndAPathWithSpaces() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("a project"), PROJECT);

    Program run =
        evaluate(
            link + "/conf/flights.yaml", "--set", "output.directory=" + directory + "/out put");

    assertThat(run.err()).doesNotContain("error:");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("run flights-2001-06\n").contains("gate PASS");
    Evaluation evaluation =
        EvaluationJson.read(Files.readString(directory.resolve("out put/evaluation.json")));
    assertThat(cost(evaluation, "mean", "squared_error"))
        .as("the mean wins by squared error")
        .isLessThan(cost(evaluation, "median", "squared_error"));
    assertThat(cost(evaluation, "median", "absolute_error"))
        .as("the median wins by absolute error")
        .isLessThan(cost(evaluation, "mean", "absolute_error"));
    assertThat(evaluation.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void logsAreOneJsonObjectALineWhereThatIsAskedFor() throws Exception {
    Program run =
        start(
            Map.of("SPARK_LOSS_LOG", "json"),
            List.of(
                PROJECT + "/jobs/evaluate",
                PROJECT + "/conf/flights.yaml",
                "--set",
                "output.directory=" + directory + "/out",
                "--set",
                "targets.delay.label=no_such_column"));

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    List<JsonNode> events = new ArrayList<>();
    List<String> lines =
        run.err().lines().filter(line -> !line.startsWith("WARNING: Using incubator")).toList();
    for (String line : lines) { // but that one, which the JVM writes before any log is open
      events.add(new ObjectMapper().readTree(line));
    }
    assertThat(events)
        .filteredOn(event -> event.path("level").asText().equals("ERROR"))
        .hasSize(1)
        .first()
        .satisfies(
            event -> {
              assertThat(event.path("logger").asText()).isEqualTo("job");
              assertThat(event.path("msg").asText()).contains("no_such_column");
              assertThat(event.path("ts").asText()).startsWith("20");
            });
    assertThat(events)
        .anyMatch(event -> event.path("msg").asText().startsWith("run flights-2001-06"));
  }

  @Test
  void aLogThatIsNotThereIsRefusedInOneLine() throws Exception {
    Program run =
        start(Map.of("SPARK_LOSS_LOG", "xml"), List.of(PROJECT + "/jobs/evaluate", "--version"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .endsWith("conf/log4j2-xml.properties is not there; set it to json, or unset it\n");
  }

  @Test
  void aFailedGateIsTheExitCodeOfTheScript() throws Exception {
    Program run =
        evaluate(
            PROJECT + "/conf/flights.yaml",
            "--set",
            "output.directory=" + directory + "/out",
            "--set",
            "slices=[]",
            "--set",
            "gates[0].margin=-50%");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("gate FAIL");
    assertThat(directory.resolve("out/evaluation.json")).exists();
  }

  @Test
  void planNeedsNoSpark() throws Exception {
    Program run = evaluate(PROJECT + "/conf/flights.yaml", "--plan");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "  scans: 1 of the input\n",
            "  details: residuals, concentration, calibration in 15 bins, the worst 10 rows"
                + " overall; density overall\n",
            "  writes: file:" + PROJECT + "/target/flights/costs");
  }

  @Test
  void aRefusedFileIsOneLineForEachProblem() throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), "run: r\ninput: {tabel: t}\n");

    Program run = evaluate(file.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("error: "))).hasSize(3);
  }

  @Test
  void anOlderSparkIsRefusedInOneLine() throws Exception {
    Path home = directory.resolve("spark-3.5");
    Path submit = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\necho started\n");
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(home.resolve("jars"));
    Files.createFile(home.resolve("jars/spark-core_2.12-3.5.6.jar"));

    Program run =
        start(
            Map.of("SPARK_HOME", home.toString()),
            List.of(PROJECT + "/jobs/evaluate", PROJECT + "/conf/flights.yaml"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("2.12-3.5.6").hasLineCount(1);
  }

  @Test
  void aJarThatCannotBeRunIsNamedAndNothingIsKeptOfIt() throws Exception {
    Path project = Files.createDirectories(directory.resolve("project"));
    Files.createDirectories(project.resolve("jobs/lib"));
    for (String script : List.of("jobs/evaluate", "jobs/lib/launch.sh")) {
      Files.copy(PROJECT.resolve(script), project.resolve(script), COPY_ATTRIBUTES);
    }
    Files.createDirectories(project.resolve("src/main"));
    Files.createFile(project.resolve("pom.xml"));
    Path target = Files.createDirectories(project.resolve("target"));
    Files.createFile(target.resolve("spark.classpath"));
    Path jar = Files.writeString(target.resolve("spark-loss-jobs.jar"), "cut off");

    Program run = start(Map.of(), List.of(project + "/jobs/evaluate", "any.yaml"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith(
            "evaluate: "
                + jar.toRealPath()
                + " cannot be run, see above; delete it, and the next run builds it anew\n");
    assertThat(target.resolve("spark.modules")).doesNotExist();
  }

  @Test
  void everyJobTellsItsVersion() throws Exception {
    Program evaluate = evaluate("--version");
    Program predict = start(Map.of(), List.of(PROJECT + "/jobs/predict-flights", "--version"));

    Program rollUp = start(Map.of(), List.of(PROJECT + "/jobs/rollup", "--version"));

    assertThat(evaluate.code()).isZero();
    assertThat(rollUp).isEqualTo(evaluate);
    assertThat(evaluate.out())
        .matches("(?s)spark-loss [0-9].*")
        .contains(", Spark 4.", ", Scala 2.13.", ", Java ")
        .hasLineCount(1);
    assertThat(predict).isEqualTo(evaluate);
  }

  private Program evaluate(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROJECT + "/jobs/evaluate"));
    command.addAll(List.of(arguments));
    return start(Map.of(), command);
  }

  private Program start(Map<String, String> variables, List<String> command) throws Exception {
    return Program.run(directory, variables, command);
  }

  private static double cost(Evaluation evaluation, String model, String loss) {
    return evaluation.costs().stream()
        .filter(entry -> entry.slice().isOverall())
        .filter(entry -> entry.key().model().equals(model) && entry.key().loss().equals(loss))
        .mapToDouble(entry -> entry.estimate().cost())
        .findFirst()
        .orElseThrow();
  }
}
