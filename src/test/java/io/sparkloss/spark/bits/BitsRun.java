package io.sparkloss.spark.bits;

import io.sparkloss.numeric.array.ArrayMath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * A JVM of its own that computes everything in some ways and writes a line for each field: {@code
 * way, name, bits}, parted by tabulators. The first line tells about the JVM.
 */
public final class BitsRun {

  private BitsRun() {}

  /**
   * Runs.
   *
   * @param arguments the folder of the data, the file to write, {@code steady} or {@code failing},
   *     and the names of the ways
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> lines = new ArrayList<>();
    SparkSession spark = session();
    Failures failures = arguments[2].equals("failing") ? Failures.count(spark) : Failures.none();
    for (String name : List.of(arguments).subList(3, arguments.length)) {
      CostBits.of(spark, Variant.valueOf(name), folder, failures)
          .forEach((field, bits) -> lines.add(String.join("\t", name, field, bits)));
    }
    String version = spark.version();
    spark.stop();
    lines.add(
        0,
        "java %s, spark %s, vectors %s, failures %d"
            .formatted(
                Runtime.version().feature(), version, ArrayMath.vectorised(), failures.seen()));
    Files.write(Path.of(arguments[1]), lines);
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2,4]")
        .appName("spark-loss bits")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
