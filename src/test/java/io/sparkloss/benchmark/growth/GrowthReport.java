package io.sparkloss.benchmark.growth;

import io.sparkloss.benchmark.report.CurveChart;
import io.sparkloss.benchmark.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Growth curves as JSON, as a table and as a chart. */
final class GrowthReport {

  private static final double MIB = 1 << 20;

  private final List<GrowthCurve> curves;
  private final Map<String, Object> facts;

  GrowthReport(List<GrowthCurve> curves, Map<String, Object> facts) {
    this.curves = curves;
    this.facts = facts;
  }

  void write(Path folder) throws IOException {
    ReportFiles files = new ReportFiles(folder, "growth");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", facts);
    json.put("curves", curves);
    files.json(json);
    files.markdown(table());
    files.svg(chart());
  }

  String table() {
    StringBuilder table = new StringBuilder();
    table
        .append(ReportFiles.sentence(facts))
        .append("\n\nPeak heap includes garbage; kept is the most left after any collection.\n");
    for (GrowthCurve curve : curves) {
      table.append("\n### ").append(curve.title()).append("\n\n| ").append(curve.axis());
      table.append(" | | median, s | peak heap, MiB | kept heap, MiB | task memory, MiB |\n");
      table.append("|---|---|---|---|---|---|\n");
      curve.lines().forEach((name, points) -> points.forEach(p -> table.append(line(name, p))));
    }
    return table.toString();
  }

  private static String line(String name, GrowthPoint point) {
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %.3f | %.0f | %.0f | %.1f |%n",
        point.size(),
        name,
        point.median(),
        point.heap().peak() / MIB,
        point.heap().kept() / MIB,
        point.executionMemory() / MIB);
  }

  private String chart() {
    List<CurveChart.Panel> panels = new ArrayList<>();
    for (int first = 0; first < curves.size(); first += CurveChart.COLUMNS) {
      List<GrowthCurve> row =
          curves.subList(first, Math.min(first + CurveChart.COLUMNS, curves.size()));
      row.forEach(curve -> panels.add(panel(curve, "seconds", GrowthPoint::median)));
      row.forEach(curve -> panels.add(panel(curve, "kept heap, MiB", p -> p.heap().kept() / MIB)));
    }
    return new CurveChart(
            "Growth of time and memory",
            ReportFiles.sentence(facts) + "; kept heap is the most left after any collection")
        .svg(panels);
  }

  private static CurveChart.Panel panel(
      GrowthCurve curve, String unit, ToDoubleFunction<GrowthPoint> value) {
    List<CurveChart.Line> lines = new ArrayList<>();
    curve
        .lines()
        .forEach(
            (name, points) ->
                lines.add(
                    new CurveChart.Line(
                        name,
                        points.stream().map(point -> (double) point.size()).toList(),
                        points.stream().map(value::applyAsDouble).toList())));
    return new CurveChart.Panel(curve.title(), curve.axis(), unit, lines);
  }
}
