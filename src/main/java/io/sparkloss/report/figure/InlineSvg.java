package io.sparkloss.report.figure;

import io.sparkloss.report.chart.Chart;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A chart as SVG that may stand beside others of the same name. Parts of a picture find each other
 * by ids, which count for a whole page; in a notebook two runs may have charts of one name, and
 * then a part of the second would be taken from the first. Here the ids tell what is drawn: only
 * equal pictures share them.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class InlineSvg {

  private InlineSvg() {}

  /** Returns the picture. */
  public static String of(Chart chart) {
    String svg = chart.svg();
    // A quotation mark of a text is escaped, so these are the ids and what refers to them.
    String own = chart.id() + "-" + digest(svg) + "-";
    String id = chart.id() + "-";
    return svg.replace("id=\"" + id, "id=\"" + own)
        .replace("url(#" + id + "plot)\"", "url(#" + own + "plot)\"")
        .replace(
            "aria-labelledby=\"" + id + "title " + id + "desc\"",
            "aria-labelledby=\"" + own + "title " + own + "desc\"");
  }

  private static String digest(String svg) {
    return UUID.nameUUIDFromBytes(svg.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }
}
