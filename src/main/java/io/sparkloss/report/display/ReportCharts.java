package io.sparkloss.report.display;

import io.sparkloss.loss.Names;
import io.sparkloss.report.Wrap;
import io.sparkloss.report.figure.Figure;
import io.sparkloss.report.markup.FigureMarkup;
import io.sparkloss.report.markup.Fragment;
import io.sparkloss.report.markup.Markup;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The charts of a report, in its order. As text it is the list of their names; in a notebook it
 * shows them all.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ReportCharts extends AbstractList<ReportChart> implements Displayable {

  private final List<Figure> figures;

  private ReportCharts(List<Figure> figures) {
    this.figures = List.copyOf(figures);
  }

  /** Returns the charts of these figures. */
  public static ReportCharts of(List<Figure> figures) {
    return new ReportCharts(figures);
  }

  @Override
  public ReportChart get(int index) {
    return ReportChart.of(figures.get(index));
  }

  @Override
  public int size() {
    return figures.size();
  }

  /**
   * Returns the chart of an id.
   *
   * @throws IllegalArgumentException when no chart has it
   */
  public ReportChart get(String id) {
    for (Figure figure : figures) {
      if (figure.chart().id().equals(id)) {
        return ReportChart.of(figure);
      }
    }
    List<String> ids = figures.stream().map(figure -> figure.chart().id()).toList();
    throw new IllegalArgumentException("no chart has the id '" + id + "'" + Names.hint(id, ids));
  }

  /** Returns the charts whose id, title or group holds a text, whatever its case. */
  public ReportCharts with(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return new ReportCharts(
        figures.stream()
            .filter(
                figure ->
                    (figure.chart().id() + "\n" + figure.chart().title() + "\n" + figure.group())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .toList());
  }

  @Override
  public String html() {
    Markup markup = new Markup();
    FigureMarkup.fold(figures, markup);
    return Fragment.of(markup);
  }

  /** Returns a line for each chart. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (Figure figure : figures) {
      lines.addAll(Wrap.lines(figure.chart().id() + ": " + figure.chart().title(), "  "));
    }
    return lines.isEmpty() ? "no charts" : String.join("\n", lines);
  }
}
