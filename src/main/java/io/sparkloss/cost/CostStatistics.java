package io.sparkloss.cost;

import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.StudentT;
import io.sparkloss.numeric.Wilson;

/**
 * From sums to a {@link Cost}. Moments are centred in exact arithmetic and rounded once.
 *
 * <p>With S = Σwℓ, Q = Σwℓ², W = Σw: Σw(ℓ−J)² = (Q·W − S²) / W, and with A₀ = Σw², A₁ = Σw²ℓ, A₂ =
 * Σw²ℓ²: Σw²(ℓ−J)² = (A₂·W² − 2·S·W·A₁ + S²·A₀) / W².
 */
final class CostStatistics {

  /** Fewer rows tell too little of the kurtosis; from these on a kurtosis of 10 is borne. */
  private static final double LEAST_ROWS = 100;

  private final Moments moments;
  private final CostOptions options;
  private final boolean finite;
  private final int lossExponent;
  private final int weightExponent;
  private final Expansion spread;

  private CostStatistics(Moments moments, CostOptions options) {
    this.moments = moments;
    this.options = options;
    double second = moments.second().high();
    double fourth = moments.squaredWeightSecond().high();
    this.finite = Math.abs(second) <= Double.MAX_VALUE && Math.abs(fourth) <= Double.MAX_VALUE;
    double weight = moments.weight().value();
    this.weightExponent = -exponent(weight);
    this.lossExponent = -exponent(Math.sqrt(second / weight));
    this.spread = centred();
  }

  static Cost of(CostAccumulator accumulator, CostOptions options) {
    Moments moments = accumulator.moments();
    double weight = moments.weight().value();
    if (moments.rows() == 0) {
      return new Cost(
          accumulator.count(),
          weight,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          0,
          Double.NaN,
          Double.NaN,
          true);
    }
    CostStatistics statistics = new CostStatistics(moments, options);
    double mean = moments.first().dividedBy(moments.weight());
    double error = statistics.standardError();
    double[] interval = statistics.interval(mean, error);
    double kurtosis = statistics.kurtosis();
    return new Cost(
        accumulator.count(),
        weight,
        moments.first().value(),
        mean,
        statistics.variance(),
        error,
        interval[0],
        interval[1],
        accumulator.min(),
        accumulator.max(),
        accumulator.clippedCount(),
        clippedShare(accumulator),
        kurtosis,
        statistics.doubtful(kurtosis));
  }

  /** Returns the rows of equal weight that would say as much; 0 for none. */
  static double effectiveRows(Moments moments, WeightKind kind) {
    return moments.rows() == 0
        ? 0
        : new CostStatistics(moments, CostOptions.UNNAMED.withWeightKind(kind)).effectiveRows();
  }

  private double variance() {
    if (!finite) {
      return Double.NaN;
    }
    Expansion weight = weight();
    Expansion numerator = spread;
    return Math.scalb(positive(numerator.dividedBy(weight.times(weight))), -2 * lossExponent);
  }

  /** Returns Q·W − S², which is W·Σw(ℓ−J)²; nothing where moments are not finite. */
  private Expansion centred() {
    if (!finite) {
      return Expansion.of();
    }
    Expansion first = first();
    Expansion second = Expansion.of(moments.second(), 2 * lossExponent + weightExponent);
    return second.times(weight()).minus(first.times(first));
  }

  /**
   * Returns the kurtosis: with V = Q·W − S², C = Σwℓ³ and D = Σwℓ⁴, W³·Σw(ℓ−J)⁴ = D·W³ − 4·S·C·W² +
   * 6·S²·Q·W − 3·S⁴ = W²·(D·W − 4·S·C) + 3·S²·(2·V + S²), over V². NaN where the rounding of the
   * terms of C and D could change it by more than a sixteenth.
   */
  private double kurtosis() {
    if (!finite || !hasFourthPowers() || spread.signum() <= 0) {
      return Double.NaN;
    }
    Expansion weight = weight();
    Expansion square = first().times(first());
    Expansion third = Expansion.of(moments.third(), 3 * lossExponent + weightExponent);
    Expansion fourth = Expansion.of(moments.fourth(), 4 * lossExponent + weightExponent);
    Expansion weightSquared = weight.times(weight);
    Expansion raw = fourth.times(weight);
    Expansion centred =
        weightSquared
            .times(raw.minus(first().times(third).times(4)))
            .plus(square.times(spread.times(2).plus(square)).times(3));
    // Terms of D have an error of at most 4 roundings and those of 4·S·C of 12, together 2⁻⁴⁹·D.
    boolean told = centred.value() > 0x1p-45 * weightSquared.value() * raw.value();
    return told ? centred.dividedBy(spread.times(spread)) : Double.NaN;
  }

