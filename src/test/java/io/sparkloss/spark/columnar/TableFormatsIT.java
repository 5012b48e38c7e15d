package io.sparkloss.spark.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Costs over Delta and Iceberg come from batches wherever the format gives any, and are those of
 * the row code and of plain Parquet with the same rows, to the bit.
 */
class TableFormatsIT {

  private static final String COSTS =
      "mse(y, p), mae(y, p, w), r2(y, p, w), log_loss(late, q, w), mse(i, f), mae(dec, y),"
          + " mse(part, y), mae(y, f, part), cost_stats(squared_error(y, p), w)";
  private static final List<String> NUMBERS =
      List.of(
          "SELECT count(*), sum(id) FROM %s",
          "SELECT " + COSTS + " FROM %s",
          "SELECT s, " + COSTS + " FROM %s GROUP BY s",
          "SELECT k, " + COSTS + " FROM %s WHERE k > 2 AND sin(id) < 0.5 GROUP BY k",
          "SELECT s, b, d, t, k, mse(y, p) FROM %s WHERE s <> 's1' GROUP BY s, b, d, t, k");
  private static final List<String> ARRAYS =
      List.of(
          "SELECT log_loss(label, a), cost_stats(cross_entropy(label, n)) FROM %s",
          "SELECT s, log_loss(label, n, w) FROM %s WHERE sin(id) < 0.5 GROUP BY s");

  @TempDir private static Path folder;

  private static SparkSession columnar;
  private static SparkSession rows;
  private static final Map<String, List<String>> EXPECTED = new HashMap<>();

  @BeforeAll
  static void tables() {
    columnar = TableFormats.write(folder);
    rows = TableFormats.another(columnar, folder);
    rows.conf().set(ColumnarCosts.COLUMNAR_KEY, "false");
  }

  @ParameterizedTest
  @CsvSource({
    "delta, plain",
    "delta_partitions, plain",
    "delta_deletes, undeleted",
    "delta_evolved, evolved",
    "ice.db.whole, plain",
    "ice.db.partitions, plain",
    "ice.db.deletes_v2, undeleted",
    "ice.db.deletes_v3, undeleted",
    "ice.db.evolved, evolved",
    "ice.db.orc_batches, plain"
  })
  void numbersComeFromBatches(String table, String sameRows) {
    compare(NUMBERS, table, sameRows, true);
  }

  @ParameterizedTest
  @CsvSource({
    "delta, plain",
    "delta_partitions, plain",
    "delta_deletes, undeleted",
    "delta_evolved, evolved",
    "ice.db.orc_batches, plain"
  })
  void arraysComeFromBatches(String table, String sameRows) {
    compare(ARRAYS, table, sameRows, true);
  }

  /** Iceberg reads ORC in batches only when a table says so. */
  @Test
  void icebergReadsOrcByRowsUnlessTold() {
    compare(NUMBERS, "ice.db.orc", "plain", false);
  }

  /** As soon as a column with arrays is asked for, Iceberg gives all columns of Parquet by rows. */
  @ParameterizedTest
  @CsvSource({
    "ice.db.whole, plain",
    "ice.db.partitions, plain",
    "ice.db.deletes_v2, undeleted",
    "ice.db.deletes_v3, undeleted",
    "ice.db.evolved, evolved"
  })
  void icebergReadsArraysOfParquetByRows(String table, String sameRows) {
    compare(ARRAYS, table, sameRows, false);
  }

  /** Else the comparison would be one of tables without marks. */
  @Test
  void deletedRowsAreStillInTheFiles() {
    assertThat(Answer.of(columnar, "SELECT mse(y, p) FROM delta_deletes").plan())
        .contains("is_row_deleted");
    assertThat(files("ice.db.deletes_v2")).containsOnly("PARQUET");
    assertThat(files("ice.db.deletes_v3")).containsOnly("PUFFIN");
    for (String table : List.of("delta_deletes", "ice.db.deletes_v2", "ice.db.deletes_v3")) {
      assertThat(columnar.table(table).count()).as(table).isEqualTo(TableFormats.ROWS * 4 / 5);
    }
  }

  private static List<String> files(String table) {
    return columnar
        .sql("SELECT file_format FROM " + table + ".delete_files")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static void compare(
      List<String> queries, String table, String sameRows, boolean batches) {
    for (String query : queries) {
      String sql = query.formatted(table);
      Answer fromBatches = Answer.of(columnar, sql);
      Answer fromRows = Answer.of(rows, sql);
      List<String> expected =
          EXPECTED.computeIfAbsent(
              query.formatted(sameRows), plain -> Answer.of(rows, plain).rows());

      assertThat(fromBatches.rows()).as(sql).isEqualTo(expected);
      assertThat(fromRows.rows()).as(sql).isEqualTo(expected);
      assertThat(fromRows.plan()).as(sql).doesNotContain("ColumnarCosts");
      if (query.contains("count(")) {
        continue;
      }
      assertThat(fromBatches.plan().contains("ColumnarCosts")).as(sql).isEqualTo(batches);
    }
  }

  /**
   * The answer to a query.
   *
   * @param rows its rows as text, for rows themselves take 0.0 and −0.0 for the same
   * @param plan the plan that gave it
   */
  private record Answer(List<String> rows, String plan) {

    static Answer of(SparkSession spark, String sql) {
      Dataset<Row> result = spark.sql(sql);
      List<String> rows = result.collectAsList().stream().map(Row::toString).sorted().toList();
      return new Answer(rows, result.queryExecution().executedPlan().toString());
    }
  }
}
