package io.sparkloss.numeric.array;

import io.sparkloss.numeric.Elementary;
import io.sparkloss.numeric.Exact;
import org.jspecify.annotations.Nullable;

/**
 * {@link Elementary}'s functions, checks and sums of the first entries of an array.
 *
 * <p>Each result has the bits of the scalar function, whichever way it is computed: on vectors or
 * entry by entry. This class alone decides, for the whole JVM. Vectors need the module {@code
 * jdk.incubator.vector}, which Spark 4 gives its JVMs, and a JVM computes on them slowly, a hundred
 * times and more, until it has compiled the loops. So the entries are computed one by one until so
 * many have been that vectors pay; then a thread in the background uses the vector functions until
 * they are compiled and faster ({@link WarmUp}), and from then on they serve. {@code
 * -Dio.sparkloss.vector=true} takes them from the start, {@code false} never.
 *
 * <p>Arrays have at least as many entries as are counted; entries behind the count are neither read
 * nor changed. A result may be written over an argument, but for {@link #bernoulliSurprise} and
 * {@link #products}.
 *
 * <p>All methods are safe for use by many threads on arrays of their own.
 *
 * @since 0.1.0
 */
public final class ArrayMath {

  /** The system property that takes vectors at once ({@code true}) or never ({@code false}). */
  public static final String VECTOR_PROPERTY = "io.sparkloss.vector";

  private static final String MODULE = "jdk.incubator.vector";

  /** By name: the class cannot be linked without the module. */
  private static final String VECTOR_CLASS = "io.sparkloss.numeric.array.VectorArrays";

  /** How long a vector function may take to become fast, in nanoseconds. */
  private static final long PATIENCE = 20_000_000_000L;

  private static final ArrayFunctions SCALAR = new ScalarArrays();

  private static final @Nullable ArrayFunctions VECTOR = vectors();

  private static final @Nullable WarmUp WARM_UP =
      VECTOR == null || isSet("true") ? null : new WarmUp(SCALAR, VECTOR, PATIENCE);

  private static volatile ArrayFunctions functions =
      VECTOR != null && isSet("true") ? VECTOR : SCALAR;

  private ArrayMath() {}

  /** Returns whether this JVM computes on vectors. */
  public static boolean vectorised() {
    return functions == VECTOR;
  }

  /** Returns what computes entries from now on, and counts them while vectors have to be earned. */
  static ArrayFunctions functions(int entries) {
    ArrayFunctions current = functions;
    if (WARM_UP != null && current == SCALAR) {
      WARM_UP.count(entries, () -> functions = WARM_UP.vector());
    }
    return current;
  }

  /** Computes {@link Elementary#ln} of each. */
  public static void ln(double[] x, int count, double[] result) {
    functions(count).ln(x, count, result);
  }

  /** Computes {@link Elementary#ln1p} of each. */
  public static void ln1p(double[] x, int count, double[] result) {
    functions(count).ln1p(x, count, result);
  }

  /** Computes {@link Elementary#exp} of each. */
  public static void exp(double[] x, int count, double[] result) {
    functions(count).exp(x, count, result);
  }

  /** Computes {@link Elementary#lnRatio} of each two. */
  public static void lnRatio(double[] a, double[] b, int count, double[] result) {
    functions(count).lnRatio(a, b, count, result);
  }

  /** Computes {@link Elementary#phiRatio} of each two. */
  public static void phiRatio(double[] a, double[] b, int count, double[] result) {
    functions(count).phiRatio(a, b, count, result);
  }

  /**
   * Computes −{@link Elementary#lnBernoulli} of each.
   *
   * @param outcomes 0 or 1 each
   * @param probabilities of outcome 1, in [0, 1] each
   * @param floor the smallest probability, in [0, 1]
   * @return whether all outcomes and probabilities are such; if not, results are meaningless
   */
  public static boolean bernoulliSurprise(
      double[] outcomes, double[] probabilities, double floor, int count, double[] result) {
    return functions(count).bernoulliSurprise(outcomes, probabilities, floor, count, result);
  }

  /** Computes the product of each two as rounded, and {@link Exact#productError} of it. */
  public static void products(
      double[] x, double[] y, int count, double[] products, double[] errors) {
    functions(count).products(x, y, count, products, errors);
  }

  /**
   * Widens an interval so that the entries from one index to before another are in it, by {@link
   * Math#min} and {@link Math#max}.
   *
   * @param extremes the least and the greatest value
   */
  public static void extend(double[] x, int from, int to, double[] extremes) {
    functions(to - from).extend(x, from, to, extremes);
  }

  /** Returns whether all are in the closed interval; NaN is in none. */
  public static boolean allWithin(double[] x, int count, double lower, double upper) {
    return functions.allWithin(x, count, lower, upper);
  }

  /** Returns whether all are whole numbers; an infinity counts as one, NaN does not. */
  public static boolean allWhole(double[] x, int count) {
    return functions.allWhole(x, count);
  }

  private static boolean isSet(String value) {
    return value.equals(System.getProperty(VECTOR_PROPERTY));
  }

  private static @Nullable ArrayFunctions vectors() {
    if (isSet("false") || ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return null;
    }
    try {
      return Class.forName(VECTOR_CLASS)
          .asSubclass(ArrayFunctions.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      // The module of this Java version is not the one compiled against. The scalar functions
      // give the same bits, only slower.
      return null;
    }
  }
}
