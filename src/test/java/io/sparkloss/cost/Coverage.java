package io.sparkloss.cost;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How often intervals hold the mean that losses were drawn from.
 *
 * @param covered the share of samples whose interval does
 * @param doubtful the share of samples whose interval is flagged
 * @param missedUnflagged the share of samples whose interval neither does nor is flagged
 */
record Coverage(double covered, double doubtful, double missedUnflagged) {

  /**
   * A distribution of losses, of known mean and kurtosis.
   *
   * @param name what it is
   * @param mean its mean
   * @param kurtosis its kurtosis
   * @param draw draws from it
   */
  record Distribution(
      String name, double mean, double kurtosis, ToDoubleFunction<SplittableRandom> draw) {

    /** Losses of both signs: differences, or errors. */
    static Distribution normal() {
      return new Distribution("normal", 0, 3, SplittableRandom::nextGaussian);
    }

    static Distribution laplace() {
      return new Distribution("Laplace", 0, 6, Distribution::laplace);
    }

    private static double laplace(SplittableRandom random) {
      return random.nextBoolean() ? random.nextExponential() : -random.nextExponential();
    }

    /** Absolute errors of Laplace noise. */
    static Distribution exponential() {
      return new Distribution("exponential", 1, 9, SplittableRandom::nextExponential);
    }

    /** Squared errors of normal noise. */
    static Distribution chiSquared() {
      return new Distribution("chi squared", 1, 15, random -> square(random.nextGaussian()));
    }

    /** Squared errors of Laplace noise: E² for an exponential E, whose moments are n!. */
    static Distribution squaredLaplace() {
      double fourth = 40320 - 4 * 720 * 2 + 6 * 24 * 4 - 4 * 2 * 8 + 16;
      return new Distribution(
          "squared Laplace", 2, fourth / (20 * 20), random -> square(random.nextExponential()));
    }

    /** exp(σZ): with u = exp(σ²), mean √u and kurtosis u⁴ + 2u³ + 3u² − 3. */
    static Distribution logNormal(double sigma) {
      double u = Math.exp(sigma * sigma);
      double kurtosis = u * u * (u * u + 2 * u + 3) - 3;
      String name = String.format(Locale.ROOT, "lognormal, σ = %.3f", sigma);
      return new Distribution(
          name, Math.sqrt(u), kurtosis, random -> Math.exp(sigma * random.nextGaussian()));
    }

    /** The lognormal distribution of a kurtosis, found by halving. */
    static Distribution logNormalOfKurtosis(double kurtosis) {
      double low = 0;
      double high = 3;
      for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (logNormal(middle).kurtosis() < kurtosis) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return logNormal(low);
    }

    /** An event of probability p, as a loss of which nothing is known. */
    static Distribution event(double p) {
      double kurtosis = (1 - 3 * p * (1 - p)) / (p * (1 - p));
      return new Distribution(
          "event of " + p, p, kurtosis, random -> random.nextDouble() < p ? 1 : 0);
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /** Draws samples of n losses each. */
  static Coverage of(Distribution distribution, int n, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] losses = new double[n];
    int covered = 0;
    int doubtful = 0;
    int missed = 0;
    for (int sample = 0; sample < samples; sample++) {
      for (int i = 0; i < n; i++) {
        losses[i] = distribution.draw().applyAsDouble(random);
      }
      SlotAccumulators slots = new SlotAccumulators(false);
      slots.add(0, new SlotAccumulators.Losses(losses, null, null, n), 0, n);
      Cost cost = slots.accumulator(0).cost(CostOptions.UNNAMED);
      boolean holds = cost.lower() <= distribution.mean() && distribution.mean() <= cost.upper();
      covered += holds ? 1 : 0;
      doubtful += cost.doubtful() ? 1 : 0;
      missed += holds || cost.doubtful() ? 0 : 1;
    }
    return new Coverage(share(covered, samples), share(doubtful, samples), share(missed, samples));
  }

  private static double share(int count, int samples) {
    return (double) count / (double) samples;
  }
}
