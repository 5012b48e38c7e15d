package io.sparkloss.cost.cluster;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.MeanEstimate;
import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * The standard error of a cost whose rows come in clusters: rows of one user, one day, one flight
 * are not independent, clusters are.
 *
 * <p>With the sums of a cluster \( A_g = \sum_{i \in g} w_i \ell_i \), \( W_g = \sum_{i \in g} w_i
 * \), and G clusters of positive weight, \[ J = \frac{\sum_g A_g}{\sum_g W_g}, \qquad se^2 =
 * \frac{G}{G-1} \cdot \frac{\sum_g (A_g - J W_g)^2}{(\sum_g W_g)^2}, \] and the interval is
 * Student's t with G − 1 degrees of freedom, cut at 0 for losses that cannot be negative. With one
 * row in each cluster it is the plain standard error of sampling weights. The meaning of weights
 * makes no difference: equal rows that one row stands for are in its cluster.
 *
 * <p>Each cluster is given once, with all its rows: a cluster given in two parts counts as two.
 * Clusters of weight 0 are left out.
 *
 * <p>Fewer than two clusters: the standard error and the interval are NaN. Fewer than {@value
 * #ENOUGH} clusters: {@link #doubtful}, because the interval then covers less than it says where
 * clusters differ in size. Non-finite values: an infinite or NaN \( A_g \) makes the standard error
 * NaN, as do squares beyond 10³⁰⁸; squares of \( A_g \) below 10⁻³⁰⁸ vanish.
 *
 * <p>Algorithm: G, ΣA, ΣW, ΣA², ΣAW and ΣW² are kept. The sums of a cluster enter with all their
 * parts, so the products are those of the exact \( A_g \) and \( W_g \), not of rounded ones; they
 * are centred once, in exact arithmetic, and rounded once. Merging is a commutative monoid: the
 * fresh object is its identity, and what is reported is the same for every order and grouping.
 *
 * <p>Source: K.-Y. Liang, S. L. Zeger, Longitudinal data analysis using generalized linear models
 * (1986), doi:10.1093/biomet/73.1.13; A. C. Cameron, D. L. Miller, A practitioner's guide to
 * cluster-robust inference (2015), doi:10.3368/jhr.50.2.317, with the correction G/(G−1).
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ClusterMoments implements Serializable {

  private static final long serialVersionUID = 1L;

  /** From this number of clusters on, the interval covers what it says. */
  public static final int ENOUGH = 50;

  /** Bytes that {@link #write} puts. */
  public static final int BYTES = Long.BYTES + 5 * ThreePartSum.BYTES;

  private long clusters;
  private final ThreePartSum sum = new ThreePartSum();
  private final ThreePartSum weight = new ThreePartSum();
  private final ThreePartSum sumSum = new ThreePartSum();
  private final ThreePartSum sumWeight = new ThreePartSum();
  private final ThreePartSum weightWeight = new ThreePartSum();

  /** Creates moments of no cluster. */
  public ClusterMoments() {}

  /** Adds a cluster, all of whose rows the accumulator has. */
  public void add(CostAccumulator cluster) {
    add(cluster.sum(), cluster.weight());
  }

  /**
   * Adds a cluster.
   *
   * @param clusterSum Σwℓ of its rows
   * @param clusterWeight Σw of its rows, at least 0
   */
  public void add(ThreePartSum clusterSum, ThreePartSum clusterWeight) {
    if (clusterWeight.value() == 0) {
      return;
    }
    clusters++;
    sum.add(clusterSum);
    weight.add(clusterWeight);
    sumSum.addProduct(clusterSum, clusterSum);
    sumWeight.addProduct(clusterSum, clusterWeight);
    weightWeight.addProduct(clusterWeight, clusterWeight);
  }

  /** Adds all clusters of another object, which must be others. */
  public void merge(ClusterMoments other) {
    clusters += other.clusters;
    ThreePartSum[] mine = sums();
    ThreePartSum[] theirs = other.sums();
    for (int i = 0; i < mine.length; i++) {
      mine[i].add(theirs[i]);
    }
  }

  /** Returns G, the clusters of positive weight. */
  public long clusters() {
    return clusters;
  }

  /** Returns whether there are too few clusters for the interval to cover what it says. */
  public boolean doubtful() {
    return clusters < ENOUGH;
  }

  /** Returns the cost, its standard error, and G − 1 degrees of freedom. */
  public MeanEstimate estimate() {
    return new MeanEstimate(
        sum.dividedBy(weight), standardError(), (double) Math.max(0, clusters - 1));
  }

  /**
   * Returns a cost of the same rows, whose standard error and interval are those of the clusters;
   * it is doubtful where the plain one is, or there are too few clusters.
   *
   * @param plain the cost of the rows, as if they were independent
   * @param options the confidence, and whether the interval is cut at 0
   * @throws IllegalArgumentException when the weights show that the rows are others
   */
  public Cost clustered(Cost plain, CostOptions options) {
    if (plain.weight() != weight.value()) {
      throw new IllegalArgumentException(
          "the cost has weight "
              + plain.weight()
              + " but its clusters "
              + weight.value()
              + "; give the clusters of the same rows");
    }
    MeanEstimate estimate = estimate();
    double lower = estimate.lower(options.confidence());
    return plain.withUncertainty(
        estimate.standardError(),
        options.nonNegative() ? Math.max(0, lower) : lower,
        estimate.upper(options.confidence()),
        plain.doubtful() || doubtful() || !(estimate.standardError() > 0));
  }

  private double standardError() {
    if (clusters < 2 || !finite(sumSum) || !finite(sumWeight) || !finite(weightWeight)) {
      return Double.NaN;
    }
    int down = exponent(Math.sqrt(sumSum.value()));
    int weightDown = exponent(weight.value());
    Expansion first = Expansion.of(sum, -down);
    Expansion all = Expansion.of(weight, -weightDown);
    Expansion allSquared = all.times(all);
    Expansion scatter =
        Expansion.of(sumSum, -2 * down)
            .times(allSquared)
            .minus(first.times(all).times(Expansion.of(sumWeight, -down - weightDown)).times(2))
            .plus(first.times(first).times(Expansion.of(weightWeight, -2 * weightDown)));
    double n = (double) clusters;
    double variance =
        scatter.times(n).dividedBy(allSquared.times(allSquared).times((double) (clusters - 1)));
    return Math.scalb(Math.sqrt(Math.max(0, variance)), down - weightDown);
  }

  private static boolean finite(ThreePartSum sum) {
    return Math.abs(sum.high()) <= Double.MAX_VALUE;
  }

  private static int exponent(double x) {
    return x == 0 ? 0 : Math.getExponent(x);
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return BYTES;
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    target.putLong(clusters);
    for (ThreePartSum part : sums()) {
      part.write(target);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static ClusterMoments read(ByteBuffer source) {
    ClusterMoments moments = new ClusterMoments();
    moments.clusters = source.getLong();
    for (ThreePartSum part : moments.sums()) {
      part.add(ThreePartSum.read(source));
    }
    return moments;
  }

  private ThreePartSum[] sums() {
    return new ThreePartSum[] {sum, weight, sumSum, sumWeight, weightWeight};
  }
}
