package io.sparkloss.cost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.LossDomainException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityBinsTest {

  private static final long SEED = 20010601;
  private static final Binning FIFTEEN = Binning.equalWidth(15);

  /** A row as the tests draw it. */
  private record Row(double label, double prediction, double weight) {}

  @Test
  void emptyIsNeverZero() {
    Calibration empty = ReliabilityBins.unweighted(FIFTEEN).calibration();

    assertThat(empty.count()).isZero();
    assertThat(empty.weight()).isZero();
    assertThat(empty.meanLabel()).isNaN();
    assertThat(empty.meanPrediction()).isNaN();
    assertThat(empty.predictedActualRatio()).isNaN();
    assertThat(empty.normalizedEntropy()).isNaN();
    assertThat(empty.error().expected()).isNaN();
    assertThat(empty.logLoss().loss()).isNaN();
    assertThat(empty.brierLoss().withinBin()).isNaN();
    assertThat(empty.bins()).hasSize(15);
    ReliabilityBin bin = empty.bins().get(14);
    assertThat(bin)
        .isEqualTo(
            new ReliabilityBin(14 / 15.0, 1, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void oneRow() {
    ReliabilityBins bins = ReliabilityBins.unweighted(FIFTEEN);
    bins.add(1, 0.5);
    Calibration calibration = bins.calibration();

    assertThat(calibration.error().expected()).isEqualTo(0.5);
    assertThat(calibration.error().debiasedSquared()).isNaN();
    assertThat(calibration.predictedActualRatio()).isEqualTo(0.5);
    assertThat(calibration.brierLoss()).isEqualTo(new Decomposition(0.25, 0, 0, 0.25, 0));
    assertThat(calibration.bins().get(7).rows()).isEqualTo(1);
    // Wilson at 1 of 1: 1 / (1 + z²) with z = 1.959963984540054 (SciPy 1.10.1, norm.ppf).
    assertThat(calibration.bins().get(7).labelLower())
        .isCloseTo(1 / (1 + 1.959963984540054 * 1.959963984540054), within(1e-15));
    assertThat(calibration.bins().get(7).labelUpper()).isEqualTo(1);
  }

  /** 1.0 has no bin of its own. */
  @Test
  void certainPredictionsAreInTheOuterBins() {
    ReliabilityBins bins = ReliabilityBins.unweighted(FIFTEEN);
    bins.add(1, 1);
    bins.add(0, 0);
    bins.add(0, -0.0);
    List<ReliabilityBin> result = bins.calibration().bins();

    assertThat(result.get(14).rows()).isEqualTo(1);
    assertThat(result.get(14).meanPrediction()).isEqualTo(1);
    assertThat(result.get(0).rows()).isEqualTo(2);
    assertThat(bins.calibration().logLoss().loss()).isZero();
  }

  @Test
  void rowsOfWeightZeroAreCountedAndOtherwiseLeftOut() {
    ReliabilityBins bins = ReliabilityBins.weighted(FIFTEEN);
    bins.add(1, 0.25, 2);
    bins.add(0, 0.25, 1);
    Calibration before = bins.calibration();
    bins.add(0, 0.9, 0);
    Calibration after = bins.calibration();

    assertThat(after.count()).isEqualTo(3);
    assertThat(after.weight()).isEqualTo(3);
    assertThat(after.bins()).isEqualTo(before.bins());
    assertThat(after.brierLoss()).isEqualTo(before.brierLoss());
  }

  @Test
  void everyReportedBitIsTheSameForEveryOrderAndGrouping() {
    Random random = new Random(SEED);
    List<Row> rows = rows(random, 3000);
    Calibration expected = grouped(rows, rows.size()).calibration();
    for (int chunk = 1; chunk <= 10; chunk++) {
      Collections.shuffle(rows, random);
      assertThat(grouped(rows, chunk).calibration()).as("seed %s", SEED).isEqualTo(expected);
    }
  }

  @Test
  void randomTreesOfMergesGiveTheSame() {
    Random random = new Random(SEED + 1);
    List<Row> rows = rows(random, 500);
    Calibration expected = grouped(rows, rows.size()).calibration();
    List<ReliabilityBins> parts = new ArrayList<>();
    rows.forEach(row -> parts.add(grouped(List.of(row), 1)));
    while (parts.size() > 1) {
      ReliabilityBins one = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(copy(one));
    }
    assertThat(parts.get(0).calibration()).as("seed %s", SEED + 1).isEqualTo(expected);
  }

  @Test
  void weightsOfOneGiveTheUnweightedBits() {
    Random random = new Random(SEED);
    ReliabilityBins weighted = ReliabilityBins.weighted(FIFTEEN);
    ReliabilityBins unweighted = ReliabilityBins.unweighted(FIFTEEN);
    for (Row row : rows(random, 1000)) {
      weighted.add(row.label(), row.prediction(), 1);
      unweighted.add(row.label(), row.prediction());
    }
    assertThat(weighted.calibration(0.9)).isEqualTo(unweighted.calibration(0.9));
  }

  /** Weights are worth the square of their sum over the sum of their squares in equal rows. */
  @Test
  void unequalWeightsWidenTheInterval() {
    ReliabilityBins bins = ReliabilityBins.weighted(Binning.equalWidth(1));
    ReliabilityBins equal = ReliabilityBins.unweighted(Binning.equalWidth(1));
    for (int i = 0; i < 50; i++) {
      bins.add(i % 2, 0.5, 4);
      bins.add(i % 2, 0.5, 1);
    }
    for (int i = 0; i < 68; i++) { // (50·5)² / (50·17) = 73.5
      equal.add(i % 2, 0.5);
    }
    double width = bins.calibration().bins().get(0).labelUpper() - 0.5;
    double ofSixtyEight = equal.calibration().bins().get(0).labelUpper() - 0.5;

    // Widths go with 1/√(n + z²), z² = 3.8415.
    double expected = ofSixtyEight * Math.sqrt((68 + 3.8415) / (62500 / 850.0 + 3.8415));
    assertThat(width).isCloseTo(expected, within(1e-6));
  }

  @Test
  void bytesReadBack() {
    for (ReliabilityBins bins :
        List.of(
            grouped(rows(new Random(SEED), 40), 40),
            ReliabilityBins.unweighted(Binning.equalLogits(16, -12, 2)))) {
      ReliabilityBins copy = copy(bins);
      assertThat(copy).hasToString(bins.toString());
      assertThat(copy.calibration()).isEqualTo(bins.calibration());
      assertThat(copy.count()).isEqualTo(bins.count());
      assertThat(copy.isWeighted()).isEqualTo(bins.isWeighted());
    }
  }

  /** The sizes of the class doc: 128 and 200 bytes for a bin, and a few beside. */
  @Test
  void sizeIsAsDocumented() {
    ReliabilityBins weighted = ReliabilityBins.weighted(FIFTEEN);
    ReliabilityBins unweighted = ReliabilityBins.unweighted(FIFTEEN);
    for (int k = 0; k < 15; k++) {
      weighted.add(1, (k + 0.5) / 15, 0.1);
      unweighted.add(1, (k + 0.5) / 15);
    }
    assertThat(weighted.bytes()).isBetween(15 * 200, 15 * 200 + 40);
    assertThat(unweighted.bytes()).isBetween(15 * 128, 15 * 128 + 40);
  }

  @Test
  void otherBinsAreNotMerged() {
    ReliabilityBins bins = ReliabilityBins.unweighted(FIFTEEN);
    assertThatThrownBy(() -> bins.merge(ReliabilityBins.unweighted(Binning.equalWidth(10))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unweighted equal_width(bins=10) cannot be merged into unweighted"
                + " equal_width(bins=15); give both the same bins and weights");
    assertThatThrownBy(() -> bins.merge(ReliabilityBins.weighted(FIFTEEN)))
        .hasMessageContaining("weighted equal_width(bins=15) cannot be merged into unweighted");
  }

  @ParameterizedTest
  @CsvSource({
    "1.5,0.5,label",
    "-1,0.5,label",
    "Infinity,0.5,label",
    "1,1.0000001,prediction",
    "0,-1e-300,prediction",
    "1,Infinity,prediction",
    "1,-Infinity,prediction"
  })
  void rowsOutsideTheDomainAreRefusedAndChangeNothing(double label, double p, String argument) {
    ReliabilityBins bins = ReliabilityBins.unweighted(FIFTEEN);
    assertThatThrownBy(() -> bins.add(label, p))
        .isInstanceOfSatisfying(
            LossDomainException.class, error -> assertThat(error.argument()).isEqualTo(argument));
    assertThat(bins.count()).isZero();
    assertThat(bins.calibration().weight()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1e-300})
  void badWeightsAreRefused(double weight) {
    assertThatThrownBy(() -> ReliabilityBins.weighted(FIFTEEN).add(1, 0.5, weight))
        .isInstanceOf(LossDomainException.class)
        .hasMessageContaining("the weight is " + weight + " but must be finite and at least 0");
  }

  @Test
  void unweightedBinsRefuseWeights() {
    assertThatThrownBy(() -> ReliabilityBins.unweighted(FIFTEEN).add(1, 0.5, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the weight is 2.0 but these bins are unweighted");
  }

  @Test
  void aNaNPredictionIsInNoBinAndNotForgotten() {
    ReliabilityBins bins = ReliabilityBins.unweighted(FIFTEEN);
    bins.add(1, 0.5);
    bins.add(0, Double.NaN);
    Calibration calibration = copy(bins).calibration();

    assertThat(calibration.bins().stream().mapToLong(ReliabilityBin::rows).sum()).isEqualTo(1);
    assertThat(calibration.weight()).isEqualTo(2);
    assertThat(calibration.meanLabel()).isEqualTo(0.5);
    assertThat(calibration.meanPrediction()).isNaN();
    assertThat(calibration.predictedActualRatio()).isNaN();
    assertAllNaN(calibration);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, Double.NaN, 7, Double.POSITIVE_INFINITY})
  void aNaNLabelMakesNaN(double prediction) {
    ReliabilityBins bins = ReliabilityBins.unweighted(FIFTEEN);
    bins.add(1, 0.5);
    bins.add(Double.NaN, prediction);

    assertThat(bins.calibration().count()).isEqualTo(2);
    assertThat(bins.calibration().meanLabel()).isNaN();
    assertAllNaN(bins.calibration());
  }

  private static void assertAllNaN(Calibration calibration) {
    CalibrationError error = calibration.error();
    assertThat(error.expected()).isNaN();
    assertThat(error.maximum()).isNaN();
    assertThat(error.squared()).isNaN();
    assertThat(calibration.normalizedEntropy()).isNaN();
    for (Decomposition parts : List.of(calibration.logLoss(), calibration.brierLoss())) {
      assertThat(parts.loss()).isNaN();
      assertThat(parts.miscalibration()).isNaN();
      assertThat(parts.withinBin()).isNaN();
    }
  }

  private static List<Row> rows(Random random, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double label = random.nextInt(3) == 0 ? random.nextDouble() : random.nextInt(2);
      double weight = random.nextInt(9) == 0 ? 0 : Math.exp(5 * random.nextGaussian());
      rows.add(new Row(label, random.nextDouble(), weight));
    }
    return rows;
  }

  private static ReliabilityBins grouped(List<Row> rows, int chunk) {
    ReliabilityBins all = ReliabilityBins.weighted(FIFTEEN);
    for (int start = 0; start < rows.size(); start += chunk) {
      ReliabilityBins part = ReliabilityBins.weighted(FIFTEEN);
      for (Row row : rows.subList(start, Math.min(rows.size(), start + chunk))) {
        part.add(row.label(), row.prediction(), row.weight());
      }
      all.merge(part);
    }
    return all;
  }

  private static ReliabilityBins copy(ReliabilityBins bins) {
    ByteBuffer bytes = ByteBuffer.allocate(bins.bytes());
    bins.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    return ReliabilityBins.read(bytes.flip());
  }
}
