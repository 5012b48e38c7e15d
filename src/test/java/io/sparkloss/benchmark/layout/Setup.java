package io.sparkloss.benchmark.layout;

import java.util.List;
import java.util.Map;

/** A layout of files, and the settings of the session that reads them. */
record Setup(String title, Layout layout, Map<String, String> settings) {

  private static final String CODEC = "compression";
  private static final Map<String, String> OFF_HEAP =
      Map.of("spark.sql.columnVector.offheap.enabled", "true");
  private static final Map<String, String> STREAMED =
      Map.of("parquet.hadoop.vectored.io.enabled", "false");

  /** Row groups of half a million pairs of doubles, a range of 8 MiB to read at once. */
  private static final Map<String, String> GROUPS_OF_8 = groups(8);

  /** Row groups of 2 MiB, small enough for the caches of a core. */
  private static final Map<String, String> GROUPS_OF_2 = groups(2);

  /** Pages of 1 MiB: without a higher limit they end at 20 000 rows, 160 kB of doubles. */
  private static final Map<String, String> LONG_PAGES =
      Map.of("parquet.page.row.count.limit", "1000000");

  /** Returns all setups to compare, the first with nothing set. */
  static List<Setup> all() {
    Layout snappy = Layout.parquet("snappy", Map.of());
    Layout plain = Layout.parquet("plain", Map.of(CODEC, "uncompressed"));
    Layout unchecked = plain.withoutChecksums("plain-unchecked");
    return List.of(
        new Setup("Spark's defaults (Snappy)", snappy, Map.of()),
        new Setup("Snappy, off-heap vectors", snappy, OFF_HEAP),
        of("Zstandard", snappy.with("zstd", Map.of(CODEC, "zstd"))),
        of("LZ4", snappy.with("lz4", Map.of(CODEC, "lz4_raw"))),
        of("uncompressed", plain),
        new Setup("uncompressed, off-heap vectors", plain, OFF_HEAP),
        new Setup("uncompressed, no vectored reads", plain, STREAMED),
        of("uncompressed, row groups of 8 MiB", plain.with("plain-groups-8", GROUPS_OF_8)),
        of("uncompressed, row groups of 2 MiB", plain.with("plain-groups-2", GROUPS_OF_2)),
        of("uncompressed, pages of 1 MiB", plain.with("plain-pages", LONG_PAGES)),
        of(
            "uncompressed, nullable columns",
            plain.ofColumn("plain-nullable", "nullif(%s, double('NaN'))")),
        of("uncompressed, no checksum files", unchecked),
        of(
            "uncompressed, no checksum files, row groups of 8 MiB",
            unchecked.with("plain-unchecked-groups", GROUPS_OF_8)),
        new Setup(
            "uncompressed, no checksum files, row groups of 8 MiB, off-heap vectors",
            unchecked.with("plain-unchecked-groups", GROUPS_OF_8),
            OFF_HEAP),
        of("uncompressed floats", plain.ofColumn("plain-floats", "float(%s)")),
        of("ORC, uncompressed", Layout.orc("orc", Map.of(CODEC, "none"))));
  }

  private static Map<String, String> groups(int mebibytes) {
    return Map.of("parquet.block.size", String.valueOf(mebibytes << 20));
  }

  private static Setup of(String title, Layout layout) {
    return new Setup(title, layout, Map.of());
  }

  /** Says whether this reads the values that the first setup reads, from the same format. */
  boolean isAlternative() {
    return layout.isParquet() && !layout.column().startsWith("float");
  }
}
