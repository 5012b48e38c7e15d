package io.sparkloss.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A client of Spark Connect: {@code URL DATA FILE}; writes the answers of the calls to the file.
 */
final class ConnectClient {

  private ConnectClient() {}

  public static void main(String[] args) throws Exception {
    try (SparkSession spark = SparkSession.builder().remote(args[0]).getOrCreate()) {
      Files.write(Path.of(args[2]), ConnectCalls.answers(spark, args[1]));
    }
  }
}