  /** Returns whether fourth powers neither overflowed nor lost digits near the smallest doubles. */
  private boolean hasFourthPowers() {
    return Math.abs(moments.third().high()) <= Double.MAX_VALUE
        && moments.fourth().high() <= Double.MAX_VALUE
        && moments.fourth().high() >= 0x1p-900 * Math.scalb(1.0, -weightExponent);
  }

  /** Returns whether normal theory is doubtful: too few rows for losses of this kurtosis. */
  private boolean doubtful(double kurtosis) {
    if (options.share() && moments instanceof UnweightedMoments) {
      return false;
    }
    double n = effectiveRows();
    return !(n >= LEAST_ROWS && n >= kurtosis * kurtosis);
  }

  /** Returns the rows of equal weight that would say as much. */
  private double effectiveRows() {
    if (moments instanceof UnweightedMoments) {
      return (double) moments.rows();
    }
    if (options.weightKind() == WeightKind.FREQUENCY) {
      return moments.weight().value();
    }
    Expansion squares = Expansion.of(moments.squaredWeight(), 2 * weightExponent);
    return weight().times(weight()).dividedBy(squares);
  }

  private double standardError() {
    boolean frequency = options.weightKind() == WeightKind.FREQUENCY;
    if (!finite || (!frequency && moments.rows() < 2)) {
      return Double.NaN;
    }
    double variance = frequency ? frequencyVariance() : samplingVariance();
    return Math.scalb(Math.sqrt(positive(variance)), -lossExponent);
  }

  /** Returns n/(n−1)·Σw²(ℓ−J)² / W². */
  private double samplingVariance() {
    Expansion weight = weight();
    Expansion weightSquared = weight.times(weight);
    double n = (double) moments.rows();
    Expansion numerator = scatter(weight, weightSquared).times(n);
    return numerator.dividedBy(weightSquared.times(weightSquared).times(n - 1));
  }

  /** Returns W²·Σw²(ℓ−J)². */
  private Expansion scatter(Expansion weight, Expansion weightSquared) {
    if (moments instanceof UnweightedMoments) {
      return spread.times(weight).times(Math.scalb(1.0, weightExponent));
    }
    Expansion first = first();
    int twice = 2 * weightExponent;
    Expansion a0 = Expansion.of(moments.squaredWeight(), twice);
    Expansion a1 = Expansion.of(moments.squaredWeightFirst(), twice + lossExponent);
    Expansion a2 = Expansion.of(moments.squaredWeightSecond(), twice + 2 * lossExponent);
    return a2.times(weightSquared)
        .minus(first.times(weight).times(a1).times(2))
        .plus(first.times(first).times(a0));
  }

  /** Returns Σw(ℓ−J)² / (W(W−1)); NaN unless the weights sum to more than 1. */
  private double frequencyVariance() {
    Expansion weight = weight();
    Expansion lessOne = weight.minus(Expansion.of(Math.scalb(1.0, weightExponent)));
    if (lessOne.signum() <= 0) {
      return Double.NaN;
    }
    return spread.dividedBy(weight.times(weight).times(lessOne)) * Math.scalb(1.0, weightExponent);
  }

  private double[] interval(double mean, double error) {
    if (Double.isNaN(error)) {
      return new double[] {Double.NaN, Double.NaN};
    }
    if (options.share() && moments instanceof UnweightedMoments) {
      return Wilson.interval(mean, (double) moments.rows(), options.confidence());
    }
    double degrees =
        options.weightKind() == WeightKind.FREQUENCY
            ? moments.weight().value() - 1
            : (double) (moments.rows() - 1);
    if (degrees < 1) {
      // Frequencies that sum to less than 2 say nothing of the spread.
      return new double[] {Double.NaN, Double.NaN};
    }
    double half = StudentT.quantile((1 + options.confidence()) / 2, degrees) * error;
    double lower = mean - half;
    return new double[] {options.nonNegative() ? Math.max(0, lower) : lower, mean + half};
  }

  private Expansion weight() {
    return Expansion.of(moments.weight(), weightExponent);
  }

  private Expansion first() {
    return Expansion.of(moments.first(), lossExponent + weightExponent);
  }

  private static double clippedShare(CostAccumulator accumulator) {
    return accumulator.clippedCount() == 0
        ? 0
        : accumulator.clippedSum().dividedBy(accumulator.moments().first());
  }

  /** Returns the binary exponent, or 0 for what has none. */
  private static int exponent(double x) {
    return x == 0 || !(Math.abs(x) <= Double.MAX_VALUE) ? 0 : Math.getExponent(x);
  }

  private static double positive(double x) {
    return x < 0 ? 0 : x;
  }
}
