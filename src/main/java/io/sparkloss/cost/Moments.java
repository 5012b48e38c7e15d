package io.sparkloss.cost;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;

/** The sums from which mean, variance and standard error follow; centred once, at the end. */
abstract sealed class Moments implements Serializable permits UnweightedMoments, WeightedMoments {

  private static final long serialVersionUID = 1L;

  private long rows;

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

  abstract ThreePartSum[] sums();

  /** Returns Σw as a sum. */
  abstract ThreePartSum weight();

  /** Returns Σwℓ. */
  abstract ThreePartSum first();

  /** Returns Σwℓ². */
  abstract ThreePartSum second();

  /** Returns Σw². */
  abstract ThreePartSum squaredWeight();

  /** Returns Σw²ℓ. */
  abstract ThreePartSum squaredWeightFirst();

  /** Returns Σw²ℓ². */
  abstract ThreePartSum squaredWeightSecond();
}
