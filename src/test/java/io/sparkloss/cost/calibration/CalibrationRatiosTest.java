package io.sparkloss.cost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.joint.RatioEstimate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationRatiosTest {

  private static final long SEED = 11;
  private static final int DATA_SETS = 5000;
  private static final int ROWS = 300;

  /** Where p is spread evenly and true, E ℓ = ∫ H(p) dp = ½, and the labels' entropy is ln 2. */
  private static final double ENTROPY = 0.5 / Math.log(2);

  private record Sample(Calibration calibration, CalibrationRatios ratios) {}

  private static Sample sample(Random random, int rows) {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(5));
    CalibrationRatios ratios = new CalibrationRatios(WeightKind.SAMPLING);
    for (int i = 0; i < rows; i++) {
      double p = random.nextDouble();
      double y = random.nextDouble() < p ? 1 : 0;
      bins.add(y, p);
      ratios.add(y, p, 1);
    }
    return new Sample(bins.calibration(), ratios);
  }

  @Test
  void intervalsCoverTheTrueRatios() {
    Random random = new Random(SEED);
    int ofRatio = 0;
    int ofEntropy = 0;
    for (int i = 0; i < DATA_SETS; i++) {
      Sample sample = sample(random, ROWS);
      ofRatio += holds(sample.ratios.predictedActual(sample.calibration, 0.95), 1);
      ofEntropy += holds(sample.ratios.normalizedEntropy(sample.calibration, 0.95), ENTROPY);
    }
    assertThat(ofRatio / (double) DATA_SETS).isBetween(0.93, 0.97);
    assertThat(ofEntropy / (double) DATA_SETS).isBetween(0.93, 0.97);
  }

  private static int holds(RatioEstimate estimate, double truth) {
    return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
  }

  /** The standard error of a ratio by its residuals p − R·y, centred by themselves. */
  @Test
  void theRatioIsThatOfItsResiduals() {
    double[] labels = {1, 0, 1, 1, 0};
    double[] predictions = {0.9, 0.2, 0.5, 0.7, 0.4};
    double[] weights = {1, 2, 0.5, 3, 1};
    ReliabilityBins bins = ReliabilityBins.weighted(Binning.equalWidth(5));
    CalibrationRatios ratios = new CalibrationRatios(WeightKind.SAMPLING);
    double predicted = 0;
    double actual = 0;
    for (int i = 0; i < 5; i++) {
      bins.add(labels[i], predictions[i], weights[i]);
      ratios.add(labels[i], predictions[i], weights[i]);
      predicted += weights[i] * predictions[i];
      actual += weights[i] * labels[i];
    }
    double ratio = predicted / actual;
    double squares = 0;
    for (int i = 0; i < 5; i++) {
      squares += Math.pow(weights[i] * (predictions[i] - ratio * labels[i]), 2);
    }
    double expected = Math.sqrt(5.0 / 4 * squares) / actual;
    RatioEstimate found = ratios.predictedActual(bins.calibration(), 0.95);
    assertThat(found.value()).isCloseTo(ratio, within(1e-15));
    assertThat(found.standardError()).isCloseTo(expected, within(1e-15));
  }

  @Test
  void oneClassHasNoUncertainty() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(5));
    CalibrationRatios ratios = new CalibrationRatios(WeightKind.SAMPLING);
    for (double p : new double[] {0.1, 0.4}) {
      bins.add(0, p);
      ratios.add(0, p, 1);
    }
    assertThat(ratios.predictedActual(bins.calibration(), 0.95).standardError()).isNaN();
    assertThat(ratios.normalizedEntropy(bins.calibration(), 0.95).standardError()).isNaN();
  }
}
