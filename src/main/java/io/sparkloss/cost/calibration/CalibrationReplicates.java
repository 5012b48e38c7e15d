package io.sparkloss.cost.calibration;

import io.sparkloss.cost.resample.BootstrapDistribution;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.cost.resample.Replicates;
import java.nio.ByteBuffer;

/**
 * How sure the debiased calibration error is: a Poisson bootstrap over reliability bins.
 *
 * <p>The interval is the basic one of Kumar, Liang and Ma: with the debiased squared error e of the
 * sample, its biased one c, and the quantiles t₁, t₂ of the debiased one over the replicates, [e +
 * c − t₂, e + c − t₁]. The replicates scatter around c, not e, because to them the sample's chance
 * is truth. For the same reason the ECE has no interval: straight from the quantiles of replicates
 * it could never hold 0, the ECE of calibrated predictions. The upper end here bounds it, since it
 * is never above the root mean square.
 *
 * <p>Accuracy: from 1000 rows in 15 bins on, 95 % intervals cover 93 to 97 %, and more than that
 * the nearer predictions are to being calibrated.
 *
 * <p>Rows of one key are drawn together, so give the key of a cluster; the debiasing itself takes
 * rows as independent.
 *
 * <p>Empty: NaN, never 0. Non-finite values: a row with NaN is left out here, and makes the errors
 * of the bins NaN and by them the interval.
 *
 * <p>Size: B·(72 n + 8) bytes for B replicates of n bins, with weights B·(96 n + 8): 218 kB or 290
 * kB for 200 replicates of 15 bins. Merging is a commutative monoid.
 *
 * <p>Source: A. Kumar, P. Liang, T. Ma, Verified uncertainty calibration (2019),
 * doi:10.48550/arXiv.1909.10155.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CalibrationReplicates {

  private final Binning binning;
  private final boolean weighted;
  private final Replicates replicates;

  private CalibrationReplicates(Binning binning, boolean weighted, Replicates replicates) {
    this.binning = binning;
    this.weighted = weighted;
    this.replicates = replicates;
  }

  /** Returns replicates for rows that all have weight 1; see {@link Replicates} for the numbers. */
  public static CalibrationReplicates unweighted(Binning binning, int replicates, long seed) {
    return new CalibrationReplicates(
        binning,
        false,
        new Replicates(replicates, binning.bins() * CalibrationError.UNWEIGHTED_SUMS, seed));
  }

  /** Returns replicates for rows that have weights; see {@link Replicates} for the numbers. */
  public static CalibrationReplicates weighted(Binning binning, int replicates, long seed) {
    return new CalibrationReplicates(
        binning,
        true,
        new Replicates(replicates, binning.bins() * CalibrationError.WEIGHTED_SUMS, seed));
  }

  /** Adds a row of weight 1, by the hash of its key. */
  public void add(long keyHash, double label, double prediction) {
    add(keyHash, label, prediction, 1);
  }

  /** Adds a row, by the hash of its key; refuses what {@link ReliabilityBins#add} refuses. */
  public void add(long keyHash, double label, double prediction, double weight) {
    ReliabilityBins.requireWeight(weight, weighted);
    double squared = weight == 0 ? 0 : ReliabilityBins.BRIER_LOSS.value(label, prediction);
    if (weight == 0 || Double.isNaN(squared)) {
      return;
    }
    int bin = binning.bin(prediction);
    double residual = weight * (label - prediction);
    if (weighted) {
      double squaredWeight = weight * weight;
      replicates.addFrom(
          bin * CalibrationError.WEIGHTED_SUMS,
          keyHash,
          weight,
          residual,
          squaredWeight * squared,
          squaredWeight);
    } else {
      replicates.addFrom(bin * CalibrationError.UNWEIGHTED_SUMS, keyHash, 1, residual, squared);
    }
  }

  /**
   * Adds all rows of other replicates.
   *
   * @throws IllegalArgumentException when bins, weights, number or seed differ
   */
  public void merge(CalibrationReplicates other) {
    if (!binning.equals(other.binning) || weighted != other.weighted) {
      throw new IllegalArgumentException(
          other + " cannot be merged into " + this + "; give both the same bins and weights");
    }
    replicates.merge(other.replicates);
  }

  /**
   * Returns the interval of the debiased squared error, which may reach below 0.
   *
   * @param sample the calibration error of the same rows in the same bins
   * @param confidence the coverage, in (0, 1)
   */
  public BootstrapInterval squaredInterval(CalibrationError sample, double confidence) {
    int sums = weighted ? CalibrationError.WEIGHTED_SUMS : CalibrationError.UNWEIGHTED_SUMS;
    BootstrapDistribution distribution =
        replicates.distribution(ofBins -> CalibrationError.debiasedSquared(ofBins, sums));
    return distribution.basicInterval(sample.debiasedSquared(), sample.squared(), confidence);
  }

  /**
   * Returns the interval of the debiased error: the roots of the ends of the squared one's, cut at
   * 0, and its standard error by the delta method, NaN for an error of 0.
   *
   * @param sample the calibration error of the same rows in the same bins
   * @param confidence the coverage, in (0, 1)
   */
  public BootstrapInterval interval(CalibrationError sample, double confidence) {
    BootstrapInterval squared = squaredInterval(sample, confidence);
    double error = sample.debiased();
    return new BootstrapInterval(
        Math.sqrt(Math.max(0, squared.lower())),
        Math.sqrt(Math.max(0, squared.upper())),
        error == 0 ? Double.NaN : squared.standardError() / (2 * error),
        squared.replicates());
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return binning.bytes() + 1 + replicates.bytes();
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    binning.write(target);
    target.put((byte) (weighted ? 1 : 0));
    replicates.write(target);
  }

  /** Reads what {@link #write} wrote. */
  public static CalibrationReplicates read(ByteBuffer source) {
    Binning binning = Binning.read(source);
    boolean weighted = source.get() == 1;
    return new CalibrationReplicates(binning, weighted, Replicates.read(source));
  }

  @Override
  public String toString() {
    return (weighted ? "weighted " : "unweighted ") + binning + " " + replicates;
  }
}
