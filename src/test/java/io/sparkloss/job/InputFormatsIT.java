package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Postgres;
import io.sparkloss.TableSession;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same predictions give the same bits, whatever keeps them. */
class InputFormatsIT {

  private static final long ROWS = 5_000;

  private static final String SCHEMA =
      "id BIGINT, origin STRING, k INT, y DOUBLE, p DOUBLE, f FLOAT, dec DECIMAL(10, 2), late INT,"
          + " q DOUBLE";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SparkSession spark;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Dataset<Row> rows;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static List<String> expected;

  @BeforeAll
  static void write() throws Exception {
    spark = TableSession.of(folder);
    spark
        .range(0, ROWS, 1, 3)
        .selectExpr(
            "id",
            "IF(id % 13 = 0, NULL, concat('s, \"', id % 5)) AS origin",
            "CAST(id % 7 AS INT) AS k",
            "sin(id) * pow(10, id % 9 - 4) AS y",
            "cos(id) * 10 AS p",
            "CAST(cos(id) * 10 AS FLOAT) AS f",
            "CAST(id % 100 - 0.25 AS DECIMAL(10, 2)) AS dec",
            "CAST(id % 2 AS INT) AS late",
            "0.001D + (id % 997) / 1000D AS q")
        .write()
        .parquet(folder + "/parquet");
    rows = spark.read().parquet(folder + "/parquet");
    expected = costs("{path: parquet}");
    assertThat(expected).hasSize((3 + 1) * (1 + 6 + 7));
  }

  @Test
  void orc() throws Exception {
    rows.write().orc(folder + "/orc");

    assertThat(costs("{path: orc, format: orc}")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void text(String format) throws Exception {
    String path = folder + "/" + format;
    rows.write().format(format).option("header", "true").save(path);
    String input = "{path: %s, format: %s, %s}";

    assertThat(costs(input.formatted(path, format, "schema: '" + SCHEMA + "'")))
        .isEqualTo(expected);
  }

  /** Text does not say that 0.1 was a float; read as a double it is another number. */
  @Test
  void textWithoutASchemaMakesDoublesOfFloats() throws Exception {
    rows.write().option("header", "true").csv(folder + "/inferred");

    List<String> found = costs("{path: inferred, format: csv}");

    assertThat(model(found, "f")).isNotEqualTo(model(expected, "f"));
    assertThat(model(found, "p")).isEqualTo(model(expected, "p"));
  }

  private static List<String> model(List<String> costs, String model) {
    return costs.stream().filter(cost -> cost.startsWith("t " + model + " ")).toList();
  }

  @Test
  void optionsSayHowTextIsWritten() throws Exception {
    rows.write().option("sep", ";").option("nullValue", "NA").csv(folder + "/semicolons");

    assertThat(
            costs(
                "{path: semicolons, format: csv, schema: '%s', options: {header: false, sep: ';',"
                        .formatted(SCHEMA)
                    + " nullValue: NA}}"))
        .isEqualTo(expected);
  }

  @Test
  void columnsOfTextAreRefused() throws Exception {
    rows.write().option("header", "true").csv(folder + "/words");

    JobRun run = run("{path: words, format: csv, options: {inferSchema: false}}");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0)).contains("y").contains("string");
  }

  @Test
  void deltaAtAVersion() throws Exception {
    rows.write().format("delta").save(folder + "/delta");
    rows.limit(10).write().format("delta").mode("append").save(folder + "/delta");

    assertThat(costs("{path: delta, format: delta, version: 0}")).isEqualTo(expected);
    assertThat(costs("{path: delta, format: delta}")).isNotEqualTo(expected);
  }

  @Test
  void icebergAtASnapshot() throws Exception {
    rows.writeTo("ice.inputs.p").using("iceberg").create();
    long snapshot = spark.sql("SELECT snapshot_id FROM ice.inputs.p.snapshots").head().getLong(0);
    rows.limit(10).writeTo("ice.inputs.p").append();

    assertThat(costs("{table: ice.inputs.p, version: " + snapshot + "}")).isEqualTo(expected);
    assertThat(costs("{table: ice.inputs.p}")).isNotEqualTo(expected);
  }

  @Test
  void tablesAndQueriesOfH2() throws Exception {
    String url = "jdbc:h2:" + folder.resolve("h2");
    rows.write()
        .format("jdbc")
        .option("url", url)
        .option("user", "sa")
        .option("password", "hunter2")
        .option("dbtable", "predictions")
        .save();

    assertDatabase("url: '" + url + "', user: sa, password: '${env:SECRET}'");
  }

  @Test
  void tablesAndQueriesOfPostgres() throws Exception {
    try (Postgres server = Postgres.start()) {
      rows.write().format("jdbc").options(server.options()).option("dbtable", "predictions").save();

      assertDatabase(
          "url: '%s', user: %s, password: %s"
              .formatted(server.url(), Postgres.USER, Postgres.PASSWORD));
    }
  }

  private static void assertDatabase(String options) throws IOException {
    assertThat(costs("{table: predictions, format: jdbc, options: {" + options + "}}"))
        .isEqualTo(expected);
    assertThat(
            costs(
                "{table: predictions, format: jdbc, options: {%s, partitionColumn: '\"k\"',"
                        .formatted(options)
                    + " lowerBound: 0, upperBound: 7, numPartitions: 3}}"))
        .isEqualTo(expected);
    assertThat(
            costs(
                "{sql: 'SELECT * FROM predictions WHERE \"id\" >= 0', format: jdbc, options: {"
                    + options
                    + "}}"))
        .isEqualTo(expected);
    JobRun missing = run("{table: nothing, format: jdbc, options: {" + options + "}}");
    assertThat(missing.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(missing.errors())
        .singleElement()
        .asString()
        .startsWith("error: run r: input.table: ")
        .containsIgnoringCase("nothing");
  }

  /** Returns what is told of each cost; the low parts of its state may differ. */
  private static List<String> costs(String input) throws IOException {
    JobRun run = run(input);
    assertThat(run.errors()).isEmpty();
    Evaluation evaluation =
        EvaluationJson.read(Files.readString(folder.resolve("out/evaluation.json")));
    return evaluation.costs().stream()
        .map(
            cost ->
                "%s %s %s %s %s %s"
                    .formatted(
                        cost.key().target(),
                        cost.key().model(),
                        cost.key().loss(),
                        cost.slice(),
                        cost.estimate(),
                        cost.usage()))
        .sorted()
        .toList();
  }

  private static JobRun run(String input) throws IOException {
    return JobRun.of(
        master -> spark,
        Files.writeString(
                folder.resolve("e.yaml"),
                "run: r\ninput: "
                    + input
                    + """

                    targets:
                      t: {label: y, models: {p: p, f: f, dec: dec}, losses: [squared_error]}
                      late: {label: late, models: {q: {probability: q}}, losses: [log_loss]}
                    slices: [origin, k]
                    output: {directory: out}
                    """)
            .toString());
  }
}
