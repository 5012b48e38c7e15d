package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TableSession;
import io.sparkloss.TestSpark;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of Delta and Iceberg tables: the one asked for is read, and the one read is told. */
class TableVersionsIT {

  private static final String FIRST = "SELECT 1D AS y, 3D AS p";
  private static final String SECOND = "SELECT 1D AS y, 1D AS p";

  /** The squared errors are 4 in the first version, and 4 and 0 in the second. */
  private static final double OF_FIRST = 4;

  private static final double OF_SECOND = 2;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static SparkSession spark;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static List<String> snapshots;

  @BeforeAll
  static void tables() throws Exception {
    spark = TableSession.of(folder);
    spark.sql(FIRST).write().format("delta").save(folder + "/delta");
    spark.sql(SECOND).write().format("delta").mode("append").save(folder + "/delta");
    spark.sql("CREATE TABLE versions_delta USING delta LOCATION '" + folder + "/delta'");
    spark.sql("CREATE NAMESPACE IF NOT EXISTS ice.versions");
    spark.sql(FIRST).writeTo("ice.versions.t").using("iceberg").create();
    spark.sql(SECOND).writeTo("ice.versions.t").append();
    snapshots =
        spark
            .sql(
                "SELECT CAST(snapshot_id AS STRING) FROM ice.versions.t.snapshots"
                    + " ORDER BY committed_at")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
  }

  @Test
  void deltaIsReadAtItsNewestVersion() throws Exception {
    assertRead("{path: " + folder + "/delta, format: delta}", "1", OF_SECOND);
    assertRead("{table: versions_delta}", "1", OF_SECOND);
  }

  @Test
  void deltaIsReadAtAVersion() throws Exception {
    assertRead("{path: " + folder + "/delta, format: delta, version: 0}", "0", OF_FIRST);
    assertRead("{table: versions_delta, version: 0}", "0", OF_FIRST);
  }

  /**
   * To SQL all behind two dashes is a comment, and without the version the newest would be read.
   */
  @Test
  void aCommentBehindTheNameDoesNotHideTheVersion() throws Exception {
    assertRead("{table: versions_delta -- of the team, version: 0}", "0", OF_FIRST);
  }

  @Test
  void deltaIsReadAtATime() throws Exception {
    String first =
        time("SELECT timestamp FROM (SELECT * FROM history) WHERE version = 0", "versions_delta");

    assertRead(
        "{path: " + folder + "/delta, format: delta, timestamp: '" + first + "'}", "0", OF_FIRST);
    assertRead("{table: versions_delta, timestamp: '2999-01-01'}", "1", OF_SECOND);
  }

  @Test
  void icebergIsReadAtItsNewestSnapshot() throws Exception {
    assertRead("{table: ice.versions.t}", snapshots.get(1), OF_SECOND);
    assertRead(
        "{path: " + folder + "/ice/versions/t, format: iceberg}", snapshots.get(1), OF_SECOND);
  }

  @Test
  void icebergIsReadAtASnapshot() throws Exception {
    String version = ", version: " + snapshots.get(0) + "}";

    assertRead("{table: ice.versions.t" + version, snapshots.get(0), OF_FIRST);
    assertRead(
        "{path: " + folder + "/ice/versions/t, format: iceberg" + version,
        snapshots.get(0),
        OF_FIRST);
  }

  @Test
  void icebergIsReadAtATime() throws Exception {
    String first =
        spark
            .sql(
                "SELECT date_format(min(made_current_at), \"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")"
                    + " FROM ice.versions.t.history")
            .head()
            .getString(0);
    String timestamp = ", timestamp: '" + first + "'}";

    assertRead("{table: ice.versions.t" + timestamp, snapshots.get(0), OF_FIRST);
    assertRead(
        "{path: " + folder + "/ice/versions/t, format: iceberg" + timestamp,
        snapshots.get(0),
        OF_FIRST);
  }

  @Test
  void whatHasNoSuchVersionIsRefused() throws Exception {
    TestSpark.session().sql(FIRST).write().parquet(directory + "/files");
    spark.sql(FIRST).createOrReplaceTempView("versions_view");

    assertRefused(
        "{path: files, format: delta}",
        "input.path: file:DIR/files is no table of the format delta: it holds no _delta_log; give"
            + " the directory of one, or the right format");
    assertRefused(
        "{path: " + folder + "/delta}",
        "input.path: file:TABLES/delta is a Delta table, of whose files not all are current, but"
            + " input.format is parquet; set it to delta");
    assertRefused(
        "{table: versions_view, version: 1}",
        "input.version: versions_view is no Delta or Iceberg table, so it has no versions; leave it"
            + " out");
    assertRefused(
        "{table: versions_delta, timestamp: 2001-06-30}",
        "input.timestamp: versions_delta has no version at or before 2001-06-30; give a later"
            + " time");
    assertRefused(
        "{table: ice.versions.t, version: 7}",
        "input.version: ice.versions.t has no snapshot 7; its table snapshots lists them");
    JobRun delta = run("{table: versions_delta, version: 7}");
    assertThat(delta.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(delta.errors().get(0)).startsWith("error: run r: input.table: ").contains("7");
  }

  @Test
  void labelsHaveAVersionToo() throws Exception {
    spark.sql("SELECT 1L AS id, 3D AS p").write().parquet(directory + "/predictions");
    spark.sql("SELECT 1L AS id, 1D AS y").write().format("delta").save(directory + "/labels");

    JobRun.of(
        master -> spark,
        file(
            "{path: predictions}\n"
                + "labels: {path: labels, format: delta, on: id, timestamp: 2999-01-01}"));

    assertThat(evaluation().provenance().source())
        .containsEntry("labels_version", "0")
        .doesNotContainKey("input_version");
    assertThat(evaluation().costs().get(0).estimate().cost()).isEqualTo(OF_FIRST);
  }

  private String time(String sql, String table) {
    spark.sql("DESCRIBE HISTORY " + table).createOrReplaceTempView("history");
    return spark
        .sql("SELECT date_format(timestamp, \"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\") FROM (" + sql + ")")
        .head()
        .getString(0);
  }

  private void assertRead(String input, String version, double cost) throws IOException {
    JobRun run = run(input);
    assertThat(run.errors()).isEmpty();
    assertThat(evaluation().provenance().source()).containsEntry("input_version", version);
    assertThat(evaluation().costs().get(0).estimate().cost()).isEqualTo(cost);
  }

  private void assertRefused(String input, String message) throws IOException {
    JobRun run = run(input);
    assertThat(run.errors())
        .map(line -> line.replace(directory.toString(), "DIR"))
        .map(line -> line.replace(folder.toString(), "TABLES"))
        .containsExactly("error: run r: " + message);
    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
  }

  private JobRun run(String input) throws IOException {
    return JobRun.of(master -> spark, file(input));
  }

  private String file(String input) throws IOException {
    return Files.writeString(
            directory.resolve("e.yaml"),
            "run: r\ninput: "
                + input
                + "\ntargets: {t: {label: y, models: {m: p}, losses: [mse]}}\n"
                + "output: {directory: out}\n")
        .toString();
  }

  private Evaluation evaluation() throws IOException {
    return EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")));
  }
}
