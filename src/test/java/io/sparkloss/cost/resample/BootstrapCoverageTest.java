package io.sparkloss.cost.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How often 95 % intervals hold the truth, over data sets that are drawn anew. With 5000 of them
 * the standard deviation of a coverage is 0.003.
 */
class BootstrapCoverageTest {

  private static final int DATA_SETS = 5000;
  private static final int REPLICATES = 99;
  private static final long SEED = 19790101;

  /** Draws a data set into replicates. */
  private interface Draw {
    void into(Replicates replicates, SplittableRandom random);
  }

  @Test
  void intervalsOfTheMeanOfAHundredNormalLosses() {
    double coverage =
        coverage(
            3,
            (replicates, random) -> {
              for (int i = 0; i < 100; i++) {
                replicates.add(random.nextLong(), 1, 3 + random.nextGaussian());
              }
            });
    assertThat(coverage).as("seed %s", SEED).isBetween(0.93, 0.97);
  }

  /** Losses of Laplace noise: absolute errors, whose mean is the scale. */
  @Test
  void intervalsOfTheMeanOfAHundredExponentialLosses() {
    double coverage =
        coverage(
            2,
            (replicates, random) -> {
              for (int i = 0; i < 100; i++) {
                replicates.add(random.nextLong(), 1, -2 * Math.log(1 - random.nextDouble()));
              }
            });
    // Skewed losses take a little more than a hundred rows: theory gives about 0.93.
    assertThat(coverage).as("seed %s", SEED).isBetween(0.92, 0.97);
  }

  /** A quotient of two means that go together, as predicted/actual or WAPE. */
  @Test
  void intervalsOfAQuotient() {
    double coverage =
        coverage(
            0.4,
            (replicates, random) -> {
              for (int i = 0; i < 120; i++) {
                double actual = 5 + random.nextGaussian();
                double predicted = 0.4 * actual + 0.5 * random.nextGaussian();
                replicates.add(random.nextLong(), actual, predicted);
              }
            });
    assertThat(coverage).as("seed %s", SEED).isBetween(0.93, 0.97);
  }

  /** Sixty users of three rows each, which are alike: rows say less than their number suggests. */
  @Test
  void intervalsOfClustersHoldWhereThoseOfRowsDoNot() {
    double clusters = coverage(0, (replicates, random) -> drawUsers(replicates, random, true));
    double rows = coverage(0, (replicates, random) -> drawUsers(replicates, random, false));

    assertThat(clusters).as("seed %s", SEED).isBetween(0.93, 0.97);
    assertThat(rows).as("rows taken as independent, seed %s", SEED).isLessThan(0.8);
  }

  private static void drawUsers(Replicates replicates, SplittableRandom random, boolean byUser) {
    for (int user = 0; user < 60; user++) {
      long key = random.nextLong();
      double common = random.nextGaussian();
      for (int row = 0; row < 3; row++) {
        double loss = common + 0.5 * random.nextGaussian();
        replicates.add(byUser ? key : key + row, 1, loss);
      }
    }
  }

  private static double coverage(double truth, Draw draw) {
    SplittableRandom random = new SplittableRandom(SEED);
    int covered = 0;
    for (int i = 0; i < DATA_SETS; i++) {
      Replicates replicates = new Replicates(REPLICATES, 2, i);
      draw.into(replicates, random);
      BootstrapInterval interval = replicates.interval(sums -> sums[1] / sums[0], 0.95);
      covered += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }
    return covered / (double) DATA_SETS;
  }
}
