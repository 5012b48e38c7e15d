package io.sparkloss;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;

/** Sessions that know Delta and Iceberg tables. */
public final class TableSession {

  /** The extensions of both formats. */
  public static final String EXTENSIONS =
      "io.delta.sql.DeltaSparkSessionExtension,"
          + "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";

  private static final String EXTENSIONS_KEY = "spark.sql.extensions";

  private TableSession() {}

  /**
   * Returns a session with the extensions of both formats: they can be given only when a session is
   * made, and the shared one is to stay without them. Iceberg tables lie in the catalog {@code ice}
   * below the folder.
   */
  public static SparkSession of(Path folder) {
    SparkSession shared = TestSpark.session();
    SparkConf conf = SparkEnv.get().conf();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    conf.set(EXTENSIONS_KEY, EXTENSIONS);
    try {
      SparkSession spark = SparkSession.builder().getOrCreate();
      configure(spark, folder);
      return spark;
    } finally {
      conf.remove(EXTENSIONS_KEY);
      SparkSession.setDefaultSession(shared);
      SparkSession.setActiveSession(shared);
    }
  }

  /** Gives a session the catalogs of both formats. */
  public static void configure(SparkSession spark, Path folder) {
    Map.of(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.databricks.delta.snapshotPartitions", "2",
            "spark.sql.catalog.ice", "org.apache.iceberg.spark.SparkCatalog",
            "spark.sql.catalog.ice.type", "hadoop",
            "spark.sql.catalog.ice.warehouse", folder.resolve("ice").toUri().toString(),
            // The catalog of tables that are named by a path; its default needs Hive.
            "spark.sql.catalog.default_iceberg", "org.apache.iceberg.spark.SparkCatalog",
            "spark.sql.catalog.default_iceberg.type", "hadoop",
            "spark.sql.catalog.default_iceberg.warehouse", folder.toUri().toString())
        .forEach(spark.conf()::set);
  }
}
