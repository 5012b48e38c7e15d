package io.sparkloss.cost.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** From all cells of a histogram to few of them that show where most pairs lie. */
final class DensityWindow {

  /** The most cells across and upwards. */
  static final int MOST_CELLS = 48;

  /** One row of so many may be left out at each end of each axis. */
  static final long TAIL = 200;

  private DensityWindow() {}

  static PairDensity of(PairHistogram histogram) {
    if (histogram.cells() == 0) {
      return new PairDensity(Double.NaN, Double.NaN, Double.NaN, List.of(), histogram.rowsBeyond());
    }
    TreeMap<Long, Long> byColumn = new TreeMap<>();
    TreeMap<Long, Long> byLine = new TreeMap<>();
    histogram.forEach(
        (x, y, count) -> {
          byColumn.merge(x, count, Long::sum);
          byLine.merge(y, count, Long::sum);
        });
    CellRange across = middle(byColumn, histogram.rows());
    CellRange up = middle(byLine, histogram.rows());
    int steps = 0;
    while (Math.max(across.size(), up.size()) > MOST_CELLS) {
      across.coarsen(1);
      up.coarsen(1);
      steps++;
    }
    return counted(histogram, across, up, steps);
  }

  /** Returns the cells of an axis without those that hold nothing but one of the tails. */
  private static CellRange middle(NavigableMap<Long, Long> margin, long rows) {
    CellRange middle = new CellRange();
    middle.add(end(margin, rows / TAIL));
    middle.add(end(margin.descendingMap(), rows / TAIL));
    return middle;
  }

  /** Returns the first cell that is not part of a tail. */
  private static long end(NavigableMap<Long, Long> margin, long tail) {
    long rows = 0;
    for (Map.Entry<Long, Long> cell : margin.entrySet()) {
      rows += cell.getValue();
      if (rows > tail) {
        return cell.getKey();
      }
    }
    throw new IllegalStateException(
        "there are only " + rows + " rows, and a tail may have " + tail);
  }

  private static PairDensity counted(
      PairHistogram histogram, CellRange across, CellRange up, int steps) {
    long[][] counts = new long[(int) across.size()][(int) up.size()];
    long[] outside = {histogram.rowsBeyond()};
    histogram.forEach(
        (x, y, count) -> {
          long column = x >> steps;
          long line = y >> steps;
          if (across.holds(column) && up.holds(line)) {
            counts[(int) (column - across.least())][(int) (line - up.least())] += count;
          } else {
            outside[0] += count;
          }
        });
    int exponent = histogram.exponent() + steps;
    return new PairDensity(
        Math.scalb(1.0, exponent),
        Math.scalb((double) across.least(), exponent),
        Math.scalb((double) up.least(), exponent),
        cells(counts),
        outside[0]);
  }

  private static List<DensityCell> cells(long[][] counts) {
    List<DensityCell> cells = new ArrayList<>();
    for (int x = 0; x < counts.length; x++) {
      for (int y = 0; y < counts[x].length; y++) {
        if (counts[x][y] > 0) {
          cells.add(new DensityCell(x, y, counts[x][y]));
        }
      }
    }
    return cells;
  }
}
