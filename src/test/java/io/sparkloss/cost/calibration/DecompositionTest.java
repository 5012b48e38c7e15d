package io.sparkloss.cost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.Cost;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.BrierLoss;
import io.sparkloss.oracle.Draw;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {

  private static final Binning[] BINNINGS = {
    Binning.equalWidth(1), Binning.equalWidth(15), Binning.equalLogits(16, -12, 2)
  };

  /** Probabilities down to 1e-300, of 0 and 1, soft labels, weights over ten orders. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void partsAddUpToTheLoss(long seed) {
    Random random = new Random(seed);
    for (Binning binning : BINNINGS) {
      for (int rows : new int[] {1, 2, 17, 400}) {
        ReliabilityBins bins = ReliabilityBins.weighted(binning);
        for (int i = 0; i < rows; i++) {
          double label = seed % 2 == 0 ? Draw.UNIT.next(random) : random.nextInt(2);
          bins.add(label, Draw.UNIT.next(random), Math.pow(10, 10 * random.nextDouble()));
        }
        Calibration calibration = bins.calibration();
        assertAddsUp(calibration.logLoss(), seed);
        assertAddsUp(calibration.brierLoss(), seed);
      }
    }
  }

  /** Five parts, each within a few ulp of the largest. */
  private static void assertAddsUp(Decomposition parts, long seed) {
    double largest =
        Math.max(
            Math.max(parts.loss(), Math.abs(parts.withinBin())),
            Math.max(parts.uncertainty(), parts.miscalibration()));
    double sum =
        parts.uncertainty() - parts.discrimination() + parts.miscalibration() + parts.withinBin();
    assertThat(sum).as("seed %s, %s", seed, parts).isCloseTo(parts.loss(), ulps(8, largest));
    assertThat(parts.discrimination()).isNotNegative();
    assertThat(parts.miscalibration()).isGreaterThanOrEqualTo(-0x1p-52);
  }

  private static Offset<Double> ulps(int count, double of) {
    return within(count * Math.ulp(of));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void lossesHaveTheBitsOfTheCosts(long seed) {
    Random random = new Random(seed);
    int rows = 1000;
    double[] labels = random.ints(rows, 0, 2).asDoubleStream().toArray();
    double[] predictions = new double[rows];
    double[] weights = random.doubles(rows).toArray();
    ReliabilityBins weighted = ReliabilityBins.weighted(Binning.equalWidth(15));
    ReliabilityBins unweighted = ReliabilityBins.unweighted(Binning.equalWidth(15));
    for (int i = 0; i < rows; i++) {
      predictions[i] = Draw.UNIT.next(random);
      weighted.add(labels[i], predictions[i], weights[i]);
      unweighted.add(labels[i], predictions[i]);
    }
    for (ScalarLoss loss : new ScalarLoss[] {new BinaryCrossEntropy(), new BrierLoss()}) {
      assertThat(parts(unweighted, loss).loss())
          .as("%s, seed %s", loss.name(), seed)
          .isEqualTo(Cost.of(loss, labels, predictions).mean());
      assertThat(parts(weighted, loss).loss())
          .as("%s, seed %s", loss.name(), seed)
          .isEqualTo(Cost.of(loss, labels, predictions, weights).mean());
    }
  }

  private static Decomposition parts(ReliabilityBins bins, ScalarLoss loss) {
    Calibration calibration = bins.calibration();
    return loss instanceof BrierLoss ? calibration.brierLoss() : calibration.logLoss();
  }

  /** One prediction for a bin leaves nothing within it. */
  @Test
  void equalPredictionsLeaveNothingWithinBins() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(4));
    for (int i = 0; i < 40; i++) {
      bins.add(i % 4 == 0 ? 1 : 0, 0.25);
      bins.add(i % 2, 0.75);
    }
    Decomposition log = bins.calibration().logLoss();
    Decomposition brier = bins.calibration().brierLoss();

    assertThat(brier.withinBin()).isCloseTo(0, ulps(2, brier.loss()));
    assertThat(log.withinBin()).isCloseTo(0, ulps(2, log.loss()));
    assertThat(brier.uncertainty()).isEqualTo(0.375 * 0.625);
    assertThat(brier.discrimination()).isEqualTo(0.015625); // (⅛)² for both
    assertThat(brier.miscalibration()).isEqualTo(0.03125); // (¼)² for one of two
    // ½ (½ ln(½ / ¾) + ½ ln(½ / ¼)) = ¼ ln(4/3)
    assertThat(log.miscalibration()).isCloseTo(0.25 * Math.log(4 / 3.0), ulps(4, 0.07));
  }

  /** A bin whose predictions are all 0, and where something came true. */
  @Test
  void certainAndWrongIsClippedAsInTheCost() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(15));
    bins.add(1, 0);
    bins.add(0, 0);
    Decomposition log = bins.calibration().logLoss();

    double most = 52 * Math.log(2); // −ln 2⁻⁵²
    assertThat(log.loss()).isCloseTo(most / 2, ulps(2, most));
    assertThat(log.uncertainty()).isCloseTo(Math.log(2), ulps(1, 1));
    assertThat(log.discrimination()).isZero();
    assertThat(log.miscalibration()).isCloseTo(most / 2 - Math.log(2), ulps(2, most));
    assertThat(log.withinBin()).isCloseTo(0, ulps(2, most));
  }

  /** Rare events: parts of the order of 1e-9 keep their digits. */
  @Test
  void smallPartsAreNotLost() {
    ReliabilityBins bins = ReliabilityBins.weighted(Binning.equalLogits(16, -14, 0));
    bins.add(1, 1e-5, 1);
    bins.add(0, 1e-5, 99_999);
    bins.add(1, 2e-5, 2);
    bins.add(0, 2e-5, 99_998);
    Calibration calibration = bins.calibration();

    // Calibrated, but for how 1e-5 and 2e-5 round.
    assertThat(calibration.logLoss().miscalibration()).isCloseTo(0, within(1e-36));
    // With a = 1e-5, b = 2e-5, m = 1.5e-5: ½ (KL(a‖m) + KL(b‖m)), mpmath 1.2.1 with 50 digits.
    assertThat(calibration.logLoss().discrimination()).isCloseTo(DISCRIMINATION, within(1e-21));
  }

  private static final double DISCRIMINATION = 8.495076841644902e-07;

  @Test
  void oneClassHasNoUncertainty() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(15));
    bins.add(0, 0.1);
    bins.add(0, 0.3);
    Calibration calibration = bins.calibration();

    for (Decomposition parts :
        new Decomposition[] {calibration.logLoss(), calibration.brierLoss()}) {
      assertThat(parts.uncertainty()).isZero();
      assertThat(parts.discrimination()).isZero();
      assertThat(parts.miscalibration()).isCloseTo(parts.loss(), ulps(2, parts.loss()));
    }
    assertThat(calibration.normalizedEntropy()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(calibration.predictedActualRatio()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void perfectPredictionsOfOneClassHaveNoNormalizedEntropy() {
    ReliabilityBins bins = ReliabilityBins.unweighted(Binning.equalWidth(15));
    bins.add(0, 0);

    assertThat(bins.calibration().logLoss()).isEqualTo(new Decomposition(0, 0, 0, 0, 0));
    assertThat(bins.calibration().normalizedEntropy()).isNaN();
    assertThat(bins.calibration().predictedActualRatio()).isNaN();
  }
}
