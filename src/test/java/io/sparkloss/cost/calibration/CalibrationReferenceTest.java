package io.sparkloss.cost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.reference.CalibrationCase;
import io.sparkloss.reference.ReferenceValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against formulas with many digits and scikit-learn, as the reference folder describes. */
class CalibrationReferenceTest {

  @ParameterizedTest
  @MethodSource("io.sparkloss.reference.ReferenceCases#calibrations")
  void binsAreThoseOfTheReference(CalibrationCase row) {
    List<ReliabilityBin> held =
        calibration(row).bins().stream().filter(bin -> bin.rows() > 0).toList();
    Binning binning = binning(row);

    assertThat(held).hasSize(row.bin().size());
    for (int i = 0; i < held.size(); i++) {
      ReliabilityBin bin = held.get(i);
      assertThat(bin.lower()).isEqualTo(binning.lower(row.bin().get(i).index()));
      assertClose("mean label", bin.meanLabel(), row.meanLabel().get(i));
      assertClose("mean prediction", bin.meanPrediction(), row.meanPrediction().get(i));
      assertClose("lower", bin.labelLower(), row.labelLower().get(i));
      assertClose("upper", bin.labelUpper(), row.labelUpper().get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("io.sparkloss.reference.ReferenceCases#calibrations")
  void resultsAreThoseOfTheReference(CalibrationCase row) {
    Map<String, Double> results = results(calibration(row));
    assertThat(row.expected().names()).hasSizeGreaterThan(14);
    for (String name : row.expected().names()) {
      double expected = row.expected().number(name);
      double loss = row.expected().number(name.startsWith("log_loss") ? "log_loss" : "brier");
      // Small parts are differences of larger ones: 1e-12 of the loss or of the value.
      assertThat(results.get(name))
          .as("%s of %s", name, row)
          .isCloseTo(expected, within(1e-12 * Math.max(Math.abs(expected), loss)));
    }
  }

  private static void assertClose(String what, double actual, ReferenceValue expected) {
    assertThat(actual).as(what).isCloseTo(expected.number(), within(1e-12));
  }

  private static Calibration calibration(CalibrationCase row) {
    double[] labels = row.label().numbers();
    double[] predictions = row.prediction().numbers();
    double[] weights = row.weights();
    Binning binning = binning(row);
    ReliabilityBins bins =
        row.weight().isPresent()
            ? ReliabilityBins.weighted(binning)
            : ReliabilityBins.unweighted(binning);
    for (int i = 0; i < labels.length; i++) {
      bins.add(labels[i], predictions[i], weights[i]);
    }
    return bins.calibration();
  }

  private static Binning binning(CalibrationCase row) {
    var binning = row.binning().node();
    int bins = binning.get("bins").intValue();
    return switch (binning.get("kind").textValue()) {
      case "equal_width" -> Binning.equalWidth(bins);
      case "equal_logits" ->
          Binning.equalLogits(
              bins, binning.get("lowest").doubleValue(), binning.get("highest").doubleValue());
      default -> throw new IllegalStateException(binning.toString());
    };
  }

  private static Map<String, Double> results(Calibration calibration) {
    Map<String, Double> results = new HashMap<>();
    CalibrationError error = calibration.error();
    results.put("ece", error.expected());
    results.put("maximum", error.maximum());
    results.put("squared", error.squared());
    results.put("debiased_squared", error.debiasedSquared());
    results.put("predicted_actual_ratio", calibration.predictedActualRatio());
    results.put("normalized_entropy", calibration.normalizedEntropy());
    put(results, "log_loss", calibration.logLoss());
    put(results, "brier", calibration.brierLoss());
    return results;
  }

  private static void put(Map<String, Double> results, String loss, Decomposition parts) {
    results.put(loss, parts.loss());
    results.put(loss + "_uncertainty", parts.uncertainty());
    results.put(loss + "_discrimination", parts.discrimination());
    results.put(loss + "_miscalibration", parts.miscalibration());
    results.put(loss + "_within_bin", parts.withinBin());
  }
}
