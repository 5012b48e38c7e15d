package io.sparkloss.report.markup;

import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.chart.NumbersTable;
import io.sparkloss.report.figure.Figure;
import io.sparkloss.report.figure.InlineSvg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Charts in HTML, each with its numbers in a table.
 *
 * <p>All methods are pure functions but for what they write to.
 *
 * @since 0.1.0
 */
public final class FigureMarkup {

  private FigureMarkup() {}

  /** Adds the charts of each group below its name, each with its specification as data. */
  public static void add(List<Figure> figures, Markup to) {
    groups(figures)
        .forEach(
            (group, charts) -> {
              to.element("h3", group).raw("\n<div class=\"figures\">\n");
              charts.forEach(chart -> withSpecification(chart, to));
              to.raw("</div>\n");
            });
  }

  /** Adds the charts of each group in a part that opens; the first is open. */
  public static void fold(List<Figure> figures, Markup to) {
    boolean open = true;
    for (Map.Entry<String, List<Chart>> group : groups(figures).entrySet()) {
      to.raw(open ? "<details open>" : "<details>");
      to.element("summary", group.getKey()).raw("\n<div class=\"figures\">\n");
      group.getValue().forEach(chart -> add(chart, to));
      to.raw("</div></details>\n");
      open = false;
    }
  }

  /** Adds a chart that may stand beside others of the same name. */
  public static void add(Chart chart, Markup to) {
    begin(chart, InlineSvg.of(chart), to);
    to.raw("</figure>\n");
  }

  private static Map<String, List<Chart>> groups(List<Figure> figures) {
    Map<String, List<Chart>> groups = new LinkedHashMap<>();
    for (Figure figure : figures) {
      groups.computeIfAbsent(figure.group(), absent -> new ArrayList<>()).add(figure.chart());
    }
    return groups;
  }

  private static void withSpecification(Chart chart, Markup to) {
    begin(chart, chart.svg(), to);
    to.raw("\n<script type=\"application/vnd.vegalite.v5+json\">");
    to.raw(chart.vegaLite().toString().replace("<", "\\u003c")).raw("</script></figure>\n");
  }

  private static void begin(Chart chart, String svg, Markup to) {
    to.raw("<figure>").element("figcaption", chart.title()).raw("\n").raw(svg);
    to.element("p", chart.summary());
    to.raw("<details><summary>Numbers</summary><div class=\"wide\">");
    add(chart.numbers(), to);
    to.raw("</div></details>");
  }

  private static void add(NumbersTable numbers, Markup to) {
    to.raw("<table>").element("caption", numbers.caption()).raw("<thead><tr>");
    numbers.headers().forEach(header -> to.element("th scope=\"col\"", header));
    to.raw("</tr></thead><tbody>\n");
    for (List<String> row : numbers.rows()) {
      to.raw("<tr>");
      row.forEach(to::cell);
      to.raw("\n");
    }
    to.raw("</tbody></table>");
  }
}
