package io.sparkloss.job;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Postgres;
import io.sparkloss.TableSession;
import io.sparkloss.TestSpark;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of the user's holds the costs of each run and period once, as they were found last. */
class CostTableIT extends FourRows {

  /** What the tests' environment has under {@code SECRET}. */
  private static final String PASSWORD = "hunter2";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SparkSession spark;

  @BeforeAll
  static void session() {
    spark = TableSession.of(folder);
  }

  @BeforeEach
  void writeRows() {
    rows().write().parquet(directory + "/data");
  }

  @Test
  void aDeltaTableByItsDirectory() throws Exception {
    assertKeepsRuns(
        "{format: delta, path: costs}",
        () -> spark.read().format("delta").load(directory + "/costs"));
  }

  @Test
  void aDeltaTableByItsName() throws Exception {
    assertKeepsRuns("{format: delta, name: costs_of_runs}", () -> spark.table("costs_of_runs"));
  }

  @Test
  void anIcebergTable() throws Exception {
    assertKeepsRuns(
        "{format: iceberg, name: ice.team.costs}",
        () -> {
          spark.catalog().refreshTable("ice.team.costs");
          return spark.table("ice.team.costs");
        });
    assertThat(spark.table("ice.team.costs.partitions").select("partition.*").columns())
        .containsExactly("period", "run");
  }

  @Test
  void aTableOfH2() throws Exception {
    assertKeepsRuns(h2("costs"), () -> h2Rows("costs"));
  }

  @Test
  void aTableOfPostgres() throws Exception {
    try (Postgres server = Postgres.start()) {
      assertKeepsRuns(
          "{format: jdbc, name: costs, options: {url: '%s', user: %s, password: %s}}"
              .formatted(server.url(), Postgres.USER, Postgres.PASSWORD),
          () ->
              spark
                  .read()
                  .format("jdbc")
                  .options(server.options())
                  .option("dbtable", "costs")
                  .load());
    }
  }

  /** What a table holds now. */
  private interface Rows {
    Dataset<Row> read();
  }

  private void assertKeepsRuns(String table, Rows rows) throws IOException {
    evaluate("o'brien \\ 1", "2001-06-30", table, "true");
    evaluate("r", "2001-06-29", table, "true");
    evaluate("r", "2001-06-30", table, "true");
    List<List<Object>> before = rows(rows, "NOT (run = 'r' AND period = DATE'2001-06-30')");
    assertHolds(rows, "r");

    evaluate("r", "2001-06-30", table, "id > 2");

    assertHolds(rows, "r");
    assertThat(rows(rows, "NOT (run = 'r' AND period = DATE'2001-06-30')")).isEqualTo(before);
    evaluate("o'brien \\ 1", "2001-06-30", table, "id > 2");
    assertThat(rows(rows, "run LIKE 'o%'")).hasSameSizeAs(evaluation().costs());
    assertHolds(rows, "r");
  }

