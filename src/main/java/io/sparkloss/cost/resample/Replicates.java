package io.sparkloss.cost.resample;

import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.numeric.ThreePartSums;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Poisson bootstrap of any statistic of sums over rows: B replicates, each with the sums of the
 * same d quantities, to which a row is added as often as {@link PoissonWeights} draws it. For a
 * mean the quantities are w and wℓ, for a quotient its two parts.
 *
 * <p>Rows of one key are drawn together: give the key of the row, or of its cluster.
 *
 * <p>A replicate that drew no row says nothing and is left out, which matters for a handful of rows
 * only. Empty: no replicate is left, so NaN, never 0. Non-finite values: a NaN or infinite value
 * reaches the replicates that drew its row, and by them the results.
 *
 * <p>Algorithm: every sum is a cascade of three doubles as in {@link ThreePartSum}, and multiples
 * enter exactly, so all results are the same for every order and partition of the rows. Merging is
 * a commutative monoid; fresh replicates are its identity.
 *
 * <p>Size: B·(24 d + 8) bytes; a mean with 200 replicates takes 11 kB.
 *
 * <p>Accuracy: percentile intervals of 95 % cover 93 to 97 % for means and quotients of 100 rows or
 * 60 clusters on, where losses are not skewed; a hundred exponential losses 92 % or more.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Replicates {

  private static final int HEADER_BYTES = 2 * Integer.BYTES + 2 * Long.BYTES;

  private final int quantities;
  private final PoissonWeights poisson;
  private long rows;

  /** For each replicate, the rows drawn, each as often as it was. */
  private final long[] draws;

  /** All replicates of the first quantity, then all of the second, and so on. */
  private final ThreePartSums sums;

  private final double[] weights;

  /**
   * Creates replicates of no rows.
   *
   * @param replicates how many replicates B, at least 2; 95 % intervals need 39, and 200 or more
   *     make them steady
   * @param quantities how many quantities d are summed, at least 1
   * @param seed picks the bootstrap; what is to be merged must have the same
   */
  public Replicates(int replicates, int quantities, long seed) {
    if (replicates < 2) {
      throw new IllegalArgumentException(
          "there are " + replicates + " replicates but at least 2 are needed, and 200 are usual");
    }
    if (quantities < 1) {
      throw new IllegalArgumentException(
          "there are " + quantities + " quantities but at least 1 is needed");
    }
    this.quantities = quantities;
    this.poisson = new PoissonWeights(seed);
    this.draws = new long[replicates];
    this.sums = new ThreePartSums(Math.multiplyExact(replicates, quantities));
    this.weights = new double[replicates];
  }

  /** Adds a row: its value of each quantity. */
  public void add(long keyHash, double... values) {
    addFrom(0, keyHash, values);
  }

  /** Adds a row that has a value for some consecutive quantities, and 0 for the others. */
  public void addFrom(int firstQuantity, long keyHash, double... values) {
    if (firstQuantity < 0 || firstQuantity + values.length > quantities) {
      throw new IllegalArgumentException(
          values.length
              + " values from quantity "
              + firstQuantity
              + " on do not fit into "
              + quantities
              + " quantities");
    }
    poisson.fill(keyHash, weights);
    rows++;
    for (int b = 0; b < draws.length; b++) {
      draws[b] += (long) weights[b];
    }
    for (int i = 0; i < values.length; i++) {
      sums.addMultiples((firstQuantity + i) * draws.length, weights, values[i]);
    }
  }

  /**
   * Adds all rows of other replicates.
   *
   * @throws IllegalArgumentException when number, quantities or seed differ
   */
  public void merge(Replicates other) {
    if (draws.length != other.draws.length
        || quantities != other.quantities
        || !poisson.equals(other.poisson)) {
      throw new IllegalArgumentException(
          other + " cannot be merged into " + this + "; make both with the same three numbers");
    }
    rows += other.rows;
    for (int b = 0; b < draws.length; b++) {
      draws[b] += other.draws[b];
    }
    sums.add(other.sums);
  }

  /** Returns the rows added. */
  public long rows() {
    return rows;
  }

  /**
   * Returns the values of a statistic over the replicates that drew a row.
   *
   * @param statistic from the sums of a replicate, in the order of the quantities, each rounded
   *     once; the array is the caller's only while it is called
   */
  public BootstrapDistribution distribution(ToDoubleFunction<double[]> statistic) {
    double[] values = new double[draws.length];
    double[] ofReplicate = new double[quantities];
    int used = 0;
    for (int b = 0; b < draws.length; b++) {
      if (draws[b] > 0) {
        for (int i = 0; i < quantities; i++) {
          ofReplicate[i] = sums.value(i * draws.length + b);
        }
        values[used++] = statistic.applyAsDouble(ofReplicate);
      }
    }
    return new BootstrapDistribution(Arrays.copyOf(values, used));
  }

  /** Returns the percentile interval and the standard error of a statistic. */
  public BootstrapInterval interval(ToDoubleFunction<double[]> statistic, double confidence) {
    return distribution(statistic).interval(confidence);
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return HEADER_BYTES + draws.length * Long.BYTES + sums.bytes();
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    target.putInt(draws.length).putInt(quantities).putLong(poisson.seed()).putLong(rows);
    for (long drawn : draws) {
      target.putLong(drawn);
    }
    sums.write(target);
  }

  /** Reads what {@link #write} wrote. */
  public static Replicates read(ByteBuffer source) {
    Replicates replicates = new Replicates(source.getInt(), source.getInt(), source.getLong());
    replicates.rows = source.getLong();
    for (int b = 0; b < replicates.draws.length; b++) {
      replicates.draws[b] = source.getLong();
    }
    replicates.sums.read(source);
    return replicates;
  }

  @Override
  public String toString() {
    return "Replicates[replicates="
        + draws.length
        + ", quantities="
        + quantities
        + ", seed="
        + poisson.seed()
        + "]";
  }
}
