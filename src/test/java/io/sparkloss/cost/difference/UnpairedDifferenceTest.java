package io.sparkloss.cost.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnpairedDifferenceTest {

  /**
   * Newcombe (1998), table II, method 10, to the four digits printed there: 56/70 less 48/80, 9/10
   * less 3/10, 5/56 less 0/29, 0/10 less 0/10.
   */
  @Test
  void differencesOfSharesHaveNewcombesIntervals() {
    assertInterval(56, 70, 48, 80, 0.0524, 0.3339);
    assertInterval(9, 10, 3, 10, 0.1705, 0.8090);
    assertInterval(5, 56, 0, 29, -0.0381, 0.1926);
    assertInterval(0, 10, 0, 10, -0.2775, 0.2775);
  }

  private static void assertInterval(int x1, int n1, int x2, int n2, double lower, double upper) {
    UnpairedDifference difference = share(x1, n1).lessOther(share(x2, n2), 1, 0);
    assertThat(difference.lower(0.95)).isCloseTo(lower, within(5e-5));
    assertThat(difference.upper(0.95)).isCloseTo(upper, within(5e-5));
    assertThat(difference.isDoubtful()).isFalse();
  }

  private static ShareEstimate share(int some, int all) {
    return new ShareEstimate((double) some / all, all);
  }

  @Test
  void factorOffsetAndSignMoveTheEnds() {
    UnpairedDifference plain = share(9, 10).lessOther(share(3, 10), 1, 0);
    UnpairedDifference less = share(9, 10).lessOther(share(3, 10), 1, 0.25);
    assertThat(less.upper(0.95)).isCloseTo(plain.upper(0.95) - 0.25, within(1e-15));
    // a + b is a − (−1)·b: the ends of b change places, so 1 − b has the same width as b.
    UnpairedDifference sum = share(9, 10).lessOther(share(7, 10), -1, 1);
    assertThat(sum.lower(0.95)).isCloseTo(plain.lower(0.95), within(1e-14));
    assertThat(sum.upper(0.95)).isCloseTo(plain.upper(0.95), within(1e-14));
  }

  @Test
  void withoutAKnownErrorThereIsNoInterval() {
    UnpairedDifference difference =
        share(1, 10).lessOther(new MeanEstimate(0, Double.NaN, 99), 1, 0);
    assertThat(difference.lower(0.95)).isNaN();
    assertThat(difference.upper(0.95)).isNaN();
    assertThat(difference.isDoubtful()).isTrue();
  }

  /** 5000 pairs of samples, each of another size; the shares of truth covered must be near 95 %. */
  @Test
  void intervalsCoverWhatTheySay() {
    double shares = covered(5000, 1, (random, n) -> share(random, n, 0.1), 0.1);
    assertThat(shares).as("two shares of 10 %%, seed 1").isBetween(0.93, 0.97);
    double normal = covered(5000, 2, (random, n) -> normal(random, n), 0);
    assertThat(normal).as("normal values of other variances, seed 2").isBetween(0.93, 0.97);
  }

  private interface Sample {
    UncertainMean of(SplittableRandom random, int n);
  }

  /** The difference a − 1.5·b of two samples of the same mean is −mean/2. */
  private static double covered(int pairs, long seed, Sample sample, double mean) {
    SplittableRandom random = new SplittableRandom(seed);
    int covered = 0;
    for (int i = 0; i < pairs; i++) {
      UnpairedDifference difference =
          sample.of(random, 200).lessOther(sample.of(random, 100), 1.5, 0);
      double truth = -mean / 2;
      if (difference.lower(0.95) <= truth && truth <= difference.upper(0.95)) {
        covered++;
      }
    }
    return (double) covered / pairs;
  }

  private static UncertainMean share(SplittableRandom random, int n, double truth) {
    int some = 0;
    for (int i = 0; i < n; i++) {
      some += random.nextDouble() < truth ? 1 : 0;
    }
    return share(some, n);
  }

  /** The standard deviation is n, so the two samples have other variances. */
  private static UncertainMean normal(SplittableRandom random, int n) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double value = n * random.nextGaussian();
      sum += value;
      squares += value * value;
    }
    double variance = (squares - sum * sum / n) / (n - 1);
    return new MeanEstimate(sum / n, Math.sqrt(variance / n), n - 1);
  }
}
