package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.RunComparisonTable;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.Runs;
import io.sparkloss.result.json.EvaluationJson;
import io.sparkloss.result.json.RunComparisonJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareJobTest {

  private static final RunComparison COMPARISON = RunComparison.of(Runs.before(), Runs.after());

  private static final String REMEDY =
      "name the evaluation.json that jobs/evaluate wrote, or the directory that holds it";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private String june = "";
  private String july = "";

  /** What came of the job. */
  private record Ended(ExitCode code, String out, String err) {}

  @BeforeEach
  void results() throws IOException {
    june = Files.createDirectory(directory.resolve("june")).toString();
    july = Files.createDirectory(directory.resolve("july")) + "/evaluation.json";
    Files.writeString(Path.of(june, "evaluation.json"), EvaluationJson.write(Runs.before()));
    Files.writeString(Path.of(july), EvaluationJson.write(Runs.after()));
  }

  private static Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    JobEnvironment environment =
        new JobEnvironment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of(),
            Clock.systemUTC(),
            master -> {
              throw new AssertionError("no session is needed");
            });
    ExitCode code = CompareJob.run(arguments, environment);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aDirectoryAndAFileAreCompared() {
    assertThat(run(june, july))
        .isEqualTo(new Ended(ExitCode.DONE, RunComparisonTable.render(COMPARISON), ""));
    assertThat(run("file:" + june, "file:" + july)).isEqualTo(run(june, july));
  }

  @Test
  void jsonGoesToAFileBesideTheTablesOrToStandardOutput() throws Exception {
    Path file = directory.resolve("change.json");

    Ended toFile = run(june, july, "--json", file.toString());
    Ended toOutput = run(june, july, "--json", "-");

    assertThat(toFile.code()).isEqualTo(ExitCode.DONE);
    assertThat(toFile.out()).isEqualTo(RunComparisonTable.render(COMPARISON));
    assertThat(file).hasContent(RunComparisonJson.write(COMPARISON));
    assertThat(toOutput)
        .isEqualTo(new Ended(ExitCode.DONE, RunComparisonJson.write(COMPARISON), ""));
  }

  @Test
  void whatIsNoEvaluationIsNamedWithTheRemedy() throws Exception {
    Path yaml = Files.writeString(directory.resolve("e.yaml"), "run: r\n");
    Path other = Files.writeString(directory.resolve("other.json"), "{\"schema_version\": 1}");

    Ended missing = run("june-run", yaml.toString());
    Ended lacking = run(june, other.toString());

    assertThat(missing.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(missing.out()).isEmpty();
    assertThat(missing.err())
        .startsWith("error: june-run holds no evaluation: there is no such file; " + REMEDY + "\n")
        .contains("error: " + yaml + " is no evaluation: the evaluation is no JSON: ")
        .endsWith(REMEDY + "\n");
    assertThat(lacking.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(lacking.err())
        .isEqualTo(
            "error: "
                + other
                + " is no evaluation: the evaluation lacks the field slice_columns; "
                + REMEDY
                + "\n");
  }

  @Test
  void anEvaluationThatContradictsItselfIsRefused() throws Exception {
    Path twice = directory.resolve("twice.json");
    Files.writeString(
        twice,
        EvaluationJson.write(
            Runs.evaluation("r", Runs.before().costs().get(0), Runs.before().costs().get(0))));

    Ended run = run(june, twice.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.err()).contains(june + " and " + twice + " cannot be compared: ");
  }

  @Test
  void anOldResultIsComparedWithANewOne() throws Exception {
    String old = Path.of("src/test/resources/evaluation/evaluation-2026-11-22.json").toString();

    Ended run = run(old, june);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains(
            "\n  run 1                                    5.2                     [0.0, 12.9]\n")
        .contains(
            "\n  run 2                                   3.00                    [2.40, 3.60]\n");
  }

  @Test
  void outputHasTheJsonAndATable() throws Exception {
    Path output = directory.resolve("out/put");

    Ended run = run(june, july, "--output", output.toString());

    assertThat(run).isEqualTo(run(june, july));
    assertThat(output.resolve("compare.json")).hasContent(RunComparisonJson.write(COMPARISON));
    assertThat(output.resolve("compare.parquet")).isNotEmptyFile();
    assertThat(output).isDirectoryNotContaining("glob:**_writing");
  }

  @Test
  void outputThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    Ended run = run(june, july, "--output", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(run.out()).isEqualTo(RunComparisonTable.render(COMPARISON));
    assertThat(run.err()).startsWith("error: --output: " + file + " cannot be written: ");
  }

  @Test
  void oneRunOnlyAndUnknownOptionsAreWrongUsage() {
    assertThat(run(june).code()).isEqualTo(ExitCode.USAGE);
    assertThat(run(june, july, "--histroy", "h"))
        .isEqualTo(
            new Ended(
                ExitCode.USAGE,
                "",
                "error: Unknown options: '--histroy', 'h'; did you mean --history?"
                    + " (--help tells the options)\n"));
  }

  @Test
  void helpTellsTheExitCodes() {
    Ended help = run("--help");

    assertThat(help.code()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).contains("RUN_A RUN_B").contains("--json").contains("Exit codes:");
  }
}
