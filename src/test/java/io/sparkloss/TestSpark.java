package io.sparkloss;

import org.apache.spark.sql.SparkSession;

/** The one session that all Spark tests share: two threads, no user interface, UTC. */
public final class TestSpark {

  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("spark-loss tests")
          .config("spark.ui.enabled", "false")
          .config("spark.ui.showConsoleProgress", "false")
          .config("spark.sql.shuffle.partitions", "4")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.warehouse.dir", "target/spark-warehouse")
          .getOrCreate();

  private TestSpark() {}

  /** Returns the shared session; change its settings only on a {@code newSession()}. */
  public static SparkSession session() {
    return SESSION;
  }
}
