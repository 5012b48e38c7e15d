package io.sparkloss.cost.density;

import java.util.List;

/**
 * Where most pairs (x, y) lie: counts in a window of at most {@value DensityWindow#MOST_CELLS}
 * square cells across and upwards.
 *
 * <p>The window leaves out at most one row in {@value DensityWindow#TAIL} at each end of each axis,
 * as whole cells of the histogram, so it holds at least 98 % of the rows that have a cell; few rows
 * lose none. Then cells are put together, four to one, until there are few enough of them. Edges
 * are multiples of the width of a cell, which is a power of two, and exact: a cell with the same
 * edges across and upwards lies on the diagonal.
 *
 * <p>Empty: without rows the width and the corner are NaN, and there is no cell.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param cellSize how wide and high a cell is
 * @param left the least x of the window
 * @param bottom the least y of the window
 * @param cells the cells that hold rows, ordered by x, then by y
 * @param outside the rows outside the window, and those without a cell
 * @since 0.1.0
 */
public record PairDensity(
    double cellSize, double left, double bottom, List<DensityCell> cells, long outside) {

  /** Keeps its own copy. */
  public PairDensity {
    cells = List.copyOf(cells);
  }

  /** Returns the least x of a cell. */
  public double left(DensityCell cell) {
    return left + cell.x() * cellSize;
  }

  /** Returns the least y of a cell. */
  public double bottom(DensityCell cell) {
    return bottom + cell.y() * cellSize;
  }

  /** Returns the rows of all cells. */
  public long inside() {
    return cells.stream().mapToLong(DensityCell::count).sum();
  }
}