  private static List<List<Object>> rows(Rows rows, String condition) {
    return rows
        .read()
        .where(condition)
        .selectExpr("run", "CAST(period AS STRING)", "model", "loss", "slice", "cost", "hex(state)")
        .collectAsList()
        .stream()
        .map(row -> List.<Object>of(row.toString()))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  /** The rows are those of the run's own evaluation.json, to the bit. */
  private void assertHolds(Rows rows, String run) throws IOException {
    Evaluation evaluation =
        EvaluationJson.read(Files.readString(directory.resolve("out-" + run + "/evaluation.json")));
    List<String> expected = new ArrayList<>();
    for (CostEntry entry : evaluation.costs()) {
      expected.add(
          Stream.of(
                  entry.key().model(),
                  entry.key().loss(),
                  EvaluationJson.write(entry.slice()),
                  entry.estimate().count(),
                  entry.estimate().cost(),
                  String.valueOf(number(entry.estimate().standardError())),
                  evaluation.evaluatedAt().toEpochMilli(),
                  entry.usage().rows())
              .map(String::valueOf)
              .collect(joining("|")));
    }
    List<String> found =
        rows
            .read()
            .where("run = '" + run + "' AND period = DATE'2001-06-30'")
            .selectExpr(
                "model",
                "loss",
                "slice",
                "count",
                "cost",
                "std_error",
                "unix_millis(CAST(evaluated_at AS TIMESTAMP))",
                "rows")
            .collectAsList()
            .stream()
            .map(row -> row.mkString("|"))
            .toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Object number(double value) {
    return Double.isNaN(value) ? "null" : (Object) value;
  }

  @Test
  void aPasswordIsToldNowhere() throws Exception {
    JobRun run = run("r", "2001-06-30", h2("costs"), "true");
    JobRun wrong =
        run(
            "r",
            "2001-06-30",
            "{format: jdbc, name: costs, options: {url: 'jdbc:h2:%s', user: sa, password: wrong}}"
                .formatted(database()),
            "true");
    JobRun plan = run("r", "2001-06-30", h2("costs"), "true", "--plan");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(plan.out())
        .contains(
            "then jdbc table costs, the rows of this run in period 2001-06-30 of the series r");
    assertThat(run.out() + run.err() + plan.out() + plan.err()).doesNotContain(PASSWORD);
    assertThat(evaluation()).asString().doesNotContain(PASSWORD);
    assertThat(Files.readString(directory.resolve("out-r/evaluation.json")))
        .doesNotContain(PASSWORD);
    assertThat(wrong.code()).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(wrong.errors())
        .singleElement()
        .asString()
        .startsWith("error: run r: output.table: the jdbc table costs cannot be used: Wrong user");
  }

  @Test
  void whereATableCannotBeWrittenTheFilesStand() throws Exception {
    evaluate("r", "2001-06-29", h2("costs"), "true");
    execute("ALTER TABLE costs ADD CONSTRAINT early CHECK (\"period\" < DATE '2001-06-30')");
    List<List<Object>> before = rows(() -> h2Rows("costs"), "true");

    JobRun run = run("r", "2001-06-30", h2("costs"), "true");

    assertThat(run.code()).isEqualTo(ExitCode.UNEXPECTED);
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith(
            "error: run r: output.table: the jdbc table costs was not written, and is as it was:"
                + " Check constraint violation");
    assertThat(rows(() -> h2Rows("costs"), "true")).isEqualTo(before);
    assertThat(evaluation().costs()).isNotEmpty();
  }

  @Test
  void aTableWithOtherColumnsIsRefusedBeforeAnythingIsRead() throws Exception {
    execute("CREATE TABLE costs (\"run\" VARCHAR)");
    spark.sql("SELECT 1 AS run").writeTo("ice.team.others").using("iceberg").createOrReplace();

    assertThat(run("r", "2001-06-30", h2("costs"), "true").errors())
        .singleElement()
        .asString()
        .startsWith("error: run r: output.table: the jdbc table costs cannot be used: Column")
        .contains("\"period\" not found");
    assertThat(run("r", "2001-06-30", "{format: iceberg, name: ice.team.others}", "true").errors())
        .singleElement()
        .asString()
        .startsWith(
            "error: run r: output.table: the iceberg table ice.team.others cannot be used: it has"
                + " no column period, series,");
    assertThat(directory.resolve("out-r")).doesNotExist();
  }

  @Test
  void aDriverThatIsNotThereIsNamed() throws Exception {
    JobRun run =
        run(
            "r",
            "2001-06-30",
            "{format: jdbc, name: costs, options: {url: 'jdbc:x:y', driver: com.example.Driver}}",
            "true");

    assertThat(run.errors())
        .containsExactly(
            "error: run r: output.table: the jdbc table costs cannot be used: there is no driver"
                + " com.example.Driver; bring it with --jars or --packages");
    assertThat(run.code()).isEqualTo(ExitCode.UNEXPECTED);
  }

  /** The rows of others are never lost, even where a table is not partitioned by run. */
  @Test
  void anIcebergTableOfOtherPartitionsKeepsTheRowsOfOthers() throws Exception {
    evaluate("s", "2001-06-30", "{format: iceberg, name: ice.team.model}", "true");
    spark.table("ice.team.model").writeTo("ice.team.plain").using("iceberg").createOrReplace();
    long others = spark.table("ice.team.plain").count();

    JobRun first = run("r", "2001-06-30", "{format: iceberg, name: ice.team.plain}", "true");
    JobRun again = run("r", "2001-06-30", "{format: iceberg, name: ice.team.plain}", "true");

    spark.catalog().refreshTable("ice.team.plain");
    assertThat(first.code()).isEqualTo(ExitCode.DONE);
    assertThat(again.errors()).isEmpty();
    assertThat(spark.table("ice.team.plain").where("run = 's'").count()).isEqualTo(others);
    assertThat(spark.table("ice.team.plain").where("run = 'r'").count()).isEqualTo(others);
  }

  @Test
  void aTableAloneIsEnough() throws Exception {
    JobRun run =
        JobRun.of(
            directory,
            "run: r\ninput: {path: data}\n"
                + "targets: {t: {label: y, models: {a: a}, losses: [mse]}}\n"
                + "output: {table: "
                + h2("costs")
                + "}\n");

    assertThat(run.errors()).isEmpty();
    assertThat(h2Rows("costs").select("cost").head().getDouble(0)).isEqualTo(1.25);
  }

  private void evaluate(String run, String date, String table, String where) throws IOException {
    JobRun done = run(run, date, table, where);
    assertThat(done.errors()).isEmpty();
    assertThat(done.code()).isEqualTo(ExitCode.DONE);
  }

  private JobRun run(String run, String date, String table, String where, String... more)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("e.yaml"),
            "run: \""
                + run.replace("\\", "\\\\")
                + "\"\ninput: {path: data, where: "
                + where
                + "}\n"
                + REST.replace("{directory: out}", "")
                + "  directory: out-"
                + run.substring(0, 1)
                + "\n  table: "
                + table
                + "\n");
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "--date", date));
    arguments.addAll(List.of(more));
    return JobRun.of(master -> spark, arguments.toArray(String[]::new));
  }

  private Evaluation evaluation() throws IOException {
    return EvaluationJson.read(Files.readString(directory.resolve("out-r/evaluation.json")));
  }

  private Path database() {
    return directory.resolve("database");
  }

  private String h2(String table) {
    return "{format: jdbc, name: %s, options: {url: 'jdbc:h2:%s', user: sa, password: '${env:SECRET}'}}"
        .formatted(table, database());
  }

  private Dataset<Row> h2Rows(String table) {
    return TestSpark.session()
        .read()
        .format("jdbc")
        .options(Map.of("url", "jdbc:h2:" + database(), "user", "sa", "password", PASSWORD))
        .option("dbtable", table)
        .load();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:" + database(), "sa", PASSWORD)) {
      connection.createStatement().execute(sql);
    }
  }
}
