package io.sparkloss;

import org.apache.spark.sql.SparkSession;

/** The one session that all integration tests share. */
public final class TestSpark {

  private TestSpark() {}

  /** A local session with two threads, in UTC. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("spark-loss tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
