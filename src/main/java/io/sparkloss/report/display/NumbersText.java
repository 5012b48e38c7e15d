package io.sparkloss.report.display;

import io.sparkloss.report.ConsoleTable;
import io.sparkloss.report.Wrap;
import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.chart.NumbersTable;
import java.util.ArrayList;
import java.util.List;

/** A chart as text for a terminal: what it is, what is to be seen, and its numbers in columns. */
final class NumbersText {

  /** The rows of numbers that a terminal shows. */
  private static final int SHOWN = 20;

  private static final int GAP = 2;
  private static final int NARROWEST = 6;

  private NumbersText() {}

  /** Returns the text. */
  static String of(Chart chart) {
    List<String> lines = new ArrayList<>(Wrap.lines(chart.title(), "  "));
    lines.addAll(Wrap.lines(chart.summary(), ""));
    NumbersTable numbers = chart.numbers();
    List<List<String>> rows = new ArrayList<>(List.of(numbers.headers()));
    rows.addAll(numbers.rows().subList(0, Math.min(SHOWN, numbers.rows().size())));
    int[] widths = widths(rows);
    rows.forEach(row -> lines.add(line(row, widths)));
    int more = numbers.rows().size() - SHOWN;
    if (more > 0) {
      lines.add("and " + more + " more rows");
    }
    return String.join("\n", lines);
  }

  /** Returns the widths of columns: the widest give way until a line fits. */
  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    while (total(widths) > ConsoleTable.WIDTH) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = -GAP;
    for (int width : widths) {
      total += width + GAP;
    }
    return total;
  }

  /** Returns a line whose first cell begins on the left; others end on the right. */
  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Wrap.cut(cells.get(i), widths[i]);
      String fill = " ".repeat(Math.max(0, widths[i] - cell.length()));
      line.append(i == 0 ? cell + fill : " ".repeat(GAP) + fill + cell);
    }
    return line.toString().stripTrailing();
  }
}
