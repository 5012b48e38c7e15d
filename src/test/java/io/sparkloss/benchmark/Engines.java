package io.sparkloss.benchmark;

import io.sparkloss.TestSpark;
import io.sparkloss.spark.SparkLoss;
import io.sparkloss.spark.columnar.ColumnarCosts;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;

/** What runs queries: Spark with column batches, Spark without, and DuckDB. */
final class Engines implements AutoCloseable {

  private final SparkSession spark = TestSpark.session();
  private final SparkSession rowCode = spark.newSession();
  private final DuckDb duckDb;

  Engines() throws SQLException {
    duckDb = new DuckDb(spark.sparkContext().defaultParallelism());
    SparkLoss.register(spark);
    SparkLoss.register(rowCode);
    rowCode.conf().set(ColumnarCosts.COLUMNAR_KEY, "false");
  }

  /** Makes the files of a folder a view of that name everywhere. */
  void view(String name, Path folder) throws SQLException {
    for (SparkSession session : new SparkSession[] {spark, rowCode}) {
      session.read().parquet(folder.toString()).createOrReplaceTempView(name);
    }
    duckDb.view(name, folder);
  }

  SparkSession spark() {
    return spark;
  }

  String duckDbVersion() throws SQLException {
    return duckDb.version();
  }

  /** Adds our query to a contest, in both ways, and the scan of the columns that it reads. */
  Contest contest(String title, String query, String columns) {
    return new Contest(title)
        .enter(Kind.SPARK_LOSS, query, () -> Answers.of(spark.sql(query).collectAsList()))
        .enter(Kind.ROW_CODE, query, () -> Answers.of(rowCode.sql(query).collectAsList()))
        .enter(Kind.BARE_SCAN, columns, () -> new double[] {BareScan.of(spark.sql(columns))});
  }

  /** Adds what Spark's own functions give. */
  Contest expressions(Contest contest, String query) {
    return contest.enter(
        Kind.EXPRESSION, query, () -> Answers.of(spark.sql(query).collectAsList()));
  }

  Contest duckDb(Contest contest, Kind kind, String query) {
    return contest.enter(kind, query, () -> duckDb.numbers(query));
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
