package io.sparkloss.spark.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs from column batches are those of the row code, to the bit. */
class ColumnarCostsIT {

  private static final String MANY =
      "mse(y, p), rmse(y, p), mae(y, p, w), msle(abs_y, abs_p), cost_sum(squared_error(y, p)),"
          + " cost(y), cost(y, w), r2(y, p), r2(y, p, w), wape(y, p, w), mean_error(y, p),"
          + " log_loss(late, q), log_loss(late, q, w), brier(late, q), perplexity(late, q),"
          + " normalized_entropy(late, q), d2_log_loss(late, q), cost(huber_loss(y, p, 2.0)),"
          + " cost(quantile_loss(y, p, 0.9), w)";
  private static final String STATISTICS =
      "cost_stats(absolute_error(y, p)), cost_stats(squared_error(y, p), w),"
          + " cost_stats(binary_cross_entropy(late, q, map('epsilon', '0.2')), w),"
          + " cost_stats(binary_cross_entropy(late, q)), rmse(y, p, w)";
  private static final List<String> KINDS = List.of("parquet", "orc", "cached");

  @TempDir private static Path folder;

  private static SparkSession columnar = TestSpark.session().newSession();
  private static SparkSession rows = TestSpark.session().newSession();

  @BeforeAll
  static void tables() {
    columnar = TestSpark.session().newSession();
    rows = TestSpark.session().newSession();
    rows.conf().set(ColumnarCosts.COLUMNAR_KEY, "false");
    Dataset<Row> data =
        TestSpark.session()
            .range(0, 20_000, 1, 3)
            .selectExpr(
                "id",
                "CAST(id % 7 AS INT) AS k",
                "IF(id % 13 = 0, NULL, concat('s', id % 5)) AS s",
                "id % 2 = 0 AS b",
                "DATE '2001-01-01' + CAST(id % 4 AS INT) AS d",
                "CAST(id % 3 AS SHORT) AS sh",
                "sin(id) * pow(10, id % 9 - 4) AS y",
                "IF(id % 11 = 0, NULL, cos(id) * 10) AS p",
                "abs(sin(id)) AS abs_y",
                "abs(cos(id)) AS abs_p",
                "CAST(cos(id) * 10 AS FLOAT) AS f",
                "CAST(id % 100 AS INT) AS i",
                "CAST(id % 100 AS TINYINT) AS t",
                "CAST(id % 100 - 0.25 AS DECIMAL(10, 2)) AS dec",
                "CAST(id % 2 AS DOUBLE) AS late",
                "0.001D + (id % 997) / 1000D AS q",
                "IF(id % 17 = 0, NULL, (id % 5) / 4D) AS w");
    data.write().parquet(folder.resolve("parquet").toString());
    data.write().orc(folder.resolve("orc").toString());
    for (SparkSession spark : List.of(columnar, rows)) {
      spark.read().parquet(folder + "/parquet").createOrReplaceTempView("parquet");
      spark.read().orc(folder + "/orc").createOrReplaceTempView("orc");
      Dataset<Row> cached = spark.read().parquet(folder + "/parquet").drop("s", "d", "dec");
      cached.cache().createOrReplaceTempView("cached");
    }
  }

