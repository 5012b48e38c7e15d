package io.sparkloss.cost.joint;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * The joint first and second moments of several values of each row: what the standard error of a
 * smooth function of their means follows from.
 *
 * <p>With the means m, W = Σw, and the gradient g of a function at m, weights as sampling weights:
 * \[ \mathrm{se}^2 = \frac{n}{n-1} \cdot \frac{\sum w_i^2 \, (g \cdot (x_i - m))^2}{W^2}, \] n =
 * rows of positive weight; as frequencies \( \sum w_i (g \cdot (x_i - m))^2 / (W (W - 1)) \).
 *
 * <p>Empty, or fewer than two rows of positive weight: NaN. Non-finite values make the sums that
 * they enter NaN or infinite, and the standard error NaN.
 *
 * <p>Algorithm: squares of weights are rounded once, products enter with their errors, sums are of
 * three parts, and moments are centred once, at the end.
 *
 * <p>Merging is a commutative monoid. Size: 24 bytes for each of (k + 1)(k + 4)/2 sums of k values,
 * and 8.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * <p>Source: the delta method; C.-E. Särndal, B. Swensson, J. Wretman, Model Assisted Survey
 * Sampling (1992), section 5.5, doi:10.1007/978-1-4612-4378-6.
 *
 * @since 0.1.0
 */
public final class JointMoments implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int size;
  private final WeightKind kind;

  /** Σw, then Σwx for each value. */
  private final ThreePartSum[] means;

  /** Σu, then Σux, then Σuxy for each pair of values; u is w² or, for frequencies, w. */
  private final ThreePartSum[] squares;

  private long rows;

  /**
   * Creates the moments of no rows.
   *
   * @param size how many values a row has
   */
  public JointMoments(int size, WeightKind kind) {
    this.size = size;
    this.kind = kind;
    means = sums(1 + size);
    squares = sums(1 + size + size * (size + 1) / 2);
  }

  private static ThreePartSum[] sums(int count) {
    return IntStream.range(0, count).mapToObj(i -> new ThreePartSum()).toArray(ThreePartSum[]::new);
  }

  /** Adds a row; one of weight 0 changes nothing. */
  public void add(double weight, double... values) {
    if (weight == 0) {
      return;
    }
    double square = kind == WeightKind.FREQUENCY ? weight : weight * weight;
    rows++;
    means[0].add(weight);
    squares[0].add(square);
    int pair = 1 + size;
    for (int a = 0; a < size; a++) {
      means[1 + a].addProduct(weight, values[a]);
      squares[1 + a].addProduct(square, values[a]);
      for (int b = 0; b <= a; b++) {
        squares[pair++].addProduct(square, values[a], values[b]);
      }
    }
  }

  /** Adds all rows of others of as many values and the same kind of weights. */
  public void merge(JointMoments other) {
    if (size != other.size || kind != other.kind) {
      throw new IllegalArgumentException(
          "moments of %d values with %s weights cannot be merged with those of %d with %s weights"
              .formatted(size, kind, other.size, other.kind));
    }
    rows += other.rows;
    for (int i = 0; i < means.length; i++) {
      means[i].add(other.means[i]);
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i].add(other.squares[i]);
    }
  }

  /** Returns the degrees of freedom of a standard error. */
  public double degrees() {
    return kind == WeightKind.FREQUENCY ? means[0].value() - 1 : (double) (rows - 1);
  }

  /** Returns the mean of a value; NaN where there are no rows. */
  public double mean(int value) {
    return means[1 + value].dividedBy(means[0]);
  }

  /**
   * Returns the standard error of a function of the means.
   *
   * @param gradient its derivative by each mean, at the means
   */
  public double standardError(double... gradient) {
    if (rows < 2 || !(degrees() > 0) || !isFinite(gradient)) {
      return Double.NaN;
    }
    Expansion weight = Expansion.of(means[0], 0);
    Expansion spread = Expansion.of();
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        Expansion term = centred(a, b, weight).times(gradient[a]).times(gradient[b]);
        spread = spread.plus(term);
      }
    }
    double variance = Math.max(0, spread.over(weight).over(weight).value());
    double correction =
        kind == WeightKind.FREQUENCY
            ? means[0].value() / degrees()
            : (double) rows / (double) (rows - 1);
    return Math.sqrt(correction * variance);
  }

  private boolean isFinite(double[] gradient) {
    boolean finite = true;
    for (double derivative : gradient) {
      finite &= Math.abs(derivative) <= Double.MAX_VALUE;
    }
    for (ThreePartSum sum : means) {
      finite &= Math.abs(sum.value()) <= Double.MAX_VALUE;
    }
    for (ThreePartSum sum : squares) {
      finite &= Math.abs(sum.value()) <= Double.MAX_VALUE;
    }
    return finite;
  }

  /** Returns Σu(a − ā)(b − b̄). */
  private Expansion centred(int a, int b, Expansion weight) {
    Expansion meanOfA = Expansion.of(means[1 + a], 0).over(weight);
    Expansion meanOfB = Expansion.of(means[1 + b], 0).over(weight);
    int high = Math.max(a, b);
    Expansion both = Expansion.of(squares[1 + size + high * (high + 1) / 2 + Math.min(a, b)], 0);
    return both.minus(meanOfA.times(Expansion.of(squares[1 + b], 0)))
        .minus(meanOfB.times(Expansion.of(squares[1 + a], 0)))
        .plus(meanOfA.times(meanOfB).times(Expansion.of(squares[0], 0)));
  }

  /** Returns the number of bytes that {@link #write} writes. */
  public int bytes() {
    return Long.BYTES + (means.length + squares.length) * ThreePartSum.BYTES;
  }

  /** Writes the sums; {@link #read} adds them to moments of the same size and kind. */
  public void write(ByteBuffer target) {
    target.putLong(rows);
    for (ThreePartSum sum : means) {
      sum.write(target);
    }
    for (ThreePartSum sum : squares) {
      sum.write(target);
    }
  }

  /** Adds what {@link #write} wrote. */
  public void read(ByteBuffer source) {
    rows += source.getLong();
    for (ThreePartSum sum : means) {
      sum.add(ThreePartSum.read(source));
    }
    for (ThreePartSum sum : squares) {
      sum.add(ThreePartSum.read(source));
    }
  }
}
