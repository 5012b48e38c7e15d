package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.TestSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder of evaluation files, in one session, with one summary. */
class ManyRunsIT extends FourRows {

  private static final String RUN =
      """
      run: NAME
      input: {path: ../data}
      targets: {t: {label: y, models: {a: a, b: b}, losses: [squared_error]}}
      output: {directory: ../out/NAME}
      """;

  private Path folder;

  @BeforeEach
  void folder() throws Exception {
    rows().write().parquet(directory + "/data");
    folder = Files.createDirectory(directory.resolve("files"));
  }

  @Test
  void everyFileIsEvaluatedAndNoneStopsTheOthers() throws Exception {
    write("b.yml", "one", RUN);
    write("a.yaml", "two", RUN.replace("../data", "nowhere"));
    write("c.yaml", "three", RUN + "gates: GATE\n");
    write("d.yaml", "four", RUN.replace("label: y", "lable: y"));
    write("e.yaml", "five", RUN.replace("label: y", "label: zz"));
    Files.writeString(folder.resolve("notes.txt"), "no evaluation file");
    Path json = directory.resolve("summary.json");
    Files.writeString(json, "of the day before");

    JobRun run = run("--summary", json.toString());

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.err())
        .contains("run two (1 of 4)", "run one (2 of 4)", "run three (3 of 4)", "run five (4 of 4)")
        .contains("d.yaml:3: targets.t.lable: is no key here; did you mean label?");
    assertThat(names("out")).containsExactly("one", "three");
    String summary = run.out().substring(run.out().lastIndexOf("\nrun ") + 1);
    assertThat(summary.replace(directory.toString(), "DIR"))
        .isEqualTo(
            """
            run                            verdict      exit                            rows
            two                            -            4 data refused                     -
              input.path: file:DIR/files/nowhere does not exist; give a file, a directory or a pattern
            one                            pass         0 done                             4
            three                          fail         5 gate failed                      4
              t, squared_error, a better than b by at least 10: the interval of the difference \
            is above 0
            five                           -            4 data refused                     -
              the input has no column 'zz' (label of target t); known: 'id', 'y', 'a', 'b', 'origin', 'day'
            d.yaml                         -            3 file refused                     -
              DIR/files/d.yaml:3: targets.t.lable: is no key here; did you mean label?
            """);
    JsonNode root = new ObjectMapper().readTree(json.toFile());
    assertThat(root.get("exit_code").asInt()).isEqualTo(3);
    assertThat(root.findValuesAsText("run"))
        .containsExactly("two", "one", "three", "five", "d.yaml");
    assertThat(root.at("/runs/1/rows").asLong()).isEqualTo(4);
    assertThat(root.at("/runs/1/verdict").asText()).isEqualTo("pass");
    assertThat(root.at("/runs/1/reason").isNull()).isTrue();
    assertThat(root.at("/runs/0/rows").isNull()).isTrue();
    assertThat(root.at("/runs/2/exit_code").asInt()).isEqualTo(5);
  }

  @Test
  void aRunThatCannotBeWrittenDoesNotStopTheOthers() throws Exception {
    write("a.yaml", "one", RUN);
    write("b.yaml", "two", RUN);
    Files.createDirectory(directory.resolve("out"));
    Files.writeString(directory.resolve("out/one"), "a file");

    JobRun run = run();

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(names("out/two")).contains("evaluation.json");
    assertThat(run.out()).contains("one                            -            3 file refused");
  }

  @Test
  void runsThatClashAreRefusedBeforeAnyStarts() throws Exception {
    write("a.yaml", "one", RUN);
    write("b.yaml", "one", RUN);

    JobRun run = run();

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.errors())
        .map(line -> line.replace(folder.toString(), "F"))
        .containsExactly(
            "error: F/b.yaml:1: is named 'one', as is the run at F/a.yaml:1; rename one",
            "error: F/b.yaml:1: writes to the same output.directory as the run at F/a.yaml:1");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderWithoutFilesIsRefused() throws Exception {
    JobRun run = run();

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.errors())
        .containsExactly(
            "error: " + folder + ": is a folder without a *.yaml or *.yml file; name another");
  }

  @Test
  void oneRunHasNoSummaryOnTheConsole() throws Exception {
    write("a.yaml", "one", RUN);

    JobRun run = run();

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).doesNotContain("verdict");
  }

  @Test
  void aSummaryThatCannotBeWrittenIsAFailure() throws Exception {
    write("a.yaml", "one", RUN);

    JobRun run = run("--summary", directory + "/data");

    assertThat(run.code()).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(run.errors().get(0)).startsWith("error: --summary: " + directory + "/data cannot");
  }

  /** Writes a file; its gate, if it has one, fails: a is not better than b by 10, far from it. */
  private void write(String file, String name, String text) throws Exception {
    String gate = "[{target: t, loss: mse, candidate: a, baseline: b, margin: -10}]";
    Files.writeString(folder.resolve(file), text.replace("NAME", name).replace("GATE", gate));
  }

  private JobRun run(String... options) {
    List<String> arguments = new ArrayList<>(List.of(folder.toString()));
    arguments.addAll(List.of(options));
    return JobRun.of(master -> TestSpark.session(), arguments.toArray(String[]::new));
  }
}
