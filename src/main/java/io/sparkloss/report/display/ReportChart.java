package io.sparkloss.report.display;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.chart.NumbersTable;
import io.sparkloss.report.figure.Figure;
import io.sparkloss.report.figure.InlineSvg;
import io.sparkloss.report.markup.FigureMarkup;
import io.sparkloss.report.markup.Fragment;
import io.sparkloss.report.markup.Markup;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chart that shows itself: as text its numbers, in a notebook as Vega-Lite where that is known,
 * else as a picture with its numbers below.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ReportChart implements Displayable {

  /** A picture. */
  public static final String SVG = "image/svg+xml";

  /** A specification of Vega-Lite 5, which JupyterLab draws. */
  public static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final String group;
  private final Chart chart;

  private ReportChart(String group, Chart chart) {
    this.group = group;
    this.chart = chart;
  }

  /** Returns a chart that shows itself. */
  public static ReportChart of(Chart chart) {
    return new ReportChart("", chart);
  }

  /** Returns the chart of a figure, which keeps its group. */
  public static ReportChart of(Figure figure) {
    return new ReportChart(figure.group(), figure.chart());
  }

  /** Returns what no other chart of its report is called. */
  public String id() {
    return chart.id();
  }

  /** Returns a few words that say what the numbers are. */
  public String title() {
    return chart.title();
  }

  /** Returns what it is of, as {@code delay: squared_error}; nothing for one without a report. */
  public String group() {
    return group;
  }

  /** Returns the numbers behind the picture. */
  public NumbersTable numbers() {
    return chart.numbers();
  }

  /** Returns the picture, for a file of its own or a place beside others. */
  public String svg() {
    return InlineSvg.of(chart);
  }

  /** Returns a specification of Vega-Lite 5, as JSON, that carries the same numbers. */
  public String vegaLite() {
    return chart.vegaLite().toString();
  }

  @Override
  public String html() {
    Markup markup = new Markup();
    FigureMarkup.add(chart, markup);
    return Fragment.of(markup);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(VEGA_LITE, JSON.convertValue(chart.vegaLite(), OBJECT));
    bundle.put(HTML, html());
    bundle.put(SVG, svg());
    bundle.put(TEXT, toString());
    return bundle;
  }

  /** Returns title, summary and numbers as text. */
  @Override
  public String toString() {
    return NumbersText.of(chart);
  }
}
