package io.sparkloss.spark.columnar;

import io.sparkloss.TableSession;
import io.sparkloss.TestSpark;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The same rows as plain Parquet, as Delta, and as Iceberg: whole, in partitions, with rows deleted
 * by a mark, and with columns that came later. The views {@code plain}, {@code undeleted} and
 * {@code evolved} give the rows that a table should have.
 */
final class TableFormats {

  static final long ROWS = 30_000;

  private static final Column[] PARTITIONS = {functions.col("part"), functions.col("s")};
  private static final String DELETED = "id % 5 = 3";

  private final SparkSession spark;
  private final Path folder;

  private TableFormats(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Writes all tables, and returns a session that knows them. */
  static SparkSession write(Path folder) {
    SparkSession spark = TableSession.of(folder);
    TableFormats tables = new TableFormats(spark, folder);
    tables.writeParquet();
    views(spark, folder);
    tables.writeDelta();
    tables.writeIceberg();
    return spark;
  }

  /** Returns another session that knows the tables that are written. */
  static SparkSession another(SparkSession spark, Path folder) {
    SparkSession other = spark.newSession();
    TableSession.configure(other, folder);
    views(other, folder);
    return other;
  }

  private static void views(SparkSession spark, Path folder) {
    Dataset<Row> plain = spark.read().parquet(folder + "/parquet");
    plain.createOrReplaceTempView("plain");
    plain.where("NOT " + DELETED).createOrReplaceTempView("undeleted");
    plain
        .withColumn("w", functions.expr("IF(id < 20000, NULL, w)"))
        .withColumn("i", functions.expr("IF(id < 20000, NULL, i)"))
        .createOrReplaceTempView("evolved");
  }

  private void writeParquet() {
    TestSpark.session()
        .range(0, ROWS, 1, 3)
        .selectExpr(
            "id",
            "CAST(id % 7 AS INT) AS k",
            "IF(id % 13 = 0, NULL, concat('s', id % 5)) AS s",
            "id % 2 = 0 AS b",
            "DATE '2001-01-01' + CAST(id % 4 AS INT) AS d",
            "timestamp_seconds(id % 3) AS t",
            "IF(id % 3 = 0, NULL, CAST(id % 3 AS DOUBLE)) AS part",
            "sin(id) * pow(10, id % 9 - 4) AS y",
            "IF(id % 11 = 0, NULL, cos(id) * 10) AS p",
            "CAST(cos(id) * 10 AS FLOAT) AS f",
            "IF(id % 19 = 0, NULL, CAST(id % 100 AS INT)) AS i",
            "CAST(id % 100 - 0.25 AS DECIMAL(10, 2)) AS dec",
            "CAST(id % 2 AS DOUBLE) AS late",
            "0.001D + (id % 997) / 1000D AS q",
            "IF(id % 17 = 0, NULL, (id % 5) / 4D) AS w",
            "CAST(id % 3 AS INT) AS label",
            "IF(id % 31 = 0, NULL, array(0.2D, 0.3D, 0.5D)) AS a",
            "array(0.1D, IF(id % 29 = 0, NULL, 0.2D), 0.7D) AS n")
        .write()
        .parquet(folder + "/parquet");
  }

  private void writeDelta() {
    Dataset<Row> plain = spark.table("plain");
    plain.write().format("delta").save(folder + "/delta");
    plain.write().format("delta").partitionBy("part", "s").save(folder + "/delta_partitions");
    plain
        .write()
        .format("delta")
        .option("delta.enableDeletionVectors", "true")
        .save(folder + "/delta_deletes");
    spark.sql("DELETE FROM delta.`%s/delta_deletes` WHERE %s".formatted(folder, DELETED));
    early().write().format("delta").save(folder + "/delta_evolved");
    late()
        .write()
        .format("delta")
        .mode("append")
        .option("mergeSchema", "true")
        .save(folder + "/delta_evolved");
    for (String kind : new String[] {"", "_partitions", "_deletes", "_evolved"}) {
      spark.sql(
          "CREATE TABLE delta%s USING delta LOCATION '%s/delta%s'".formatted(kind, folder, kind));
    }
  }

  private void writeIceberg() {
    spark.sql("CREATE NAMESPACE ice.db");
    Dataset<Row> plain = spark.table("plain");
    create("whole", Map.of(), plain);
    create("orc", Map.of("write.format.default", "orc"), plain);
    create(
        "orc_batches",
        Map.of("write.format.default", "orc", "read.orc.vectorization.enabled", "true"),
        plain);
    plain
        .writeTo("ice.db.partitions")
        .using("iceberg")
        .tableProperty("write.distribution-mode", "hash")
        .partitionedBy(PARTITIONS[0], PARTITIONS[1])
        .createOrReplace();
    for (String version : new String[] {"2", "3"}) {
      String table = "deletes_v" + version;
      create(table, Map.of("format-version", version, "write.delete.mode", "merge-on-read"), plain);
      spark.sql("DELETE FROM ice.db.%s WHERE %s".formatted(table, DELETED));
    }
    create("evolved", Map.of(), early());
    spark.sql("ALTER TABLE ice.db.evolved ADD COLUMNS (w DOUBLE, i INT)");
    append(late());
  }

  private void create(String name, Map<String, String> properties, Dataset<Row> rows) {
    var writer = rows.writeTo("ice.db." + name).using("iceberg");
    properties.forEach(writer::tableProperty);
    writer.createOrReplace();
  }

  private void append(Dataset<Row> rows) {
    try {
      rows.writeTo("ice.db.evolved").append();
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows written before their weights and integers were known. */
  private Dataset<Row> early() {
    return spark.table("plain").where("id < 20000").drop("w", "i");
  }

  private Dataset<Row> late() {
    return spark.table("plain").where("id >= 20000");
  }
}
