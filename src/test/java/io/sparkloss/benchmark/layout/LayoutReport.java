package io.sparkloss.benchmark.layout;

import io.sparkloss.benchmark.Kind;
import io.sparkloss.benchmark.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The setups as JSON and as a table, and the one that is faster than Spark's defaults. */
final class LayoutReport {

  private static final double MIB = 1 << 20;

  private final List<MeasuredSetup> setups;
  private final Map<String, Object> facts;

  /** Reports setups of which the first has nothing set. */
  LayoutReport(List<MeasuredSetup> setups, Map<String, Object> facts) {
    this.setups = setups;
    this.facts = facts;
  }

  void write(Path folder) throws IOException {
    ReportFiles files = new ReportFiles(folder, "layout");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", facts);
    json.put("before", before().setup().title());
    json.put("after", after().setup().title());
    json.put("setups", setups.stream().map(LayoutReport::json).toList());
    files.json(json);
    files.markdown(table());
  }

  private MeasuredSetup before() {
    return setups.get(0);
  }

  /** Returns the setup whose cost is fastest, of those that read the same values. */
  private MeasuredSetup after() {
    return setups.stream()
        .filter(measured -> measured.setup().isAlternative())
        .min(Comparator.comparingDouble(measured -> measured.median(Kind.SPARK_LOSS)))
        .orElseThrow();
  }

  private static Map<String, Object> json(MeasuredSetup measured) {
    Setup setup = measured.setup();
    List<Map<String, Object>> times = new ArrayList<>();
    for (Kind kind : measured.times().kinds()) {
      Map<String, Object> time = new LinkedHashMap<>();
      time.put("name", kind.title());
      time.put("query", measured.times().how(kind));
      time.put("seconds", measured.times().seconds(kind));
      time.put("median", measured.median(kind));
      times.add(time);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", setup.title());
    json.put("format", setup.layout().format());
    json.put("writer_options", setup.layout().options());
    json.put("column", setup.layout().column());
    json.put("checksum_files", setup.layout().checksums());
    json.put("settings", setup.settings());
    json.put("bytes", measured.bytes());
    json.put("times", times);
    if (setup.layout().isParquet()) {
      json.put("scan_to_duckdb", measured.ratio(Kind.BARE_SCAN, Kind.DUCK_DB_SCAN));
      json.put("mse_to_duckdb", measured.ratio(Kind.SPARK_LOSS, Kind.DUCK_DB));
    }
    return json;
  }

  /** Returns a line for each setup, and what the fastest changes. */
  String table() {
    StringBuilder table = new StringBuilder();
    table
        .append(ReportFiles.sentence(facts))
        .append("\n\n")
        .append("| layout and settings | MiB | bare scan, s | DuckDB scan, s | scan ÷ DuckDB ")
        .append("| `mse`, s | DuckDB `mse`, s | `mse` ÷ bare scan | `mse` ÷ DuckDB |\n")
        .append("|---|---|---|---|---|---|---|---|---|\n");
    setups.forEach(measured -> table.append(line(measured)));
    return table.append('\n').append(summary()).toString();
  }

  private static String line(MeasuredSetup measured) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %s | %s | %s | %s | %s | %s | %s |%n",
        measured.setup().title(),
        measured.bytes() / MIB,
        seconds(measured.median(Kind.BARE_SCAN)),
        seconds(measured.median(Kind.DUCK_DB_SCAN)),
        ratio(measured.ratio(Kind.BARE_SCAN, Kind.DUCK_DB_SCAN)),
        seconds(measured.median(Kind.SPARK_LOSS)),
        seconds(measured.median(Kind.DUCK_DB)),
        ratio(measured.ratio(Kind.SPARK_LOSS, Kind.BARE_SCAN)),
        ratio(measured.ratio(Kind.SPARK_LOSS, Kind.DUCK_DB)));
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "`mse` before (%s): %s s, %s × DuckDB. After (%s): %s s, %s × DuckDB on the same files,"
            + " %s × DuckDB on the files before.%n",
        before().setup().title(),
        seconds(before().median(Kind.SPARK_LOSS)),
        ratio(before().ratio(Kind.SPARK_LOSS, Kind.DUCK_DB)),
        after().setup().title(),
        seconds(after().median(Kind.SPARK_LOSS)),
        ratio(after().ratio(Kind.SPARK_LOSS, Kind.DUCK_DB)),
        ratio(after().median(Kind.SPARK_LOSS) / before().median(Kind.DUCK_DB)));
  }

  private static String seconds(double seconds) {
    return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String ratio(double ratio) {
    return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
