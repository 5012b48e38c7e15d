package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the data, and the very words in which they are refused. */
class RefusedDataIT {

  private static final String TARGET =
      "targets: {t: {label: y, models: {m: p}, losses: [squared_error]}}\n";
  private static final String BINARY =
      "targets: {t: {label: y, models: {m: p}, losses: [log_loss]}}\n";
  private static final String PAIRS = "VALUES (1, 0.5D), (0, 0.25D) AS t(y, p)";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void realPath() throws IOException {
    directory = directory.toRealPath();
  }

  @Test
  void missingFile() throws Exception {
    assertData(
        "{path: no.parquet}",
        TARGET,
        "input.path: file:DIR/no.parquet does not exist; give a file, a directory or a pattern");
  }

  @Test
  void patternThatMatchesNothing() throws Exception {
    assertData(
        "{path: no/*.parquet}",
        TARGET,
        "input.path: file:DIR/no/*.parquet does not exist; give a file, a directory or a pattern");
  }

  @Test
  void directoryWithoutDataFiles() throws Exception {
    Files.createDirectories(directory.resolve("data/_temporary/0"));
    Files.writeString(directory.resolve("data/_temporary/0/part-0.parquet"), "PAR1");
    Files.writeString(directory.resolve("data/_SUCCESS"), "");

    assertData(
        "{path: data}",
        TARGET,
        "input.path: file:DIR/data holds no data files; files that are empty, or whose names begin"
            + " with _ or ., do not count");
  }

  @Test
  void filesOfAnotherFormat() throws Exception {
    Files.writeString(directory.resolve("data.csv"), "y,p\n1,2\n");
    write(PAIRS, "pairs");

    assertData(
        "{path: data.csv}",
        TARGET,
        "input.path: file:DIR/data.csv is no such file, but input.format is parquet; set the right"
            + " one");
    JobRun run = run("{path: pairs, format: csv}", TARGET);
    assertThat(run.errors().get(0))
        .startsWith("error: run r: input.path: file:" + directory + "/pairs/part-")
        .endsWith(" is a file of the format parquet, but input.format is csv; set it to parquet");
  }

  @Test
  void damagedFile() throws Exception {
    write(PAIRS, "pairs");
    Path file;
    try (Stream<Path> files = Files.list(directory.resolve("pairs"))) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(directory.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 10));

    JobRun run = run("{path: cut.parquet}", TARGET);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0)).contains("cut.parquet");
  }

  @Test
  void unknownTable() throws Exception {
    JobRun run = run("{table: no_such_table}", TARGET);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0))
        .startsWith("error: run r: input.table: [TABLE_OR_VIEW_NOT_FOUND]")
        .contains("`no_such_table`");
  }

  @Test
  void sqlThatIsNoneIsTheFilesFault() throws Exception {
    JobRun run = run("{sql: SELEC 1}", TARGET);

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0)).startsWith("error: run r: input.sql: [PARSE_SYNTAX_ERROR]");
  }

  @Test
  void conditionThatIsNoneIsTheFilesFault() throws Exception {
    write(PAIRS, "pairs");

    JobRun run = run("{path: pairs, where: 'y >'}", TARGET);

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.errors().get(0)).startsWith("error: run r: input.where: [PARSE_SYNTAX_ERROR]");
  }

  @Test
  void conditionOnAnUnknownColumn() throws Exception {
    write(PAIRS, "pairs");

    JobRun run = run("{path: pairs, where: z > 0}", TARGET);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0))
        .startsWith("error: run r: input.where: [UNRESOLVED_COLUMN")
        .doesNotEndWith(";");
  }

  @Test
  void unknownColumn() throws Exception {
    write(PAIRS, "pairs");

    assertData(
        "{path: pairs}",
        TARGET.replace("m: p", "m: pp"),
        "the input has no column 'pp' (prediction of model m, target t); did you mean 'p'?");
  }

  @Test
  void columnOfAnotherType() throws Exception {
    write("VALUES (1, 'high') AS t(y, p)", "pairs");

    assertData(
        "{path: pairs}",
        TARGET,
        "column 'p' (prediction of model m, target t) is string but must be a number");
  }

  @Test
  void vectorOfRawPredictions() throws Exception {
    write("VALUES (1, array(-1D, 1D)) AS t(y, z)", "pairs");

    assertData(
        "{path: pairs}",
        "targets: {t: {label: y, models: {m: {logit: z}}, losses: [log_loss_with_logits]}}\n",
        "column 'z' (logit of model m, target t) is array<double> but must be a number; of an array"
            + " or vector take the entry of class 1, for example by input.sql with"
            + " vector_to_array(rawPrediction)[1]");
  }

  @Test
  void probabilitiesOfOtherThanTwoClasses() throws Exception {
    write("VALUES (7, 1, array(0.5D, 0.5D)), (8, 1, array(0.2D, 0.3D, 0.5D)) AS t(id, y, p)", "x");

    JobRun run = run("{path: x}", BINARY + "key: id\n");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0))
        .startsWith("error: run r: 1 of 2 rows cannot be used: t, ")
        .contains("wrong_length 1, first at id 8");
    assertNothingWritten();
  }

  @Test
  void columnsThatDifferByCase() throws Exception {
    TestSpark.session().conf().set("spark.sql.caseSensitive", "true");
    try {
      write("VALUES (1, 0.5D, 0.7D) AS t(y, p, P)", "pairs");
    } finally {
      TestSpark.session().conf().unset("spark.sql.caseSensitive");
    }

    JobRun run = run("{path: pairs}", TARGET);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0)).contains("`p`").contains("spark.sql.caseSensitive");
  }

  @Test
  void emptyInput() throws Exception {
    write(PAIRS, "pairs");

    assertData(
        "{path: pairs, where: y > 5}",
        TARGET,
        "the input file:DIR/pairs has no rows; check its path, date and filter");
  }

  @Test
  void labelOutsideItsDomain() throws Exception {
    write("VALUES (7, 1, 0.5D), (8, 2, 0.25D), (9, NULL, 0.5D) AS t(id, y, p)", "pairs");

    JobRun run = run("{path: pairs}", BINARY + "key: id\n");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0))
        .startsWith("error: run r: 2 of 3 rows cannot be used: t, ")
        .contains("label_out_of_domain", "null_label");
    assertThat(run.errors()).anyMatch(line -> line.contains("8"));
    assertNothingWritten();
  }

  @Test
  void coverageBelowTheLeast() throws Exception {
    write("VALUES (7, 1, 0.5D), (8, 2, 0.25D), (9, NULL, 0.5D) AS t(id, y, p)", "pairs");

    JobRun run = run("{path: pairs}", BINARY + "on_invalid: skip\nmin_coverage: 0.9\n");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0)).startsWith("error: run r: the coverage of t");
    assertNothingWritten();
  }

  private void assertData(String input, String rest, String message) throws Exception {
    JobRun run = run(input, rest);
    assertThat(run.errors())
        .map(line -> line.replace(directory.toString(), "DIR"))
        .isEqualTo(List.of("error: run r: " + message));
    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertNothingWritten();
  }

  private void assertNothingWritten() {
    assertThat(Files.exists(directory.resolve("out"))).isFalse();
  }

  private JobRun run(String input, String rest) throws IOException {
    return JobRun.of(
        directory, "run: r\ninput: " + input + "\n" + rest + "output: {directory: out}\n");
  }

  private void write(String sql, String name) {
    TestSpark.session()
        .sql("SELECT * FROM " + sql)
        .coalesce(1)
        .write()
        .parquet(directory + "/" + name);
  }
}
