package io.sparkloss.cost.density;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.density.PairOracle.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairDensityTest {

  private static final long SEED = 21;

  private static PairDensity of(List<Pair> pairs) {
    return PairOracle.histogram(pairs).density();
  }

  private static long inside(PairDensity density, List<Pair> pairs, DensityCell cell) {
    double x = density.left(cell);
    double y = density.bottom(cell);
    return pairs.stream()
        .filter(pair -> pair.x() >= x && pair.x() < x + density.cellSize())
        .filter(pair -> pair.y() >= y && pair.y() < y + density.cellSize())
        .count();
  }

  @Test
  void fewWholeNumbersAreAllShown() {
    // From 0 to 9 there are 73 cells of an eighth and 37 of a quarter.
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      pairs.add(new Pair(i % 10, i % 7));
    }
    PairDensity found = of(pairs);
    List<DensityCell> expected = new ArrayList<>();
    for (int x = 0; x < 10; x++) {
      for (int y = 0; y < 7; y++) {
        expected.add(new DensityCell(4 * x, 4 * y, 1));
      }
    }
    assertThat(found).isEqualTo(new PairDensity(0.25, 0, 0, expected, 0));
  }

  @Test
  void cornersOfNegativeNumbersAreExact() {
    PairDensity found = of(List.of(new Pair(-3, -47), new Pair(-2, 0)));
    // 48 cells from −47 to 0, whose upper edge is 1.
    assertThat(found)
        .isEqualTo(
            new PairDensity(
                1, -3, -47, List.of(new DensityCell(0, 0, 1), new DensityCell(1, 47, 1)), 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 400, 5000})
  void theWindowLeavesOutTheTailsOfBothMarginsAndCountsThem(int rows) {
    Random random = new Random(SEED);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double x = Math.tan(Math.PI * (random.nextDouble() - 0.5));
      pairs.add(new Pair(x, x + random.nextGaussian()));
    }
    PairDensity found = of(pairs);
    assertThat(found.inside() + found.outside()).isEqualTo(rows);
    assertThat(found.outside()).as("seed %s", SEED).isLessThanOrEqualTo(4L * (rows / 200));
    assertThat(found.cells())
        .allSatisfy(
            cell -> {
              assertThat(cell.x()).isBetween(0, 47);
              assertThat(cell.y()).isBetween(0, 47);
              assertThat(cell.count()).isEqualTo(inside(found, pairs, cell)).isPositive();
            });
    boolean wide = found.cells().stream().anyMatch(cell -> Math.max(cell.x(), cell.y()) >= 24);
    assertThat(wide).as("no coarser than it must be").isTrue();
  }

  @Test
  void oneFarRowInAThousandIsOutsideAndLeavesTheOthersTheirCells() {
    List<Pair> pairs = new ArrayList<>(List.of(new Pair(1e6, 0)));
    for (int i = 0; i < 999; i++) {
      pairs.add(new Pair(i % 100, i % 100));
    }
    PairDensity found = of(pairs);
    // From 0 to 99 there are 50 cells of 2 and 25 of 4; every number but 99 comes ten times.
    List<DensityCell> expected = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      expected.add(new DensityCell(i, i, i < 24 ? 40 : 39));
    }
    assertThat(found).isEqualTo(new PairDensity(4, 0, 0, expected, 1));
  }

  @Test
  void aFarRowAmongFewIsShown() {
    PairDensity found = of(List.of(new Pair(1e6, 0), new Pair(1, 1)));
    assertThat(found.outside()).isZero();
    assertThat(found.cells()).hasSize(2);
  }

  @Test
  void oneRowHasOneCell() {
    assertThat(of(List.of(new Pair(20, 3))))
        .isEqualTo(new PairDensity(0x1p-48, 20, 3, List.of(new DensityCell(0, 0, 1)), 0));
    PairDensity far = of(List.of(new Pair(Math.nextDown(0x1p60), 1)));
    assertThat(far.left() + far.cellSize()).isEqualTo(0x1p60);
    assertThat(of(List.of(new Pair(-0.0, 0x1p-1074))))
        .isEqualTo(new PairDensity(0x1p-1074, 0, 0x1p-1074, List.of(new DensityCell(0, 0, 1)), 0));
  }

  @Test
  void edgesOfTheGreatestNumbersAreFinite() {
    double most = Math.nextDown(0x1p1023);
    PairDensity found = of(List.of(new Pair(-most, most), new Pair(most, -most)));
    // 32 cells of 2¹⁰¹⁹ from −2¹⁰²³ to 2¹⁰²³.
    assertThat(found)
        .isEqualTo(
            new PairDensity(
                0x1p1019,
                -0x1p1023,
                -0x1p1023,
                List.of(new DensityCell(0, 31, 1), new DensityCell(31, 0, 1)),
                0));
    assertThat(found.left(found.cells().get(1)) + found.cellSize()).isEqualTo(0x1p1023);
  }

  @Test
  void noRowsHaveNoCell() {
    PairHistogram none = new PairHistogram();
    none.add(Double.NaN, 1);
    assertThat(none.density())
        .isEqualTo(new PairDensity(Double.NaN, Double.NaN, Double.NaN, List.of(), 1));
    assertThat(none.density().inside()).isZero();
  }
}
