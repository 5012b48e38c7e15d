package io.sparkloss.numeric.array;

import static io.sparkloss.numeric.array.ArrayFunctions.LANES;

import io.sparkloss.numeric.array.VectorKernel.Work;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and extremes on vectors: the steps of {@link ScalarArrays}, several lanes at a time, with
 * the same bits.
 *
 * <p>All methods are pure but for the arrays that they write.
 */
final class VectorLanes {

  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int SIZE = SPECIES.length();

  private static final DoubleVector MINUS_ONE = DoubleVector.broadcast(SPECIES, -1);

  /** Serves the entries that fill no vector. */
  private static final ScalarArrays REST = new ScalarArrays();

  private VectorLanes() {}

  /** Four of each side by side, as the one waits long for the one before. */
  static boolean extend(Work work) {
    double[] x = work.x();
    double[] extremes = work.result();
    int to = work.end();
    DoubleVector least = DoubleVector.broadcast(SPECIES, extremes[0]);
    DoubleVector least1 = least;
    DoubleVector least2 = least;
    DoubleVector least3 = least;
    DoubleVector greatest = DoubleVector.broadcast(SPECIES, extremes[1]);
    DoubleVector greatest1 = greatest;
    DoubleVector greatest2 = greatest;
    DoubleVector greatest3 = greatest;
    int i = work.first();
    for (; i <= to - 4 * SIZE; i += 4 * SIZE) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector b = DoubleVector.fromArray(SPECIES, x, i + SIZE);
      DoubleVector c = DoubleVector.fromArray(SPECIES, x, i + 2 * SIZE);
      DoubleVector d = DoubleVector.fromArray(SPECIES, x, i + 3 * SIZE);
      least = least.min(a);
      least1 = least1.min(b);
      least2 = least2.min(c);
      least3 = least3.min(d);
      greatest = greatest.max(a);
      greatest1 = greatest1.max(b);
      greatest2 = greatest2.max(c);
      greatest3 = greatest3.max(d);
    }
    least = least.min(least1).min(least2.min(least3));
    greatest = greatest.max(greatest1).max(greatest2.max(greatest3));
    for (int lane = 0; lane < SIZE; lane++) {
      extremes[0] = Math.min(extremes[0], least.lane(lane));
      extremes[1] = Math.max(extremes[1], greatest.lane(lane));
    }
    REST.extend(x, i, to, extremes);
    return true;
  }

  static boolean add(Work work) {
    double[] x = work.x();
    double[] lanes = work.result();
    int from = work.first();
    int to = work.end();
    int at = work.at();
    int whole = from + (to - from) / LANES * LANES;
    for (int group = 0; group < LANES; group += SIZE) {
      addToGroup(x, from + group, whole, lanes, at + group);
    }
    REST.add(x, whole, to, lanes, at);
    return true;
  }

  private static void addToGroup(double[] x, int from, int to, double[] lanes, int at) {
    DoubleVector high = DoubleVector.fromArray(SPECIES, lanes, at);
    DoubleVector middle = DoubleVector.fromArray(SPECIES, lanes, at + LANES);
    DoubleVector low = DoubleVector.fromArray(SPECIES, lanes, at + 2 * LANES);
    for (int i = from; i < to; i += LANES) {
      DoubleVector term = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector sum = high.add(term);
      DoubleVector error = lost(high, term, sum);
      DoubleVector second = middle.add(error);
      low = low.add(lost(middle, error, second));
      middle = second;
      high = sum;
    }
    store(high, middle, low, lanes, at);
  }

  static boolean addProducts(Work work) {
    double[] x = work.x();
    double[] y = work.y();
    double[] lanes = work.result();
    int from = work.first();
    int to = work.end();
    int at = work.at();
    int whole = from + (to - from) / LANES * LANES;
    for (int group = 0; group < LANES; group += SIZE) {
      addProductsToGroup(x, y, from + group, whole, lanes, at + group);
    }
    REST.addProducts(x, y, whole, to, lanes, at);
    return true;
  }

  private static void addProductsToGroup(
      double[] x, double[] y, int from, int to, double[] lanes, int at) {
    DoubleVector high = DoubleVector.fromArray(SPECIES, lanes, at);
    DoubleVector middle = DoubleVector.fromArray(SPECIES, lanes, at + LANES);
    DoubleVector low = DoubleVector.fromArray(SPECIES, lanes, at + 2 * LANES);
    for (int i = from; i < to; i += LANES) {
      DoubleVector left = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector right = DoubleVector.fromArray(SPECIES, y, i);
      DoubleVector product = left.mul(right);
      DoubleVector productError = left.fma(right, product.neg());
      DoubleVector sum = high.add(product);
      DoubleVector error = lost(high, product, sum);
      DoubleVector second = middle.add(error);
      DoubleVector third = second.add(productError);
      DoubleVector errors = lost(middle, error, second).add(lost(second, productError, third));
      low = low.add(errors);
      middle = third;
      high = sum;
    }
    store(high, middle, low, lanes, at);
  }

  /**
   * Returns what a rounded sum lost. Two of the five steps are products with −1 and 1 that are
   * rounded once, with their sum: the same bits, on units of the processor that would stand idle
   * while the other steps keep those for additions busy.
   */
  private static DoubleVector lost(DoubleVector a, DoubleVector b, DoubleVector sum) {
    DoubleVector part = sum.sub(a);
    DoubleVector left = a.sub(part.fma(MINUS_ONE, sum));
    return left.add(part.fma(MINUS_ONE, b));
  }

  private static void store(
      DoubleVector high, DoubleVector middle, DoubleVector low, double[] lanes, int at) {
    high.intoArray(lanes, at);
    middle.intoArray(lanes, at + LANES);
    low.intoArray(lanes, at + 2 * LANES);
    boolean finite =
        high.lanewise(VectorOperators.ABS).compare(VectorOperators.LE, Double.MAX_VALUE).allTrue();
    for (int lane = at; !finite && lane < at + SIZE; lane++) {
      if (!(Math.abs(lanes[lane]) <= Double.MAX_VALUE)) {
        lanes[lane + LANES] = 0;
        lanes[lane + 2 * LANES] = 0;
      }
    }
  }
}
