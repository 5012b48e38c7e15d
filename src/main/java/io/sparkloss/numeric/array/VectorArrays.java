package io.sparkloss.numeric.array;

import static io.sparkloss.numeric.array.VectorKernels.ADD;
import static io.sparkloss.numeric.array.VectorKernels.ADD_PRODUCTS;
import static io.sparkloss.numeric.array.VectorKernels.ALL_WHOLE;
import static io.sparkloss.numeric.array.VectorKernels.ALL_WITHIN;
import static io.sparkloss.numeric.array.VectorKernels.EXP;
import static io.sparkloss.numeric.array.VectorKernels.EXTEND;
import static io.sparkloss.numeric.array.VectorKernels.PRODUCTS;
import static io.sparkloss.numeric.array.VectorKernels.run;

import io.sparkloss.numeric.array.VectorKernel.Work;

/**
 * On vectors of the size that the machine prefers; what does not fill one, or is outside the main
 * range of a function, entry by entry.
 *
 * <p>The class needs the module {@code jdk.incubator.vector}: {@link ArrayMath} loads it by name.
 */
final class VectorArrays implements ArrayFunctions {

  private static final int LANES = VectorMath.LANES;

  /** Serves what vectors do not. */
  private static final ScalarArrays REST = new ScalarArrays();

  /** Prepares the JVM. */
  VectorArrays() {
    VectorKernels.prepare();
  }

  @Override
  public void ln(double[] x, int count, double[] result) {
    VectorBlock block = new VectorBlock();
    int whole = count - count % LANES;
    for (int first = 0; first < whole; first += VectorBlock.SIZE) {
      int end = Math.min(whole, first + VectorBlock.SIZE);
      if (!block.ln(x, first, end, result)) {
        REST.ln(x, first, end, result);
      }
    }
    REST.ln(x, whole, count, result);
  }

  @Override
  public void ln1p(double[] x, int count, double[] result) {
    VectorBlock block = new VectorBlock();
    int whole = count - count % LANES;
    for (int first = 0; first < whole; first += VectorBlock.SIZE) {
      int end = Math.min(whole, first + VectorBlock.SIZE);
      block.ln1p(x, first, end, result);
    }
    REST.ln1p(x, whole, count, result);
  }

  @Override
  public void lnRatio(double[] a, double[] b, int count, double[] result) {
    VectorBlock block = new VectorBlock();
    int whole = count - count % LANES;
    for (int first = 0; first < whole; first += VectorBlock.SIZE) {
      int end = Math.min(whole, first + VectorBlock.SIZE);
      if (!block.lnRatio(a, b, first, end, result)) {
        REST.lnRatio(a, b, first, end, result);
      }
    }
    REST.lnRatio(a, b, whole, count, result);
  }

  @Override
  public void phiRatio(double[] a, double[] b, int count, double[] result) {
    VectorBlock block = new VectorBlock();
    int whole = count - count % LANES;
    for (int first = 0; first < whole; first += VectorBlock.SIZE) {
      int end = Math.min(whole, first + VectorBlock.SIZE);
      if (!block.phiRatio(a, b, first, end, result)) {
        REST.phiRatio(a, b, first, end, result);
      }
    }
    REST.phiRatio(a, b, whole, count, result);
  }

  @Override
  public boolean bernoulliSurprise(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result) {
    VectorBlock block = new VectorBlock();
    int whole = floor >= Double.MIN_NORMAL ? count - count % LANES : 0;
    boolean inside = true;
    for (int first = 0; first < whole && inside; first += VectorBlock.SIZE) {
      int end = Math.min(whole, first + VectorBlock.SIZE);
      inside = block.bernoulliSurprise(outcomes, probabilities, floor, first, end, result);
    }
    return inside && REST.surprises(outcomes, probabilities, floor, whole, count, result);
  }

  @Override
  public void exp(double[] x, int count, double[] result) {
    run(EXP, new Work(x, x, result, 0, count));
  }

  @Override
  public boolean allWithin(double[] x, int count, double lower, double upper) {
    return run(ALL_WITHIN, new Work(x, x, x, x, 0, count, 0, lower, upper));
  }

  @Override
  public boolean allWhole(double[] x, int count) {
    return run(ALL_WHOLE, new Work(x, x, x, 0, count));
  }

  @Override
  public void products(double[] x, double[] y, int count, double[] products, double[] errors) {
    run(PRODUCTS, new Work(x, y, products, errors, 0, count, 0, 0, 0));
  }

  @Override
  public void extend(double[] x, int from, int to, double[] extremes) {
    run(EXTEND, new Work(x, x, extremes, from, to));
  }

  @Override
  public void add(double[] x, int from, int to, double[] lanes, int at) {
    run(ADD, new Work(x, x, lanes, lanes, from, to, at, 0, 0));
  }

  @Override
  public void addProducts(double[] x, double[] y, int from, int to, double[] lanes, int at) {
    run(ADD_PRODUCTS, new Work(x, y, lanes, lanes, from, to, at, 0, 0));
  }
}
