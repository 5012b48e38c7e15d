package io.sparkloss.cost;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * The sums from which mean, variance, standard error and kurtosis follow; centred once, at the end.
 *
 * <p>Up to the second power every term enters exactly. The third and fourth power serve a rule of
 * thumb only: their terms are rounded, with s = ℓ·ℓ and p = w·s as p·ℓ and p·s, the same way
 * everywhere, so that their sums too are the same for every order of the rows.
 */
abstract sealed class Moments implements Serializable permits UnweightedMoments, WeightedMoments {

  private static final long serialVersionUID = 1L;

  private long rows;
  private final ThreePartSum third = new ThreePartSum();
  private final ThreePartSum fourth = new ThreePartSum();

  /** Returns the rows of positive weight. */
  final long rows() {
    return rows;
  }

  /** Counts rows whose sums are added apart. */
  final void addRows(long more) {
    rows += more;
  }

  /** Adds a loss of positive weight. */
  final void add(double loss, double weight) {
    rows++;
    addTo(loss, weight);
    double square = loss * loss;
    double weighted = weight * square;
    third.add(weighted * loss);
    fourth.add(weighted * square);
  }

  final void merge(Moments other) {
    rows += other.rows;
    ThreePartSum[] mine = sums();
    ThreePartSum[] theirs = other.sums();
    for (int i = 0; i < mine.length; i++) {
      mine[i].add(theirs[i]);
    }
  }

  final int bytes() {
    return Long.BYTES + sums().length * ThreePartSum.BYTES;
  }

  final void write(ByteBuffer target) {
    target.putLong(rows);
    for (ThreePartSum sum : sums()) {
      sum.write(target);
    }
  }

  final void read(ByteBuffer source) {
    rows = source.getLong();
    for (ThreePartSum sum : sums()) {
      sum.add(ThreePartSum.read(source));
    }
  }

  abstract void addTo(double loss, double weight);

  /** Returns every sum, in the order of {@link io.sparkloss.cost.sums.MomentSum#kept}. */
  abstract ThreePartSum[] sums();

  /** Returns Σw as a sum. */
  abstract ThreePartSum weight();

  /** Returns Σwℓ. */
  abstract ThreePartSum first();

  /** Returns Σwℓ². */
  abstract ThreePartSum second();

  /** Returns Σwℓ³, of rounded terms. */
  final ThreePartSum third() {
    return third;
  }

  /** Returns Σwℓ⁴, of rounded terms. */
  final ThreePartSum fourth() {
    return fourth;
  }

  /** Returns Σw². */
  abstract ThreePartSum squaredWeight();

  /** Returns Σw²ℓ. */
  abstract ThreePartSum squaredWeightFirst();

  /** Returns Σw²ℓ². */
  abstract ThreePartSum squaredWeightSecond();
}
