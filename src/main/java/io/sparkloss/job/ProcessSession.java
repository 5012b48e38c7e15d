package io.sparkloss.job;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The Spark session of a process: the one that runs already, or one that ends with the job. */
final class ProcessSession {

  private static final String PLATFORM_WITHOUT_EXIT = "DATABRICKS_RUNTIME_VERSION";

  private @Nullable SparkSession own;

  /** Returns the session. */
  SparkSession open(Optional<String> master) {
    if (SparkSession.getActiveSession().isDefined()) {
      return SparkSession.active();
    }
    SparkConf conf = new SparkConf();
    master.ifPresent(url -> conf.set("spark.master", url));
    conf.setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.app.name", "evaluate")
        .setIfMissing("spark.ui.enabled", "false")
        .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (!hasLogSettings()) {
      conf.setIfMissing("spark.log.level", "WARN");
    }
    own = SparkSession.builder().config(conf).getOrCreate();
    return own;
  }

  private static boolean hasLogSettings() {
    return System.getProperty("log4j2.configurationFile") != null
        || ProcessSession.class.getResource("/log4j2.properties") != null
        || ProcessSession.class.getResource("/log4j2.xml") != null;
  }

  /**
   * Stops the session if it is the job's own, and tells the process how the job ended: by returning
   * where all is well, because YARN takes any exit for a failure, and by throwing where a process
   * may not exit.
   */
  void exit(ExitCode code) {
    if (own != null) {
      own.stop();
    }
    if (code == ExitCode.DONE) {
      return;
    }
    if (System.getenv(PLATFORM_WITHOUT_EXIT) != null) {
      throw new IllegalStateException("the job ended with " + code.code() + ", " + code);
    }
    System.exit(code.code());
  }
}
