package io.sparkloss.job.table;

import io.sparkloss.TableSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * A process that writes one generation of a run after the other until it is killed, and says each
 * one that it has written: {@code EndlessWriter FIRST history PATH | database URL USER PASSWORD |
 * tables FOLDER}.
 */
final class EndlessWriter {

  /** The run that is written. */
  static final String RUN = "mine";

  private EndlessWriter() {}

  /** Writes for ever. */
  public static void main(String[] args) throws Exception {
    for (Map.Entry<String, Place> place : places(args).entrySet()) {
      new Thread(() -> write(place.getKey(), place.getValue(), Long.parseLong(args[0]))).start();
    }
  }

  private static Map<String, Place> places(String[] args) throws Exception {
    Map<String, Place> places = new LinkedHashMap<>();
    switch (args[1]) {
      case "history" -> places.put("history", Place.history(args[2]));
      case "database" ->
          places.put(
              "database",
              Place.database(Map.of("url", args[2], "user", args[3], "password", args[4])));
      case "tables" -> {
        SparkSession spark = spark(Path.of(args[2]));
        places.put("delta", Place.delta(spark, args[2] + "/delta"));
        places.put("iceberg", Place.iceberg(spark));
      }
      default -> throw new IllegalArgumentException(args[1]);
    }
    return places;
  }

  private static SparkSession spark(Path folder) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.extensions", TableSession.EXTENSIONS)
            .getOrCreate();
    TableSession.configure(spark, folder);
    return spark;
  }

  private static void write(String name, Place place, long first) {
    try {
      for (long generation = first; ; generation++) {
        place.write(RUN, generation);
        System.out.println("written " + name + " " + generation);
      }
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }
}
