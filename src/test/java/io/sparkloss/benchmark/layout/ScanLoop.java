package io.sparkloss.benchmark.layout;

import io.sparkloss.TestSpark;
import io.sparkloss.benchmark.BareScan;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;

/**
 * Repeats the bare scan, for a profiler to look at: {@code ScanLoop FOLDER SECONDS
 * [setting=value]…}.
 */
public final class ScanLoop {

  private ScanLoop() {}

  /** Scans until the seconds are over, and prints how often it did. */
  public static void main(String[] arguments) {
    SparkSession spark = TestSpark.session();
    for (int i = 2; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      spark.conf().set(setting[0], setting[1]);
    }
    spark.read().parquet(arguments[0]).createOrReplaceTempView("pairs");
    Instant end = Instant.now().plus(Duration.ofSeconds(Long.parseLong(arguments[1])));
    int scans = 0;
    while (Instant.now().isBefore(end)) {
      BareScan.of(spark.sql("SELECT y, p FROM pairs"));
      scans++;
    }
    System.out.println(scans + " scans");
    spark.stop();
  }
}
