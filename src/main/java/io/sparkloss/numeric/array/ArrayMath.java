package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;

/**
 * {@link Elementary}'s functions, and checks, of the first entries of an array.
 *
 * <p>Each result has the bits of the scalar function, whichever way it is computed: on vectors
 * where the JVM runs with {@code -Dio.sparkloss.vector=true} and {@code --add-modules
 * jdk.incubator.vector}, else entry by entry. This class alone decides, once for each JVM. Vectors
 * must be asked for because a JVM computes on them slowly, a hundred times and more, until it has
 * compiled the loops, which takes seconds: good for long scans, bad for a short query.
 *
 * <p>Arrays have at least as many entries as are counted; entries behind the count are neither read
 * nor changed. A result may be written over an argument.
 *
 * <p>All methods are safe for use by many threads on arrays of their own.
 *
 * @since 0.1.0
 */
public final class ArrayMath {

  /** The system property that turns vectors on when it is {@code true}. */
  public static final String VECTOR_PROPERTY = "io.sparkloss.vector";

  private static final String MODULE = "jdk.incubator.vector";

  /** By name: the class cannot be linked without the module. */
  private static final String VECTOR_CLASS = "io.sparkloss.numeric.array.VectorArrays";

  private static final ArrayFunctions FUNCTIONS = choose();

  private ArrayMath() {}

  /** Returns whether this JVM computes on vectors. */
  public static boolean vectorised() {
    return FUNCTIONS.getClass().getName().equals(VECTOR_CLASS);
  }

  /** Computes {@link Elementary#ln} of each. */
  public static void ln(double[] x, int count, double[] result) {
    FUNCTIONS.ln(x, count, result);
  }

  /** Computes {@link Elementary#ln1p} of each. */
  public static void ln1p(double[] x, int count, double[] result) {
    FUNCTIONS.ln1p(x, count, result);
  }

  /** Computes {@link Elementary#exp} of each. */
  public static void exp(double[] x, int count, double[] result) {
    FUNCTIONS.exp(x, count, result);
  }

  /**
   * Computes {@link Elementary#lnBernoulli} of each.
   *
   * @param outcomes 0 or 1 each
   * @param probabilities of outcome 1, in [0, 1] each
   * @param floor the smallest probability, in [0, 1]
   */
  public static void lnBernoulli(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result) {
    FUNCTIONS.lnBernoulli(outcomes, probabilities, floor, count, result);
  }

  /** Returns whether all are in the closed interval; NaN is in none. */
  public static boolean allWithin(double[] x, int count, double lower, double upper) {
    return FUNCTIONS.allWithin(x, count, lower, upper);
  }

  /** Returns whether all are whole numbers; an infinity counts as one, NaN does not. */
  public static boolean allWhole(double[] x, int count) {
    return FUNCTIONS.allWhole(x, count);
  }

  private static ArrayFunctions choose() {
    boolean wanted = "true".equals(System.getProperty(VECTOR_PROPERTY));
    if (wanted && ModuleLayer.boot().findModule(MODULE).isPresent()) {
      try {
        return Class.forName(VECTOR_CLASS)
            .asSubclass(ArrayFunctions.class)
            .getDeclaredConstructor()
            .newInstance();
      } catch (ReflectiveOperationException | LinkageError e) {
        // The module of this Java version is not the one compiled against. The scalar functions
        // give the same bits, only slower.
        return new ScalarArrays();
      }
    }
    return new ScalarArrays();
  }
}
