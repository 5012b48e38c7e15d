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

  /** Row groups of 16 MiB, two columns of half a million doubles with 8 MiB each. */
  private static final Map<String, String> SMALL_GROUPS =
      Map.of("parquet.block.size", String.valueOf(16 << 20));

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
        of("uncompressed, row groups of 16 MiB", plain.with("plain-groups", SMALL_GROUPS)),
        of("uncompressed, pages of 1 MiB", plain.with("plain-pages", LONG_PAGES)),
        of(
            "uncompressed, nullable columns",
            plain.ofColumn("plain-nullable", "nullif(%s, double('NaN'))")),
        of("uncompressed, no checksum files", unchecked),
        new Setup(
            "uncompressed, no checksum files, row groups of 16 MiB, off-heap vectors",
            unchecked.with("plain-unchecked-groups", SMALL_GROUPS),
            OFF_HEAP),
        of("uncompressed floats", plain.ofColumn("plain-floats", "float(%s)")),
        of("ORC, uncompressed", Layout.orc("orc", Map.of(CODEC, "none"))));
  }

  private static Setup of(String title, Layout layout) {
    return new Setup(title, layout, Map.of());
  }

  /** Says whether this reads the values that the first setup reads, from the same format. */
  boolean isAlternative() {
    return layout.isParquet() && !layout.column().startsWith("float");
  }
}
