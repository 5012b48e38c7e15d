package io.sparkloss.cost.group;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.difference.PairedDifference;
import io.sparkloss.cost.group.tally.Tallies;
import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.loss.Reason;
import io.sparkloss.numeric.ThreePartSum;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All costs of one group of rows; groups of disjoint rows merge.
 *
 * <p>Merging is a commutative monoid whose identity is the fresh group. What cannot be used is
 * counted by reason and never used.
 *
 * <p>The bytes of {@link #toBytes} move a group between processes of one run; they are no lasting
 * form:
 *
 * <pre>
 * byte   version, 1
 * int    number of terms
 * int    number of pairs
 * long   rows
 * 3 doubles  sum of the known weights
 * per term: accumulator, rows not summing to 1 (long), refusals (a byte, then 13 longs, 6 doubles)
 * per pair: its accumulator
 * per tally: 1 and the tally, or 0
 * byte   1 and then the moments of clusters, or 0
 * </pre>
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CostGroup {

  private static final byte VERSION = 1;

  private final GroupLayout layout;
  private final CostAccumulator[] terms;
  private final long[] unnormalized;
  private final @Nullable Refusals[] refusals;
  private final PairedAccumulator[] pairs;
  private final Tallies tallies;
  private @Nullable Clusters clusters;
  private final ThreePartSum weight = new ThreePartSum();
  private long rows;

  /** Creates the group of no rows. */
  public CostGroup(GroupLayout layout) {
    this.layout = layout;
    int size = layout.terms().size();
    terms = new CostAccumulator[size];
    unnormalized = new long[size];
    refusals = new @Nullable Refusals[size];
    pairs = new PairedAccumulator[layout.pairs().size()];
    tallies = new Tallies(layout.tallies());
    for (int i = 0; i < size; i++) {
      terms[i] = accumulator(i);
    }
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] =
          layout.isWeighted(layout.pairs().get(i).candidate())
              ? PairedAccumulator.weighted()
              : PairedAccumulator.unweighted();
    }
  }

  private CostAccumulator accumulator(int term) {
    return layout.isWeighted(term) ? CostAccumulator.weighted() : CostAccumulator.unweighted();
  }

  /** Adds a row that has been evaluated. */
  public void add(RowLosses row) {
    rows++;
    if (layout.hasWeight() && RowLosses.isWeight(row.rowWeight())) {
      weight.add(row.rowWeight());
    }
    for (int i = 0; i < terms.length; i++) {
      Reason reason = row.reason(i);
      if (reason == null) {
        terms[i].add(row.loss(i), row.weight(i), row.isClipped(i));
        unnormalized[i] += row.isUnnormalized(i) ? 1 : 0;
      } else {
        refusals(i).add(reason, row.rowWeight());
      }
    }
    for (int i = 0; i < layout.pairs().size(); i++) {
      addPair(i, layout.pairs().get(i), row);
    }
  }

  private void addPair(int index, GroupLayout.Pair pair, RowLosses row) {
    if (row.reason(pair.candidate()) != null || row.reason(pair.baseline()) != null) {
      return;
    }
    double candidate = row.loss(pair.candidate());
    double baseline = row.loss(pair.baseline());
    double weightOfRow = row.weight(pair.candidate());
    PairedAccumulator to = pairs[index];
    to.add(candidate, baseline, weightOfRow, pair.difference(candidate, baseline));
    if (row.isClipped(pair.candidate())) {
      to.addClippedCandidate(candidate, weightOfRow);
    }
    if (row.isClipped(pair.baseline())) {
      to.addClippedBaseline(baseline, weightOfRow);
    }
  }

  private Refusals refusals(int term) {
    Refusals found = refusals[term];
    if (found == null) {
      found = new Refusals();
      refusals[term] = found;
    }
    return found;
  }

  /**
   * Adds a cluster: rows that are not independent of each other, but of all others. Costs then have
   * the uncertainty of clusters, so all rows of this group must come by clusters.
   *
   * @param cluster the group of all its rows, and of no others
   */
  public void addCluster(CostGroup cluster) {
    merge(cluster);
    if (clusters == null) {
      clusters = new Clusters(terms.length, pairs.length);
    }
    clusters.add(cluster.terms, cluster.pairs);
  }

  /** Adds all rows of another group of the same layout; its clusters, if any, must be others. */
  public void merge(CostGroup other) {
    if (other.clusters != null) {
      if (clusters == null) {
        clusters = new Clusters(terms.length, pairs.length);
      }
      clusters.merge(other.clusters);
    }
    tallies.merge(other.tallies);
    rows += other.rows;
    weight.add(other.weight);
    for (int i = 0; i < terms.length; i++) {
      terms[i].merge(other.terms[i]);
      unnormalized[i] += other.unnormalized[i];
      Refusals theirs = other.refusals[i];
      if (theirs != null) {
        refusals(i).merge(theirs);
      }
    }
    for (int i = 0; i < pairs.length; i++) {
      pairs[i].merge(other.pairs[i]);
    }
  }

  /**
   * Adds rows that all terms could use, apart from their losses.
   *
   * @param count how many
   * @param weights the sum of their own weights; 0 without a weight column
   */
  public void addRows(long count, ThreePartSum weights) {
    rows += count;
    weight.add(weights);
  }

  /** Adds losses of a term, those of rows that {@link #addRows} counts. */
  public void addLosses(int term, CostAccumulator losses, long notSummingToOne) {
    terms[term].merge(losses);
    unnormalized[term] += notSummingToOne;
  }

  /** Returns what takes the rows of a pair that {@link #addRows} counts. */
  public PairedAccumulator pair(int pair) {
    return pairs[pair];
  }

  /** Returns what is kept beside the costs. */
  public Tallies tallies() {
    return tallies;
  }

  /** Returns the rows added. */
  public long rows() {
    return rows;
  }

  /** Returns the cost of a term. */
  public Cost cost(int term, CostOptions options) {
    Cost plain = terms[term].cost(options);
    return clusters == null ? plain : clusters.cost(term, plain, options);
  }

  /** Returns whether rows come by clusters, and costs have their uncertainty. */
  public boolean isClustered() {
    return clusters != null;
  }

  /** Returns the degrees of freedom of a term's standard error. */
  public double degrees(int term, WeightKind kind) {
    if (clusters != null) {
      return (double) (clusters.count(term) - 1);
    }
    return kind == WeightKind.FREQUENCY
        ? terms[term].weight().value() - 1
        : (double) (terms[term].rows() - 1);
  }

  /** Returns how many rows of equal weight would say as much of a term. */
  public double effectiveRows(int term, WeightKind kind) {
    return terms[term].effectiveRows(kind);
  }

  /** Returns what the cost of a term follows from. */
  public CostSums sums(int term) {
    return terms[term].sums();
  }

  /** Returns the comparison of a pair; the options are those of its costs. */
  public PairedDifference difference(int pair, CostOptions options) {
    PairedDifference plain = pairs[pair].result(options);
    return clusters == null ? plain : clusters.difference(pair, plain, options);
  }

  /** Returns the rows that a term used, those of weight 0 included. */
  public long used(int term) {
    return terms[term].count();
  }

  /** Returns the used rows of a term whose probabilities do not sum to 1. */
  public long unnormalized(int term) {
    return unnormalized[term];
  }

  /** Returns the rows that a term could not use, by reason; reasons without a row are absent. */
  public Map<Reason, Long> invalid(int term) {
    Refusals found = refusals[term];
    return found == null ? Map.of() : Collections.unmodifiableMap(found.counts());
  }

  /** Returns the used rows as a share of those not ignored; NaN when there are none. */
  public double coverage(int term) {
    Refusals found = refusals[term];
    long seen = rows - (found == null ? 0 : found.count(Reason.IGNORED));
    return (double) used(term) / (double) seen;
  }

  /**
   * Returns the used weight as a share of the weight of rows not ignored, over the rows whose
   * weight is known; NaN when there is none. Without a weight column it is {@link #coverage}.
   */
  public double weightCoverage(int term) {
    if (!layout.hasWeight()) {
      return coverage(term);
    }
    ThreePartSum seen = copy(weight);
    ThreePartSum used = copy(weight);
    Refusals found = refusals[term];
    if (found != null) {
      subtract(seen, found.ignoredWeight());
      subtract(used, found.ignoredWeight());
      subtract(used, found.refusedWeight());
    }
    return used.value() / seen.value();
  }

  private static ThreePartSum copy(ThreePartSum sum) {
    return new ThreePartSum(sum.high(), sum.middle(), sum.low());
  }

  private static void subtract(ThreePartSum from, ThreePartSum sum) {
    from.add(new ThreePartSum(-sum.high(), -sum.middle(), -sum.low()));
  }

  /** Returns everything as bytes, for moving it between processes of one run. */
  public byte[] toBytes() {
    int size = 1 + 2 * Integer.BYTES + Long.BYTES + ThreePartSum.BYTES;
    for (int i = 0; i < terms.length; i++) {
      size += terms[i].bytes() + Long.BYTES + Refusals.bytes(refusals[i]);
    }
    for (PairedAccumulator pair : pairs) {
      size += pair.bytes();
    }
    size += tallies.bytes() + 1 + (clusters == null ? 0 : clusters.bytes());
    ByteBuffer target = ByteBuffer.allocate(size);
    target.put(VERSION).putInt(terms.length).putInt(layout.pairs().size()).putLong(rows);
    weight.write(target);
    for (int i = 0; i < terms.length; i++) {
      terms[i].write(target);
      target.putLong(unnormalized[i]);
      Refusals.write(refusals[i], target);
    }
    for (PairedAccumulator pair : pairs) {
      pair.write(target);
    }
    tallies.write(target);
    target.put((byte) (clusters == null ? 0 : 1));
    if (clusters != null) {
      clusters.write(target);
    }
    return target.array();
  }

  /**
   * Returns the group that {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when the bytes are of another version or layout
   */
  public static CostGroup fromBytes(GroupLayout layout, byte[] bytes) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    CostGroup group = new CostGroup(layout);
    byte version = source.get();
    int terms = source.getInt();
    int pairs = source.getInt();
    if (version != VERSION || terms != group.terms.length || pairs != layout.pairs().size()) {
      throw new IllegalArgumentException(
          "the state has version "
              + version
              + ", "
              + terms
              + " costs and "
              + pairs
              + " pairs, but version "
              + VERSION
              + ", "
              + group.terms.length
              + " and "
              + layout.pairs().size()
              + " are expected; use one version of the library everywhere");
    }
    group.rows = source.getLong();
    group.weight.add(ThreePartSum.read(source));
    for (int i = 0; i < terms; i++) {
      group.terms[i] = CostAccumulator.read(source);
      group.unnormalized[i] = source.getLong();
      group.refusals[i] = Refusals.read(source);
    }
    for (int i = 0; i < group.pairs.length; i++) {
      group.pairs[i] = PairedAccumulator.read(source);
    }
    group.tallies.read(source);
    if (source.get() != 0) {
      Clusters found = new Clusters(terms, pairs);
      found.read(source);
      group.clusters = found;
    }
    return group;
  }
}
