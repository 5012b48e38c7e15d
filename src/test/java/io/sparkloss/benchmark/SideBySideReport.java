package io.sparkloss.benchmark;

import io.sparkloss.benchmark.report.BarChart;
import io.sparkloss.benchmark.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contests as JSON, as tables and as a chart. */
final class SideBySideReport {

  private final List<Contest> contests;
  private final Map<String, Object> facts;

  SideBySideReport(List<Contest> contests, Map<String, Object> facts) {
    this.contests = contests;
    this.facts = facts;
  }

  /** Returns a number of rows in words. */
  static String rows(long rows) {
    return String.format(Locale.ROOT, "%,d rows", rows);
  }

  /** Writes the three files. */
  void write(Path folder) throws IOException {
    ReportFiles files = new ReportFiles(folder, "side-by-side");
    files.json(json());
    files.markdown(tables());
    files.svg(chart());
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", facts);
    json.put("contests", contests.stream().map(SideBySideReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Contest contest) {
    List<Map<String, Object>> competitors = new ArrayList<>();
    for (Kind kind : contest.kinds()) {
      Map<String, Object> competitor = new LinkedHashMap<>();
      competitor.put("name", kind.title());
      competitor.put("query", contest.how(kind));
      competitor.put("seconds", contest.seconds(kind));
      competitor.put("median", contest.median(kind));
      competitor.put("ratio_to_bare_scan", contest.ratio(kind, Kind.BARE_SCAN));
      competitors.add(competitor);
    }
    List<Map<String, Object>> goals = new ArrayList<>();
    for (Kind other : contest.goals().keySet()) {
      Map<String, Object> goal = new LinkedHashMap<>();
      goal.put("goal", goal(contest, other));
      goal.put("measured", contest.measured(other));
      goal.put("reached", contest.reached(other));
      goals.add(goal);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", contest.title());
    json.put("competitors", competitors);
    json.put("goals", goals);
    return json;
  }

  /** Returns a table for each contest: medians, their ratios to the bare scan, and the goals. */
  String tables() {
    StringBuilder tables = new StringBuilder();
    tables.append(ReportFiles.sentence(facts)).append("\n\n");
    for (Contest contest : contests) {
      tables.append("### ").append(contest.title()).append("\n\n");
      tables.append("| | median, s | min | max | × bare scan | goal | measured | reached |\n");
      tables.append("|---|---|---|---|---|---|---|---|\n");
      for (Kind kind : contest.kinds()) {
        tables.append(line(contest, kind));
      }
      tables.append('\n');
    }
    return tables.toString();
  }

  private static String line(Contest contest, Kind kind) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.2f |%s%n",
        kind.title(),
        contest.median(kind),
        contest.seconds(kind).stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
        contest.seconds(kind).stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
        contest.ratio(kind, Kind.BARE_SCAN),
        verdict(contest, kind));
  }

  /** Returns the goal of a line: ours against the bare scan, that of others against ours. */
  private static String verdict(Contest contest, Kind kind) {
    Kind other = kind == Kind.SPARK_LOSS ? Kind.BARE_SCAN : kind;
    if (kind == Kind.BARE_SCAN || !contest.goals().containsKey(other)) {
      return " | | |";
    }
    return String.format(
        Locale.ROOT,
        " %s | %.2f | %s |",
        goal(contest, other),
        contest.measured(other),
        contest.reached(other) ? "yes" : "**no**");
  }

  private static String goal(Contest contest, Kind other) {
    double factor = contest.goals().get(other);
    return other == Kind.BARE_SCAN
        ? "≤ " + factor + " × bare scan"
        : other.title() + " ≥ " + factor + " × spark-loss";
  }

  private String chart() {
    List<BarChart.Group> groups = new ArrayList<>();
    for (Contest contest : contests) {
      List<BarChart.Bar> bars = new ArrayList<>();
      for (Kind kind : contest.kinds()) {
        String seconds = String.format(Locale.ROOT, "%.2f s", contest.median(kind));
        double ratio = contest.ratio(kind, Kind.BARE_SCAN);
        bars.add(new BarChart.Bar(kind.title(), kind.colour(), ratio, seconds));
      }
      double goal = contest.goals().getOrDefault(Kind.BARE_SCAN, Double.NaN);
      groups.add(new BarChart.Group(contest.title(), bars, goal));
    }
    return new BarChart(
            "Time of each way to compute costs, as a multiple of the bare scan",
            "time ÷ time of the bare scan of the same columns (logarithmic; lower is faster)",
            ReportFiles.sentence(facts))
        .svg(groups);
  }
}
