package io.sparkloss.cost.group.tally;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.calibration.CalibrationRatios;
import io.sparkloss.cost.calibration.CalibrationReplicates;
import io.sparkloss.cost.calibration.ReliabilityBins;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.cost.resample.KeyHash;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The reliability bins of a term that predicts the probability of class 1.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CalibrationTally implements Tally {

  private final Of plan;
  private final ReliabilityBins bins;
  private final @Nullable CalibrationReplicates replicates;
  private final @Nullable CalibrationRatios ratios;

  private CalibrationTally(Of plan) {
    ratios = plan.clustered ? null : new CalibrationRatios(plan.weightKind);
    this.plan = plan;
    bins =
        plan.weighted
            ? ReliabilityBins.weighted(plan.binning)
            : ReliabilityBins.unweighted(plan.binning);
    replicates = plan.replicates == 0 ? null : plan.freshReplicates();
  }

  /**
   * Makes such tallies.
   *
   * @param term the term
   * @param binning the bins
   * @param weighted whether rows have weights
   * @param replicates the bootstrap replicates for the interval of the calibration error, or 0
   * @param keyParts how many parts the key of a row has, which draws it into replicates
   * @param weightKind what weights mean
   * @param clustered whether rows come by clusters, so that ratios have no standard error
   * @param everyGroup whether every group keeps one
   */
  public record Of(
      int term,
      Binning binning,
      boolean weighted,
      int replicates,
      int keyParts,
      WeightKind weightKind,
      boolean clustered,
      boolean everyGroup)
      implements Plan {

    private static final long serialVersionUID = 1L;

    @Override
    public Tally fresh() {
      return new CalibrationTally(this);
    }

    @Override
    public double[][] columns(EvaluatedBatch rows) {
      return ReliabilityBins.columns(rows.labels(term), rows.predictions(term), rows.count());
    }

    private CalibrationReplicates freshReplicates() {
      return weighted
          ? CalibrationReplicates.weighted(binning, replicates, KeyHash.SEED)
          : CalibrationReplicates.unweighted(binning, replicates, KeyHash.SEED);
    }
  }

  @Override
  public void add(EvaluatedRow row) {
    if (!row.counts(plan.term)) {
      return;
    }
    double label = row.label(plan.term);
    double prediction = row.prediction(plan.term);
    double weight = row.weight(plan.term);
    bins.add(label, prediction, weight);
    if (ratios != null) {
      ratios.add(label, prediction, weight);
    }
    if (replicates != null) {
      replicates.add(hash(row::key), label, prediction, weight);
    }
  }

  @Override
  public void addAll(TallyRows rows, int from, int to) {
    bins.addAll(rows.columns(), rows.weights(), from, to);
    double[] labels = rows.column(ReliabilityBins.LABEL);
    double[] predictions = rows.column(ReliabilityBins.PREDICTION);
    for (int i = from; ratios != null && i < to; i++) {
      ratios.add(labels[i], predictions[i], rows.weight(i));
    }
    for (int i = from; replicates != null && i < to; i++) {
      int row = i;
      long hash = hash(part -> rows.key(part, row));
      replicates.add(hash, labels[i], predictions[i], rows.weight(i));
    }
  }

  private long hash(IntFunction<@Nullable Comparable<?>> parts) {
    long hash = KeyHash.SEED;
    for (int part = 0; part < plan.keyParts; part++) {
      Comparable<?> value = parts.apply(part);
      hash =
          value instanceof Long number
              ? KeyHash.of(number, hash)
              : KeyHash.of(String.valueOf(value), hash);
    }
    return hash;
  }

  @Override
  public void merge(Tally other) {
    CalibrationTally theirs = (CalibrationTally) other;
    bins.merge(theirs.bins);
    if (ratios != null && theirs.ratios != null) {
      ratios.merge(theirs.ratios);
    }
    if (replicates != null && theirs.replicates != null) {
      replicates.merge(theirs.replicates);
    }
  }

  /** Returns the calibration of the rows so far. */
  public Calibration calibration(double confidence) {
    return bins.calibration(confidence, plan.weightKind);
  }

  /** Returns the interval of its error; empty without replicates. */
  public Optional<BootstrapInterval> errorInterval(Calibration of, double confidence) {
    return Optional.ofNullable(replicates).map(each -> each.interval(of.error(), confidence));
  }

  /** Returns how sure the ratios are; empty where rows come by clusters. */
  public Optional<CalibrationRatios> ratios() {
    return Optional.ofNullable(ratios);
  }

  @Override
  public long memory() {
    return 2L * bytes();
  }

  @Override
  public int bytes() {
    return bins.bytes()
        + (replicates == null ? 0 : replicates.bytes())
        + (ratios == null ? 0 : ratios.bytes());
  }

  @Override
  public void write(ByteBuffer target) {
    bins.write(target);
    if (ratios != null) {
      ratios.write(target);
    }
    if (replicates != null) {
      replicates.write(target);
    }
  }

  @Override
  public void read(ByteBuffer source) {
    bins.merge(ReliabilityBins.read(source));
    if (ratios != null) {
      ratios.read(source);
    }
    if (replicates != null) {
      replicates.merge(CalibrationReplicates.read(source));
    }
  }
}