  static Stream<String> queries() {
    return Stream.of(
        "SELECT " + MANY + " FROM %s",
        "SELECT " + MANY + " FROM %s WHERE k > 2 AND sin(id) < 0.5",
        "SELECT k, " + MANY + " FROM %s GROUP BY k",
        "SELECT b, sh, k, mse(y, p), log_loss(late, q, w) FROM %s WHERE id %% 3 < 2"
            + " GROUP BY b, sh, k",
        "SELECT k, mse(y, p) FROM %s WHERE p IS NULL GROUP BY k",
        "SELECT mse(y, p), mae(y, p, w) FROM %s WHERE id < 0",
        "SELECT k, mse(y, p) FROM %s WHERE id < 0 GROUP BY k",
        "SELECT mse(i, f), mae(t, f), mse(id, f), cost(absolute_error(sh, i), f * f) FROM %s",
        "SELECT cost_stats(squared_error(y, p)), cost_stats(y, w), mse(y, p) FROM %s",
        "SELECT k, " + STATISTICS + " FROM %s WHERE id <> 77 GROUP BY k",
        "SELECT id %% 4096, " + STATISTICS + " FROM %s GROUP BY id %% 4096",
        "SELECT id, " + STATISTICS + " FROM %s GROUP BY id",
        "SELECT k, sqrt(mse(y, p)) / 2, mse(y, p) FILTER (WHERE late = 1) FROM %s GROUP BY k");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void bitsAreThoseOfTheRowCode(String query) {
    for (String kind : KINDS) {
      String sql = query.formatted(kind);

      assertThat(sorted(columnar.sql(sql))).as(sql).isEqualTo(sorted(rows.sql(sql)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "d", "s, d", "b, s, k"})
  void textAndDatesAreKeys(String keys) {
    for (String kind : List.of("parquet", "orc")) {
      String sql = "SELECT " + keys + ", mse(y, p, w), mae(i, dec) FROM " + kind;
      sql += " GROUP BY " + keys;

      assertThat(plan(columnar, sql)).contains("ColumnarCosts");
      assertThat(sorted(columnar.sql(sql))).as(sql).isEqualTo(sorted(rows.sql(sql)));
    }
  }

  @Test
  void plansNameTheNodeAndOneSwitchTurnsItOff() {
    for (String kind : KINDS) {
      String sql = "SELECT k, mse(y, p), log_loss(late, q, w) FROM " + kind;
      sql += " WHERE id > 5 GROUP BY k";

      assertThat(plan(columnar, sql)).as(kind).contains("ColumnarCosts");
      assertThat(plan(rows, sql)).as(kind).doesNotContain("ColumnarCosts");
    }
  }

  @Test
  void statisticsComeFromBatches() {
    String sql = "SELECT k, " + STATISTICS + " FROM parquet WHERE id <> 77 GROUP BY k";

    assertThat(plan(columnar, sql)).contains("ColumnarCosts");
    assertThat(plan(rows, sql)).doesNotContain("ColumnarCosts");
    assertThat(columnar.sql(sql).first().getStruct(3).getLong(9)).as("clipped").isPositive();
  }

  /** Past a hundred fields one function stands for all. */
  @Test
  void fusedCostsComeFromBatchesToo() {
    String costs =
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                k ->
                    "cost(quantile_loss(y, p, %s), w), r2(y, p, w), cost(huber_loss(y, p, %d))"
                        .formatted(k / 20.0, k))
            .collect(Collectors.joining(", "));
    String sql = "SELECT k, " + costs + ", wape(y, p) FROM parquet WHERE id > 5 GROUP BY k";

    assertThat(plan(columnar, sql)).contains("ColumnarCosts", "fused_costs");
    assertThat(sorted(columnar.sql(sql))).isEqualTo(sorted(rows.sql(sql)));
  }

  @Test
  void whatDoesNotFitIsLeftToTheRowCode() {
    for (String select :
        List.of(
            "mse(y + 1, p)",
            "try_log_loss(late, q)",
            "mse(y, p), avg(y)",
            "mse(DISTINCT y, p)",
            "cost_stats(sqrt(squared_error(y, p)))")) {
      String sql = "SELECT " + select + " FROM parquet";

      assertThat(plan(columnar, sql)).as(select).doesNotContain("ColumnarCosts");
      assertThat(columnar.sql(sql).collectAsList()).isEqualTo(rows.sql(sql).collectAsList());
    }
  }

  @Test
  void badRowsRaiseTheErrorOfTheFunction() {
    for (SparkSession spark : List.of(columnar, rows)) {
      assertThatThrownBy(() -> spark.sql("SELECT log_loss(i, q) FROM parquet").collectAsList())
          .hasMessageContaining("[LOSS_LABEL_OUT_OF_DOMAIN] log_loss: the label is ");
      assertThatThrownBy(() -> spark.sql("SELECT mse(y, p, y) FROM parquet").collectAsList())
          .hasMessageContaining("mse: the weight is ");
    }
  }

  @Test
  void arraysAndVectorsAreReadWithTheirNulls() {
    Dataset<Row> made =
        TestSpark.session()
            .range(0, 5000, 1, 2)
            .selectExpr(
                "CAST(id % 3 AS INT) AS label",
                "IF(id % 31 = 0, NULL, array(0.2D, 0.3D, 0.5D)) AS a",
                "array(0.1D, IF(id % 29 = 0, NULL, 0.2D), 0.7D) AS n",
                "array(CAST(0.25 AS FLOAT), CAST(0.25 AS FLOAT), CAST(0.5 AS FLOAT)) AS f",
                "named_struct('type', CAST(id % 2 AS TINYINT), 'size', IF(id % 2 = 0, 3, NULL),"
                    + " 'indices', IF(id % 2 = 0, array(0, 2), NULL),"
                    + " 'values', IF(id % 2 = 0, array(0.4D, 0.6D), array(0.1D, 0.2D, 0.7D))) AS v");
    for (String format : List.of("parquet", "orc")) {
      String path = folder + "/arrays." + format;
      made.write().format(format).save(path);
      String sql =
          "SELECT log_loss(label, a), log_loss(label, n), log_loss(label, f), brier(label, v),"
              + " log_loss(label, v, map('epsilon', '1e-3')),"
              + " cost_stats(cross_entropy(label, a, map('epsilon', '0.4'))),"
              + " cost_stats(cross_entropy(label, v)) FROM "
              + "%s.`%s`".formatted(format, path);

      assertThat(plan(columnar, sql)).as(format).contains("ColumnarCosts");
      assertThat(columnar.sql(sql).first()).as(format).isEqualTo(rows.sql(sql).first());
    }
  }

  @Test
  void manyGroupsAreGivenInPortions() {
    String path = folder.resolve("groups").toString();
    TestSpark.session()
        .range(0, 300_000, 1, 1)
        .selectExpr("id % 150000 AS g", "sin(id) AS y", "cos(id) AS p")
        .write()
        .parquet(path);
    String sql =
        "SELECT count(*), mse(c, 0) FROM"
            + " (SELECT g, mse(y, p) AS c FROM parquet.`%s` GROUP BY g)".formatted(path);

    assertThat(plan(columnar, sql)).contains("ColumnarCosts");
    assertThat(columnar.sql(sql).first()).isEqualTo(rows.sql(sql).first());
    assertThat(columnar.sql(sql).first().getLong(0)).isEqualTo(150_000);
  }

  /** Adaptive execution chooses the nodes of a stage when the stage is about to run. */
  private static String plan(SparkSession spark, String sql) {
    Dataset<Row> result = spark.sql(sql);
    result.collectAsList();
    return result.queryExecution().executedPlan().toString();
  }

  private static List<Row> sorted(Dataset<Row> result) {
    return result.collectAsList().stream().sorted(Comparator.comparing(Row::toString)).toList();
  }
}
