package io.sparkloss.job;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job from the file to its results. */
class EvaluateJobIT {

  /** Squared errors of a: 0, 0, 1, 4, mean 1.25; of b: 1, 1, 1, 1, mean 1. */
  private static final String ROWS =
      """
      SELECT * FROM VALUES
        (1L, 1.0D, 1.0D, 2.0D, 'x', DATE'2001-06-01'),
        (2L, 2.0D, 2.0D, 1.0D, 'x', DATE'2001-06-01'),
        (3L, 3.0D, 4.0D, 4.0D, 'y', DATE'2001-06-02'),
        (4L, 4.0D, 6.0D, 3.0D, CAST(NULL AS STRING), DATE'2001-06-02')
        AS t(id, y, a, b, origin, day)
      """;

  private static final String REST =
      """
      key: id
      targets: {t: {label: y, models: {a: a, b: b}, losses: [squared_error, absolute_error]}}
      slices: [origin]
      output: {directory: out}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void realPath() throws IOException {
    directory = directory.toRealPath();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv", "json", "orc"})
  void readsEveryFormat(String format) throws Exception {
    rows().write().format(format).option("header", true).save(directory + "/data");

    JobRun run =
        JobRun.of(directory, "run: r\ninput: {path: data, format: " + format + "}\n" + REST);

    assertThat(run.errors()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertCosts();
  }

  @Test
  void readsCsvWithoutNamesByItsSchema() throws Exception {
    rows().write().csv(directory + "/data");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input:
              path: data/part-*.csv
              format: csv
              schema: id BIGINT, y DOUBLE, a DOUBLE, b DOUBLE, origin STRING, day DATE
              options: {header: false}
            """
                + REST);

    assertThat(run.errors()).isEmpty();
    assertCosts();
  }

  @Test
  void readsATable() throws Exception {
    rows().createOrReplaceTempView("job_predictions");

    JobRun run = JobRun.of(directory, "run: r\ninput: {table: job_predictions}\n" + REST);

    assertThat(run.errors()).isEmpty();
    assertCosts();
  }

  @Test
  void readsAQueryAndACondition() throws Exception {
    rows().createOrReplaceTempView("job_predictions");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input:
              sql: SELECT * FROM job_predictions UNION ALL SELECT 5, 1, 9, 9, 'z', NULL
              where: day IS NOT NULL
            """
                + REST);

    assertThat(run.errors()).isEmpty();
    assertCosts();
  }

  @Test
  void readsTheLongForm() throws Exception {
    rows().createOrReplaceTempView("job_predictions");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input:
              sql: SELECT id, y, origin, name, p FROM job_predictions
                UNPIVOT (p FOR name IN (a, b))
            targets: {t: {label: y, model: name, prediction: p, losses: [mse]}}
            output: {directory: out}
            """);

    assertThat(run.errors()).isEmpty();
    assertThat(costs("loss = 'squared_error' AND grouping_id = 0")).containsExactly(1.25, 1.0);
  }

  @Test
  void takesProbabilitiesAsSparkMlGivesThem() throws Exception {
    TestSpark.session()
        .sql("SELECT * FROM VALUES (1, 1D, 0.75D), (2, 0D, 0.25D), (3, 1D, 0.5D) AS t(id, y, p)")
        .selectExpr("id", "y", "array(1 - p, p) AS pair", "p")
        .withColumn("vector", array_to_vector(col("pair")))
        .createOrReplaceTempView("classifier");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input: {table: classifier}
            targets:
              t:
                label: y
                models: {a: {probability: vector}, b: {probability: pair}, c: {probability: p}}
                losses: [brier_loss, log_loss]
            output: {directory: out}
            """);

    assertThat(run.errors()).isEmpty();
    // (0.0625 + 0.0625 + 0.25) / 3
    assertThat(costs("loss = 'brier_loss'")).containsExactly(0.125, 0.125, 0.125);
    assertThat(Set.copyOf(costs("loss = 'binary_cross_entropy'"))).hasSize(1);
  }

  @Test
  void namesOfClassesMayHoldCommas() throws Exception {
    TestSpark.session()
        .sql(
            "SELECT * FROM VALUES ('late, but landed', array(0.25D, 0.75D, 0D)), ('a, b', NULL)"
                + " AS t(y, p)")
        .createOrReplaceTempView("named");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input: {table: named}
            targets:
              t:
                label: y
                classes: [early, "late, but landed", "a, b"]
                ignore_label: "a, b"
                models: {m: p}
                losses: [brier_loss, "zero_one_loss(ignore_label='a, b')"]
            output: {directory: out}
            """);

    assertThat(run.errors()).isEmpty();
    // The ignored row has no prediction; 0.25² + 0.25² of the other.
    assertThat(costs("loss LIKE 'brier_loss%'")).containsExactly(0.125);
    assertThat(costs("loss LIKE 'zero_one_loss%'")).containsExactly(0.0);
  }

  @Test
  void takesColumnNamesAsTheyStand() throws Exception {
    rows()
        .selectExpr("y AS `true.delay`", "a AS `model a`", "b AS `b``s`", "origin AS `or,igin`")
        .write()
        .parquet(directory + "/data");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input: {path: data}
            targets: {t: {label: true.delay, models: {a: model a, b: "b`s"}, losses: [mse]}}
            slices: ["or,igin"]
            output: {directory: out}
            """);

    assertThat(run.errors()).isEmpty();
    assertThat(costs("slice = '{}'")).containsExactly(1.25, 1.0);
  }

  @Test
  void slicesStandInTypedColumns() throws Exception {
    rows().write().parquet(directory + "/data");

    JobRun.of(
        directory,
        "run: r\ninput: {path: data}\n" + REST.replace("[origin]", "[origin, [origin, day]]"));

    Dataset<Row> costs = TestSpark.session().read().parquet(directory + "/out/costs");
    assertThat(costs.schema().apply("origin").dataType()).isEqualTo(DataTypes.StringType);
    assertThat(costs.schema().apply("day").dataType()).isEqualTo(DataTypes.DateType);
    assertThat(costs("model = 'b' AND loss = 'absolute_error' AND origin IS NULL"))
        .as("overall, NULL, and NULL on a day")
        .hasSize(3);
  }

  @Test
  void evaluationJsonHoldsEverything() throws Exception {
    rows().write().parquet(directory + "/data");

    JobRun.of(
        directory,
        "run: r-${date}\ninput: {path: data}\n"
            + REST
            + "gates: [{target: t, loss: mse, candidate: b, baseline: a, margin: 100}]\n");

    String json = Files.readString(directory.resolve("out/evaluation.json"));
    Evaluation evaluation = EvaluationJson.read(json);
    assertThat(EvaluationJson.write(evaluation)).isEqualTo(json);
    assertThat(evaluation.run()).isEqualTo("r-2001-06-30");
    assertThat(evaluation.verdict()).isEqualTo(Verdict.PASS);
    assertThat(evaluation.dataQuality().rowsRead()).isEqualTo(4);
    assertThat(evaluation.provenance().source())
        .containsEntry("evaluation_file", directory + "/evaluation.yaml")
        .containsEntry("input", "file:" + directory + "/data");
  }

  @Test
  void failedAndInconclusiveGatesWriteAllResults() throws Exception {
    rows().write().parquet(directory + "/data");
    String gate =
        "run: r\ninput: {path: data}\n"
            + REST
            + "gates: [{target: t, loss: mse, candidate: a, baseline: b, margin: %s}]\n";

    // d = (-1, -1, 0, 3) - margin: mean 0.25 - margin, standard error 0.946, t(3) 3.18.
    JobRun failed = JobRun.of(directory, gate.formatted("-10"));
    assertThat(failed.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertCosts();
    JobRun open = JobRun.of(directory, gate.formatted("0"));
    assertThat(open.code()).isEqualTo(ExitCode.GATE_INCONCLUSIVE);
    assertCosts();
    assertThat(open.errors()).isEmpty();
  }

  @Test
  void runningAgainReplacesTheResults() throws Exception {
    rows().write().parquet(directory + "/data");
    JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    JobRun.of(directory, "run: r\ninput: {path: data, where: id < 3}\n" + REST);

    assertThat(costs("model = 'a' AND loss = 'squared_error' AND slice = '{}'"))
        .containsExactly(0.0);
    assertThat(names("out")).containsExactly("costs", "evaluation.json");
  }

  @Test
  void resultsOfAnotherRunAreNotReplaced() throws Exception {
    rows().write().parquet(directory + "/data");
    JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    JobRun run = JobRun.of(directory, "run: s\ninput: {path: data, where: id < 3}\n" + REST);

    assertThat(run.errors())
        .containsExactly(
            "error: run s: output.directory: file:"
                + directory
                + "/out holds the results of run r; name another, or remove its evaluation.json");
    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertCosts();

    Files.delete(directory.resolve("out/evaluation.json"));
    JobRun.of(directory, "run: s\ninput: {path: data, where: id < 3}\n" + REST);
    assertThat(costs("model = 'a' AND loss = 'squared_error' AND slice = '{}'"))
        .containsExactly(0.0);
  }

  @Test
  void aFileThatIsNoResultIsNotReplaced() throws Exception {
    rows().write().parquet(directory + "/data");
    Path mark = Files.createDirectory(directory.resolve("out")).resolve("evaluation.json");
    Files.writeString(mark, "{\"accuracy\": 0.9}");

    JobRun run = JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    assertThat(run.errors())
        .containsExactly(
            "error: run r: output.directory: file:"
                + directory
                + "/out holds an evaluation.json of no run; name another, or remove its"
                + " evaluation.json");
    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(mark).hasContent("{\"accuracy\": 0.9}");
  }

  @Test
  void aRefusedRunLeavesTheOldResults() throws Exception {
    rows().write().parquet(directory + "/data");
    JobRun.of(directory, "run: r\ninput: {path: data}\n" + REST);

    JobRun run = JobRun.of(directory, "run: r\ninput: {path: data, where: id < 0}\n" + REST);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertCosts();
  }

  @Test
  void aRunThatIsRefusedDoesNotStopTheOthers() throws Exception {
    rows().write().parquet(directory + "/data");

    JobRun run =
        JobRun.of(
            directory,
            """
            runs:
              - run: one
                input: {path: nowhere}
                targets: {t: {label: y, models: {a: a, b: b}, losses: [mse]}}
                output: {directory: one}
              - run: two
                input: {path: data}
                targets: {t: {label: y, models: {a: a, b: b}, losses: [mse]}}
                output: {directory: two}
            """);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.err()).contains("run one (1 of 2)", "run two (2 of 2)");
    assertThat(Files.exists(directory.resolve("one"))).isFalse();
    assertThat(names("two")).containsExactly("costs", "evaluation.json");
    assertThat(run.out()).contains("run two").doesNotContain("run one");
  }

  @Test
  void secretsAreNeverPrinted() throws Exception {
    JobRun run =
        JobRun.of(
            directory,
            "run: r\ninput: {path: \"no/${env:SECRET}/where\"}\n" + REST,
            "--stacktrace");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors())
        .containsExactly(
            "error: run r: input.path: file:"
                + directory
                + "/no/${env:SECRET}/where does not exist; give a file, a directory or a pattern");
  }

  private void assertCosts() {
    assertThat(costs("loss = 'squared_error' AND slice = '{}'")).containsExactly(1.25, 1.0);
    assertThat(costs("loss = 'squared_error' AND origin = 'x'")).containsExactly(0.0, 1.0);
  }

  /** Returns costs of the table that was written, by model. */
  private List<Double> costs(String condition) {
    return TestSpark.session()
        .read()
        .parquet(directory + "/out/costs")
        .where(condition)
        .orderBy("model")
        .select("cost")
        .collectAsList()
        .stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  private static Dataset<Row> rows() {
    return TestSpark.session().sql(ROWS);
  }
}
