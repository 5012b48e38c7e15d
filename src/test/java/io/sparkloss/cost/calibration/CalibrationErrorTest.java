package io.sparkloss.cost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sparkloss.cost.WeightKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

  /** Predictions 0.2 with one of two true, 0.8 with none: d is 0.3 and −0.8. */
  @Test
  void byHand() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(2));
    bins.add(1, 0.25);
    bins.add(0, 0.25);
    bins.add(0, 0.75);
    bins.add(0, 0.75);
    CalibrationError error = bins.calibration().error();

    assertThat(error.expected()).isEqualTo(0.5); // (¼ + ¾) / 2
    assertThat(error.maximum()).isEqualTo(0.75);
    assertThat(error.squared()).isEqualTo(0.3125); // (1/16 + 9/16) / 2
    assertThat(error.rootMeanSquare()).isEqualTo(Math.sqrt(0.3125));
    // Pairs of different rows: ¾·(−¼) and ¾·¾.
    assertThat(error.debiasedSquared()).isEqualTo(0.1875);
    assertThat(error.debiased()).isEqualTo(Math.sqrt(0.1875));
  }

  /** With one prediction for a bin it is d² − ȳ(1−ȳ)/(n−1), as published. */
  @Test
  void theDebiasedErrorIsThePublishedOneWhereThatApplies() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(1));
    for (int i = 0; i < 10; i++) {
      bins.add(i < 3 ? 1 : 0, 0.45);
    }
    double expected = 0.15 * 0.15 - 0.3 * 0.7 / 9;

    assertThat(bins.calibration().error().debiasedSquared())
        .isCloseTo(expected, within(4 * Math.ulp(0.0225)));
    assertThat(expected).isNegative();
    assertThat(bins.calibration().error().debiased()).isZero();
  }

  /** Of two rows it is the product of their residuals, 1/2 and -1/4, whatever they weigh. */
  @Test
  void weightsOfVeryDifferentSizeDoNotCancel() {
    for (double weight : new double[] {1, 1e-6, 1e-12, 1e-100}) {
      ReliabilityBins bins = ReliabilityBins.weighted(Binning.equalWidth(1));
      bins.add(1, 0.5, 1);
      bins.add(0, 0.25, weight);
      assertThat(bins.calibration().error().debiasedSquared()).as("%s", weight).isEqualTo(-0.125);
    }
  }

  @Test
  void aFrequencyStandsForSoManyRows() {
    ReliabilityBins rows = ReliabilityBins.unweighted(Binning.equalWidth(2));
    ReliabilityBins frequencies = ReliabilityBins.weighted(Binning.equalWidth(2));
    double[][] all = {{1, 0.5, 3}, {0, 0.25, 2}, {1, 0.75, 1}, {0, 0.75, 4}};
    for (double[] row : all) {
      frequencies.add(row[0], row[1], row[2]);
      for (int i = 0; i < row[2]; i++) {
        rows.add(row[0], row[1]);
      }
    }
    Calibration expected = rows.calibration(0.9);
    Calibration found = frequencies.calibration(0.9, WeightKind.FREQUENCY);
    assertThat(found.error()).isEqualTo(expected.error());
    assertThat(found.logLoss()).isEqualTo(expected.logLoss());
    for (int bin = 0; bin < 2; bin++) {
      assertThat(found.bins().get(bin).labelLower())
          .isEqualTo(expected.bins().get(bin).labelLower());
      assertThat(found.bins().get(bin).labelUpper())
          .isEqualTo(expected.bins().get(bin).labelUpper());
    }
    assertThat(frequencies.calibration(0.9).error()).isNotEqualTo(expected.error());
  }

  /**
   * Perfectly calibrated: the truth is 0, and plain errors are far from it. With n rows in K bins a
   * mean label has the standard deviation √(p(1−p)K/n), whose mean over p is π/8·√(K/n), and the
   * mean distance is √(2/π) of it.
   */
  @Test
  void chanceIsTakenAwayOnAverage() {
    long seed = 5;
    Random random = new Random(seed);
    int dataSets = 400;
    int rows = 600;
    double expected = 0;
    double squared = 0;
    double debiased = 0;
    double debiasedSquares = 0;
    for (int set = 0; set < dataSets; set++) {
      CalibrationError error = calibrated(random, rows, 1, set % 2 == 0).error();
      expected += error.expected() / dataSets;
      squared += error.squared() / dataSets;
      debiased += error.debiasedSquared() / dataSets;
      debiasedSquares += error.debiasedSquared() * error.debiasedSquared() / dataSets;
    }
    double standardError = Math.sqrt(debiasedSquares / dataSets);

    // Bins hold few rows, so distances are not quite normal; weights make half of the sets noisier.
    double byChance = Math.PI / 8 * Math.sqrt(2 / Math.PI) * Math.sqrt(15.0 / rows);
    assertThat(expected).as("ECE, seed %s", seed).isCloseTo(byChance, withinPercentage(5));
    assertThat(squared).as("squared, seed %s", seed).isGreaterThan(20 * standardError);
    assertThat(Math.abs(debiased)).as("debiased, seed %s", seed).isLessThan(3 * standardError);
  }

  /** A model that halves every probability: the truth is known from very many rows. */
  @Test
  void whatIsNotChanceIsKept() {
    long seed = 6;
    Random random = new Random(seed);
    double truth = calibrated(random, 2_000_000, 0.5, false).error().squared();
    int dataSets = 300;
    double debiased = 0;
    double squares = 0;
    for (int set = 0; set < dataSets; set++) {
      double error = calibrated(random, 600, 0.5, set % 2 == 0).error().debiasedSquared();
      debiased += error / dataSets;
      squares += (error - truth) * (error - truth) / dataSets;
    }
    assertThat(debiased)
        .as("seed %s", seed)
        .isCloseTo(truth, within(3 * Math.sqrt(squares / dataSets)));
  }

  private static Calibration calibrated(Random random, int rows, double slope, boolean weighted) {
    Binning binning = Binning.equalWidth(15);
    ReliabilityBins bins =
        weighted ? ReliabilityBins.weighted(binning) : ReliabilityBins.unweighted(binning);
    for (int i = 0; i < rows; i++) {
      double p = random.nextDouble();
      double label = random.nextDouble() < p ? 1 : 0;
      bins.add(label, slope * p, weighted ? 0.5 + random.nextDouble() : 1);
    }
    return bins.calibration();
  }

  @Test
  void aBinOfOneRowHasNoPairs() {
    ReliabilityBins bins = ReliabilityBins.weighted(Binning.equalWidth(2));
    bins.add(1, 0.1, 0.3);
    assertThat(bins.calibration().error().expected()).isCloseTo(0.9, within(Math.ulp(0.9)));
    assertThat(bins.calibration().error().debiasedSquared()).isNaN();
    assertThat(bins.calibration().error().debiased()).isNaN();
    bins.add(1, 0.75, 2);
    bins.add(0, 0.75, 2);
    assertThat(bins.calibration().error().debiasedSquared()).isEqualTo(-0.1875); // ¼ · (−¾)
  }

  @Test
  void emptyIsNeverZero() {
    CalibrationError empty = CalibrationError.of(List.of());
    assertThat(empty)
        .isEqualTo(new CalibrationError(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    assertThat(empty.debiased()).isNaN();
    assertThat(empty.rootMeanSquare()).isNaN();
  }
}
