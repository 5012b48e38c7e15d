package io.sparkloss.job;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job from the file to its results. */
class EvaluateJobIT extends FourRows {

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
  @Tag("mllib")
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
}
