package io.sparkloss.report.markup;

import io.sparkloss.report.chart.svg.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * HTML for a place that is a page already, as a cell of a notebook: one element that brings its
 * style, which touches nothing around it, and no script. Text has the colours of its place; charts
 * are light, whatever the reader prefers, for what a notebook is exported to is light, too.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Fragment {

  private static final String STYLE =
      Resource.text(Fragment.class, "fragment.css") + ".spark-loss{" + lightCharts() + "}\n";

  private Fragment() {}

  /** Returns an element that holds this. */
  public static String of(Markup content) {
    return "<div class=\"spark-loss\">\n<style>\n" + STYLE + "</style>\n" + content + "</div>\n";
  }

  private static String lightCharts() {
    List<Paint> paints = new ArrayList<>();
    paints.addAll(
        List.of(Paint.BACKGROUND, Paint.INK, Paint.MUTED, Paint.GRID, Paint.BAND, Paint.ALERT));
    for (int i = 0; i < Paint.SERIES_COLOURS; i++) {
      paints.add(Paint.series(i));
    }
    for (int i = 0; i < Paint.HEAT_STEPS; i++) {
      paints.add(Paint.heat(i));
    }
    return paints.stream()
        .map(paint -> String.format(Locale.ROOT, "--chart-%s:%s", paint.name(), paint.light()))
        .collect(Collectors.joining(";"));
  }
}
