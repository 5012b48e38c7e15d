package io.sparkloss.platform;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A user's program for {@code spark-submit}, which knows nothing of this project: it runs SQL. */
public final class SqlProgram {

  private SqlProgram() {}

  /** Prints each row of the statement in the first argument. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().getOrCreate();
    List<Row> rows = spark.sql(arguments[0]).collectAsList();
    rows.forEach(row -> System.out.println("row " + row));
    spark.stop();
  }
}
