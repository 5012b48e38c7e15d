package io.sparkloss.cost.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoissonWeightsTest {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final long SEED = 20010601;
  private static final int LARGEST = 6;

  /** P(X = k) for k up to 5, and P(X ≥ 6), with X Poisson of mean 1. */
  private static final double[] PROBABILITIES = probabilities();

  /** scipy 1.10.1: chi2.ppf(1 - 1e-5, df) for 6 and 48 degrees of freedom. */
  private static final double CHI_SQUARE_6 = 33.10705682;

  private static final double CHI_SQUARE_48 = 101.68712476;

  private static double[] probabilities() {
    double[] p = new double[LARGEST + 1];
    double rest = 1;
    double term = Math.exp(-1);
    for (int k = 0; k < LARGEST; k++) {
      p[k] = term;
      rest -= term;
      term /= k + 1;
    }
    p[LARGEST] = rest;
    return p;
  }

  /** The JDK's SplittableRandom is SplitMix64: the same stream, from another implementation. */
  @Test
  void weightsAreQuantilesOfSplitMix64() {
    PoissonWeights poisson = new PoissonWeights(SEED);
    for (long key = -500; key < 500; key++) {
      long seeded = new SplittableRandom(SEED).nextLong();
      long start = new SplittableRandom((key ^ seeded) - GAMMA).nextLong();
      SplittableRandom stream = new SplittableRandom(start);
      for (int pair = 0; pair < 10; pair++) {
        long bits = stream.nextLong();
        assertThat(poisson.weight(key, 2 * pair)).isEqualTo(quantile(bits & 0xFFFF_FFFFL));
        assertThat(poisson.weight(key, 2 * pair + 1)).isEqualTo(quantile(bits >>> 32));
      }
    }
  }

  /** The textbook inverse: the least k whose distribution function is above (u + ½) / 2³². */
  private static int quantile(long u) {
    double p = (u + 0.5) / 0x1p32;
    double term = Math.exp(-1);
    double sum = term;
    int k = 0;
    while (p >= sum) {
      k++;
      term /= k;
      sum += term;
    }
    return k;
  }

  /** Both sides of every step, with the distribution function in decimals. */
  @Test
  void thresholdsAreThoseOfTheDistributionFunction() {
    BigDecimal inverse = BigMath.exp(BigDecimal.ONE.negate());
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal factorial = BigDecimal.ONE;
    for (int k = 0; k < 12; k++) {
      factorial = k == 0 ? factorial : factorial.multiply(BigDecimal.valueOf(k));
      sum = sum.add(inverse.divide(factorial, BigMath.CONTEXT));
      BigDecimal scaled = sum.multiply(BigDecimal.valueOf(1L << 32));
      long threshold = scaled.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
      assertThat(PoissonWeights.quantile((int) (threshold - 1))).isEqualTo(k);
      assertThat(PoissonWeights.quantile((int) threshold)).isEqualTo(k + 1);
    }
    assertThat(PoissonWeights.quantile(-1)).isEqualTo(12);
    assertThat(PoissonWeights.quantile(0)).isZero();
  }

  @Test
  void filledWeightsAreTheSameOneByOne() {
    PoissonWeights poisson = new PoissonWeights(SEED);
    for (int replicates : new int[] {1, 2, 3, 200, 201}) {
      double[] weights = new double[replicates];
      poisson.fill(KeyHash.of("row"), weights);
      for (int b = 0; b < replicates; b++) {
        assertThat(weights[b]).isEqualTo(poisson.weight(KeyHash.of("row"), b));
      }
    }
  }

  /** Written once by another program (Python, integers of 64 bits): they may never change. */
  @Test
  void weightsOfTheseKeysAreFixedForEver() {
    assertThat(weightsOf(KeyHash.of("flight-1"), 42)).containsExactly(FLIGHT_1);
    assertThat(weightsOf(KeyHash.of(2001), 42)).containsExactly(NUMBER_2001);
  }

  private static final double[] FLIGHT_1 = {1, 2, 2, 1, 1, 2, 1, 0, 2, 4, 2, 1};
  private static final double[] NUMBER_2001 = {2, 2, 2, 2, 0, 1, 0, 0, 1, 0, 2, 0};

  private static double[] weightsOf(long keyHash, long seed) {
    double[] weights = new double[12];
    new PoissonWeights(seed).fill(keyHash, weights);
    return weights;
  }

  /** Keys in sequence are the worst of what users have. */
  @Test
  void everyReplicateIsPoisson() {
    int rows = 200_000;
    for (int replicate : new int[] {0, 1, 2, 3, 98, 99, 198, 199}) {
      long[] counts = new long[LARGEST + 1];
      double sum = 0;
      double squares = 0;
      for (int key = 0; key < rows; key++) {
        int weight = new PoissonWeights(SEED).weight(key, replicate);
        counts[Math.min(weight, LARGEST)]++;
        sum += weight;
        squares += (weight - 1.0) * (weight - 1.0);
      }
      // Mean 1, variance 1, fourth central moment 4: both within five standard deviations.
      assertThat(sum / rows).isCloseTo(1, within(5 / Math.sqrt(rows)));
      assertThat(squares / rows).isCloseTo(1, within(5 * Math.sqrt(3.0 / rows)));
      assertThat(chiSquare(counts, rows)).as("replicate %s", replicate).isLessThan(CHI_SQUARE_6);
    }
  }

  private static double chiSquare(long[] counts, double rows) {
    double sum = 0;
    for (int k = 0; k <= LARGEST; k++) {
      double expected = rows * PROBABILITIES[k];
      sum += (counts[k] - expected) * (counts[k] - expected) / expected;
    }
    return sum;
  }

  @Test
  void replicatesAreIndependentOfEachOther() {
    PoissonWeights poisson = new PoissonWeights(SEED);
    assertIndependent(key -> poisson.weight(key, 0), key -> poisson.weight(key, 1));
    assertIndependent(key -> poisson.weight(key, 1), key -> poisson.weight(key, 2));
    assertIndependent(key -> poisson.weight(key, 0), key -> poisson.weight(key, 2));
    assertIndependent(key -> poisson.weight(key, 5), key -> poisson.weight(key, 150));
  }

  @Test
  void rowsAndSeedsAreIndependentOfEachOther() {
    PoissonWeights poisson = new PoissonWeights(SEED);
    PoissonWeights next = new PoissonWeights(SEED + 1);
    assertIndependent(key -> poisson.weight(key, 0), key -> poisson.weight(key + 1, 0));
    assertIndependent(key -> poisson.weight(key, 0), key -> next.weight(key, 0));
    assertIndependent(key -> poisson.weight(key << 32, 7), key -> poisson.weight(-key, 7));
  }

  /** Compares the table of pairs of weights with the product of the probabilities. */
  private static void assertIndependent(Weight first, Weight second) {
    int rows = 300_000;
    long[][] counts = new long[LARGEST + 1][LARGEST + 1];
    for (int key = 0; key < rows; key++) {
      counts[Math.min(first.of(key), LARGEST)][Math.min(second.of(key), LARGEST)]++;
    }
    double sum = 0;
    for (int i = 0; i <= LARGEST; i++) {
      for (int j = 0; j <= LARGEST; j++) {
        double expected = rows * PROBABILITIES[i] * PROBABILITIES[j];
        sum += (counts[i][j] - expected) * (counts[i][j] - expected) / expected;
      }
    }
    assertThat(sum).isLessThan(CHI_SQUARE_48);
  }

  private interface Weight {
    int of(long key);
  }

  @Test
  void replicatesAreCountedFromZero() {
    assertThatThrownBy(() -> new PoissonWeights(1).weight(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
