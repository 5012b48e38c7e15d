package io.sparkloss.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates in every place where Spark allows one. */
class PlansIT {

  private static SparkSession spark = TestSpark.session().newSession();

  @BeforeAll
  static void rows() {
    spark = TestSpark.session().newSession();
    spark
        .range(0, 1000, 1, 3)
        .selectExpr(
            "id",
            "cast(id % 3 AS int) AS k",
            "cast(id % 7 AS string) AS s",
            "sin(id) * 10 AS y",
            "IF(id % 11 = 0, NULL, cos(id) * 10) AS p",
            "(id % 5) / 4D AS w")
        .createOrReplaceTempView("t");
  }

  private static List<Row> rows(String sql) {
    return spark.sql(sql).collectAsList();
  }

  private static Object one(String sql) {
    return spark.sql(sql).first().get(0);
  }

  @Test
  void hashAggregateInGeneratedCode() {
    for (String call : List.of("mse(y, p)", "mse(y, p, w)", "r2(y, p, w)", "cost(y*y)")) {
      SparkSession plain = spark.newSession();
      plain.conf().set("spark.sql.adaptive.enabled", "false");
      String plan =
          plain
              .sql(
                  "SELECT k, "
                      + call
                      + " FROM (SELECT id % 3 k, sin(id) y, cos(id) p, 1D w"
                      + " FROM range(10)) GROUP BY k")
              .queryExecution()
              .executedPlan()
              .treeString();

      assertThat(plan).doesNotContain("ObjectHashAggregate", "SortAggregate");
      assertThat(plan.lines().filter(line -> line.contains("HashAggregate")))
          .allMatch(line -> line.matches(".*\\*\\(\\d+\\) HashAggregate.*"))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void sameBitsWithAndWithoutAdaptionAndGeneratedCode(boolean adaptive, boolean code) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.adaptive.enabled", adaptive);
    session.conf().set("spark.sql.codegen.wholeStage", code);
    session.conf().set("spark.sql.codegen.factoryMode", code ? "CODEGEN_ONLY" : "NO_CODEGEN");
    Dataset<Row> data =
        session
            .range(0, 1000, 1, 3)
            .selectExpr(
                "cast(id % 3 AS int) AS k", "sin(id) * 10 AS y",
                "IF(id % 11 = 0, NULL, cos(id) * 10) AS p", "(id % 5) / 4D AS w");
    data.createOrReplaceTempView("u");
    String select =
        "SELECT k, mse(y, p), rmse(y, p, w), r2(y, p, w), wape(y, p), cost_stats(y, w), count(*),"
            + " avg(y), d2_log_loss(IF(y > 0, 1, 0), array(0.5, 0.5), w) FROM %s GROUP BY k"
            + " ORDER BY k";

    assertThat(session.sql(select.formatted("u")).collectAsList())
        .isEqualTo(rows(select.formatted("t")));
  }

  @Test
  void cubeAndRollupGiveWhatEachGroupGives() {
    List<Row> cube = rows("SELECT k, s, mse(y, p, w) m FROM t GROUP BY CUBE (k, s)");
    List<Row> rollup = rows("SELECT k, s, mse(y, p, w) m FROM t GROUP BY ROLLUP (k, s)");

    assertThat(cube).hasSize(1 + 3 + 7 + 21).containsAll(rollup);
    assertThat(cube).containsAll(rows("SELECT k, NULL, mse(y, p, w) FROM t GROUP BY k"));
    assertThat(cube).containsAll(rows("SELECT NULL, s, mse(y, p, w) FROM t GROUP BY s"));
    assertThat(cube).containsAll(rows("SELECT NULL, NULL, mse(y, p, w) FROM t"));
  }

  @Test
  void filterIsWhere() {
    assertThat(
            rows(
                "SELECT mse(y, p) FILTER (WHERE k = 1), mae(y, p), r2(y, p, w) FILTER (WHERE"
                    + " y > 0), cost_stats(y) FILTER (WHERE k = 2) FROM t"))
        .isEqualTo(
            rows(
                "SELECT (SELECT mse(y, p) FROM t WHERE k = 1), (SELECT mae(y, p) FROM t),"
                    + " (SELECT r2(y, p, w) FROM t WHERE y > 0), (SELECT cost_stats(y) FROM t WHERE k ="
                    + " 2)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " GROUP BY k"})
  void rowsThatAFilterLeavesOutRaiseNoError(String group) {
    String rows = "(SELECT 1 AS k, 1D AS y, 2D AS p UNION ALL SELECT 1, double('inf'), 2D)";

    assertThat(one("SELECT mse(y, p) FILTER (WHERE y < 9) FROM " + rows + group)).isEqualTo(1.0);
  }

  /** Pairs of the same loss are different pairs. */
  @Test
  void distinctIsOfTheArguments() {
    String rows = "VALUES (0D, 1D), (0D, 1D), (0D, -1D), (0D, 3D) AS t(y, p)";

    assertThat(one("SELECT mse(DISTINCT y, p) FROM " + rows)).isEqualTo((1 + 1 + 9) / 3.0);
    assertThat(one("SELECT cost(DISTINCT squared_error(y, p)) FROM " + rows)).isEqualTo(5.0);
    assertThat(one("SELECT cost_stats(DISTINCT squared_error(y, p)).count FROM " + rows))
        .isEqualTo(2L);
    Row both = spark.sql("SELECT mse(DISTINCT y, p), mse(y, p), count(*) FROM " + rows).first();
    assertThat(both.getDouble(0)).isEqualTo(11 / 3.0);
    assertThat(both.getDouble(1)).isEqualTo(3);
  }

  @Test
  void windowsRunAndSlide() {
    String rows = "VALUES (1, 1D, 0D), (2, 2D, 0D), (3, 3D, 0D), (4, 4D, 0D) AS t(i, y, p)";
    String over = " OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)";

    assertThat(
            rows(
                "SELECT mse(y, p)"
                    + over
                    + ", cost_stats(y)"
                    + over
                    + ".cost, mse(y, p) OVER"
                    + " (ORDER BY i ROWS BETWEEN 9 PRECEDING AND 8 PRECEDING) FROM "
                    + rows))
        .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1.0, 1.0, null),
            org.assertj.core.groups.Tuple.tuple(2.5, 1.5, null),
            org.assertj.core.groups.Tuple.tuple(6.5, 2.5, null),
            org.assertj.core.groups.Tuple.tuple(12.5, 3.5, null));
  }

  @Test
  void pivotsNestedExpressionsHavingAndOrder() {
    assertThat(
            spark
                .table("t")
                .groupBy("s")
                .pivot("k")
                .agg(org.apache.spark.sql.functions.expr("mse(y, p)"))
                .count())
        .isEqualTo(7);
    assertThat(
            rows(
                "SELECT k, sqrt(mse(y, p)) / 2 FROM t GROUP BY k HAVING mse(y, p) > 0 ORDER BY"
                    + " k"))
        .isEqualTo(rows("SELECT k, rmse(y, p) / 2 FROM t GROUP BY k ORDER BY k"))
        .hasSize(3);
    assertThat(rows("SELECT k FROM t GROUP BY k ORDER BY mse(y, p), k"))
        .isEqualTo(rows("SELECT k FROM (SELECT k, mse(y, p) AS m FROM t GROUP BY k) ORDER BY m"));
    assertThat(one("SELECT m - sqrt(m) * sqrt(m) < 1 FROM (SELECT mse(y, p) AS m FROM t)"))
        .isEqualTo(true);
    assertThat(one("SELECT r FROM (SELECT mse(y, p) AS m, sqrt(m) AS r FROM t)"))
        .isEqualTo(one("SELECT rmse(y, p) FROM t"));
  }

  @Test
  void viewsAndSubqueries() {
    spark.sql("CREATE OR REPLACE TEMPORARY VIEW v AS SELECT k, mse(y, p) AS m FROM t GROUP BY k");

    assertThat(rows("SELECT * FROM v ORDER BY k"))
        .isEqualTo(rows("SELECT k, mse(y, p) FROM t GROUP BY k ORDER BY k"));
    assertThat(one("SELECT count(*) FROM t WHERE squared_error(y, p) > (SELECT mse(y, p) FROM t)"))
        .isNotEqualTo(0L);
  }

  @Test
  void shortNamesAreTheGenericCostToTheBit() {
    Row row =
        spark
            .sql(
                "SELECT mse(y, p, w), cost(squared_error(y, p), w), cost_stats("
                    + "squared_error(y, p), w).cost, mse(y, p), mse(y, p, 1), cost(squared_error(y, p)),"
                    + " cost_stats(squared_error(y, p)).cost FROM t")
            .first();

    assertThat(row.get(1)).isEqualTo(row.get(0));
    assertThat(row.get(2)).isEqualTo(row.get(0));
    assertThat(row.get(4)).isEqualTo(row.get(3));
    assertThat(row.get(5)).isEqualTo(row.get(3));
    assertThat(row.get(6)).isEqualTo(row.get(3));
  }

  /** Past a hundred fields Spark generates no code; see {@code FuseCosts}. */
  @Test
  void manyCostsAreFusedAndKeepTheirBits() {
    List<String> calls =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "cost(huber_loss(y, p, " + i + "), w)")
            .collect(Collectors.toList());
    calls.add("mse(y, p)");
    calls.add("r2(y, p, w)");
    calls.add("mse(y, p, w) FILTER (WHERE k = 1 OR y > 0)");
    calls.add("sqrt(mse(y, p)) / 2");
    calls.add("avg(y)");
    Dataset<Row> together =
        spark.sql("SELECT s, " + String.join(", ", calls) + " FROM t GROUP BY s ORDER BY s");
    List<Row> fused = together.collectAsList();

    assertThat(together.queryExecution().optimizedPlan().toString()).contains("fused_costs(");
    assertThat(together.queryExecution().executedPlan().toString())
        .doesNotContain("ObjectHashAggregate");
    for (int i = 0; i < calls.size(); i++) {
      List<Row> alone = rows("SELECT s, " + calls.get(i) + " FROM t GROUP BY s ORDER BY s");
      for (int row = 0; row < alone.size(); row++) {
        assertThat(fused.get(row).get(i + 1)).as(calls.get(i)).isEqualTo(alone.get(row).get(1));
      }
    }
  }

  @Test
  void manyCostsOfNothing() {
    String calls =
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> "cost(y + " + i + ")")
            .collect(Collectors.joining(", "));

    Row none = spark.sql("SELECT " + calls + " FROM t WHERE y > 1000").first();
    assertThat(IntStream.range(0, 30)).allMatch(none::isNullAt);
    assertThat(rows("SELECT k, " + calls + " FROM t WHERE y > 1000 GROUP BY k")).isEmpty();
  }

  @Test
  void aggregatesInsideAggregatesAreRefused() {
    assertThatThrownBy(() -> rows("SELECT mse(avg(y), p) FROM t"))
        .hasMessageContaining("NESTED_AGGREGATE_FUNCTION");
  }
}
