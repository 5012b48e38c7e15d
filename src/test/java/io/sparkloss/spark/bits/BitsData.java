package io.sparkloss.spark.bits;

import static org.apache.spark.sql.functions.expr;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The same rows in many layouts, as Parquet: magnitudes from 10⁻⁸ to 10¹² in both signs, pairs that
 * cancel, ties, NULLs, weights of 0, probabilities at their ends, overflow, infinities and NaN.
 */
final class BitsData {

  /** How many rows there are. */
  static final int ROWS = 20_000;

  /** How many slices there are, one of which is NULL. */
  static final int SLICES = 20;

  /** Rows that every loss takes. */
  static final String GOOD = "good";

  /** The same rows, some of which no loss takes. */
  static final String BAD = "bad";

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "IF(id % 20 = 19, NULL, concat('s', id % 20)) AS slice",
          "y",
          "CASE WHEN id % 53 = 0 THEN NULL WHEN id % 10 = 3 THEN y"
              + " WHEN id % 10 < 3 THEN y * (1 + 1e-9D * u2) ELSE sign * "
              + wild(3)
              + " END AS p",
          "IF(id % 37 = 0, NULL, element_at(array(0D, 0.1D, 0.25D, 1D, 3D, 1e-7D, 12345.678D, 1e6D),"
              + " CAST(1 + pmod(xxhash64(id, 4), 8) AS INT))) AS w",
          "n",
          "IF(id % 10 = 3 AND n > 0, n, " + wild(6) + ") AS m",
          wild(7) + " AS a",
          wild(8) + " AS s",
          "late",
          "CASE WHEN id % 23 = 0 THEN 0D WHEN id % 29 = 0 THEN 1D WHEN id % 31 = 0 THEN 1e-300D"
              + " WHEN id % 41 = 0 THEN 0.9999999999999999D ELSE u2 END AS q",
          "CASE WHEN id % 7 = 0 THEN 0D WHEN id % 11 = 0 THEN 1D ELSE u1 END AS soft",
          "(u1 - 0.5D) * power(10, pmod(xxhash64(id, 9), 7) - 3) AS z",
          "(u2 - 0.5D) * power(10, pmod(xxhash64(id, 10), 5) - 2) AS score",
          "c",
          "IF(id % 17 = 0, array(0D, 0D, 1D, 0D, 0D), " + shares("d") + ") AS probs",
          "transform(" + shares("e") + ", x -> CAST(x AS FLOAT)) AS fprobs",
          shares("e") + " AS softs",
          "transform(d, (x, j) -> IF(id % 19 = 0 AND j = pmod(c + 1, 5), double('-inf'),"
              + " (x - 0.5D) * power(10, pmod(xxhash64(id, j), 6) - 2))) AS logits",
          "CAST(pmod(xxhash64(id, 11), 5) AS DOUBLE) AS hard",
          "CAST(pmod(xxhash64(id, 12), 1000) AS INT) AS i",
          "CAST(" + wild(13) + " AS FLOAT) AS f",
          "CAST(pmod(xxhash64(id, 14), 1000000) / 100D AS DECIMAL(10, 2)) AS dec",
          "u1 * 1e200D AS large",
          "u1 * power(10, 288 + pmod(xxhash64(id, 15), 20)) AS huge",
          "IF(id % 2020 = 3, double('inf'), u1) AS endless",
          "IF(id % 2020 = 7, double('nan'), u1) AS broken",
          "CASE WHEN id % 2020 = 5 THEN double('inf') WHEN id % 2020 = 25 THEN double('-inf')"
              + " ELSE u1 END AS both");

  private final SparkSession spark;
  private final Path folder;

  /** Stands for data in this folder, which may be written yet or not. */
  BitsData(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Returns the good or the bad rows as one layout stores them: a partition for each file. */
  Dataset<Row> read(String table, Layout layout) {
    Dataset<Row> rows = spark.read().parquet(place(layout));
    return table.equals(BAD)
        ? rows.selectExpr(Stream.of(rows.columns()).map(BitsData::spoilt).toArray(String[]::new))
        : rows;
  }

  /** Writes every layout. */
  void write() {
    generated().write().mode("overwrite").parquet(place(Layout.ONE_FILE));
    Dataset<Row> rows = read(GOOD, Layout.ONE_FILE).cache();
    for (Layout layout : Layout.values()) {
      if (layout != Layout.ONE_FILE) {
        int rowsOfFile = (ROWS + layout.files() - 1) / layout.files();
        rows.coalesce(1)
            .sortWithinPartitions(expr("xxhash64(id, " + layout.files() + ")"))
            .write()
            .mode("overwrite")
            .option("maxRecordsPerFile", rowsOfFile)
            .parquet(place(layout));
      }
    }
    rows.unpersist();
  }

  private String place(Layout layout) {
    return folder.resolve(layout.name()).toString();
  }

  private Dataset<Row> generated() {
    return spark
        .range(0, ROWS, 1, 1)
        .selectExpr("id", "IF(id % 4 = 1, id - 1, id) AS twin", "IF(id % 4 = 1, -1D, 1D) AS flip")
        .selectExpr(
            "*",
            uniform("id", 1) + " AS u1",
            uniform("id", 2) + " AS u2",
            "flip * IF(pmod(xxhash64(twin), 2) = 0, 1D, -1D) AS sign",
            "CAST(pmod(xxhash64(id, 16), 2) AS DOUBLE) AS late",
            "IF(id % 59 = 0, NULL, CAST(pmod(xxhash64(id, 17), 5) AS INT)) AS c",
            uniforms(20) + " AS d",
            uniforms(30) + " AS e",
            "CASE WHEN id % 6 = 0 THEN 0D WHEN id % 6 = 1 THEN CAST(pmod(xxhash64(id), 9) AS DOUBLE)"
                + " ELSE "
                + wild(5)
                + " END AS n")
        .selectExpr("*", "sign * " + wild(1) + " AS y")
        .selectExpr(COLUMNS.toArray(String[]::new));
  }

  /** A number from 10⁻⁸ to 2·10¹²; twins have the same. */
  private static String wild(int seed) {
    return "((1 + "
        + uniform("twin", seed + 100)
        + ")"
        + " * power(10, pmod(xxhash64(twin, "
        + (seed + 200)
        + "), 21) - 8))";
  }

  private static String uniform(String key, int seed) {
    return "(shiftrightunsigned(xxhash64(" + key + ", " + seed + "), 11) / 9007199254740992D)";
  }

  private static String uniforms(int seed) {
    return Stream.iterate(seed, each -> each + 1)
        .limit(5)
        .map(each -> uniform("id", each))
        .collect(Collectors.joining(", ", "array(", ")"));
  }

  private static String shares(String array) {
    return "transform(" + array + ", x -> x / aggregate(" + array + ", 0D, (sum, e) -> sum + e))";
  }

  /** Every column has bad values in rows of its own; the keys and the weight have none. */
  private static String spoilt(String column) {
    String at = "pmod(xxhash64(id, '" + column + "'), 97)";
    return switch (column) {
      case "id", "slice", "w", "i", "f", "dec" -> column;
      case "c" -> "CASE " + at + " WHEN 0 THEN 7 WHEN 1 THEN -1 ELSE c END AS c";
      case "probs", "softs", "logits" ->
          "CASE "
              + at
              + " WHEN 0 THEN array(0.5D, NULL, 0.5D, 0D, 0D) WHEN 1 THEN array(1D)"
              + " WHEN 2 THEN array(0D, double('nan'), 0D, 0D, 1D) WHEN 3 THEN NULL"
              + " WHEN 4 THEN array(double('inf'), 0D, 0D, 0D, 0D) ELSE "
              + column
              + " END AS "
              + column;
      case "fprobs" -> column;
      default ->
          "CASE "
              + at
              + " WHEN 0 THEN double('nan') WHEN 1 THEN double('inf') WHEN 2 THEN"
              + " double('-inf') WHEN 3 THEN -7.5D WHEN 4 THEN 2.5D WHEN 5 THEN NULL ELSE "
              + column
              + " END AS "
              + column;
    };
  }
}
