package io.sparkloss.cost.group;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.cluster.ClusterMoments;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.difference.PairedDifference;
import java.nio.ByteBuffer;

/**
 * What the clusters of a group say of how sure its costs are: moments for each term, and for
 * difference, candidate and baseline of each pair.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class Clusters {

  /** Moments of a pair. */
  private static final int PAIR = 3;

  private final ClusterMoments[] terms;
  private final ClusterMoments[] pairs;

  Clusters(int terms, int pairs) {
    this.terms = fresh(terms);
    this.pairs = fresh(PAIR * pairs);
  }

  private static ClusterMoments[] fresh(int size) {
    ClusterMoments[] moments = new ClusterMoments[size];
    for (int i = 0; i < size; i++) {
      moments[i] = new ClusterMoments();
    }
    return moments;
  }

  /** Adds a cluster, given the accumulators of its rows. */
  void add(CostAccumulator[] ofTerms, PairedAccumulator[] ofPairs) {
    for (int i = 0; i < terms.length; i++) {
      terms[i].add(ofTerms[i]);
    }
    for (int i = 0; i < ofPairs.length; i++) {
      pairs[PAIR * i].add(ofPairs[i].difference());
      pairs[PAIR * i + 1].add(ofPairs[i].candidate());
      pairs[PAIR * i + 2].add(ofPairs[i].baseline());
    }
  }

  void merge(Clusters other) {
    for (int i = 0; i < terms.length; i++) {
      terms[i].merge(other.terms[i]);
    }
    for (int i = 0; i < pairs.length; i++) {
      pairs[i].merge(other.pairs[i]);
    }
  }

  /** Returns how many clusters a term has. */
  long count(int term) {
    return terms[term].clusters();
  }

  Cost cost(int term, Cost plain, CostOptions options) {
    return terms[term].clustered(plain, options);
  }

  PairedDifference difference(int pair, PairedDifference plain, CostOptions options) {
    int at = PAIR * pair;
    return new PairedDifference(
        pairs[at].clustered(plain.difference(), options.ofDifference()),
        pairs[at + 1].clustered(plain.candidate(), options),
        pairs[at + 2].clustered(plain.baseline(), options),
        plain.won(),
        plain.tied(),
        plain.wonShare(),
        plain.tiedShare());
  }

  int bytes() {
    return (terms.length + pairs.length) * ClusterMoments.BYTES;
  }

  void write(ByteBuffer target) {
    for (ClusterMoments moments : terms) {
      moments.write(target);
    }
    for (ClusterMoments moments : pairs) {
      moments.write(target);
    }
  }

  /** Adds what {@link #write} wrote. */
  void read(ByteBuffer source) {
    for (ClusterMoments moments : terms) {
      moments.merge(ClusterMoments.read(source));
    }
    for (ClusterMoments moments : pairs) {
      moments.merge(ClusterMoments.read(source));
    }
  }
}
