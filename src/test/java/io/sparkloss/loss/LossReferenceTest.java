package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.sparkloss.reference.LossCase;
import io.sparkloss.reference.OutsideCase;
import io.sparkloss.reference.ReferenceCases;
import io.sparkloss.reference.ReferenceParameters;
import io.sparkloss.reference.ReferenceValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss against values that mpmath, scikit-learn and PyTorch computed. */
class LossReferenceTest {

  /** Bounds in ulp that class docs state, where they are not the usual 4. */
  private static final Map<String, Double> BOUNDS = Map.of("tweedie_deviance", 8.0);

  /** The losses whose means have short names. */
  private static final Map<String, String> LOSS_OF =
      Map.of(
          "mse", "squared_error",
          "mae", "absolute_error",
          "msle", "squared_log_error",
          "mape", "absolute_percentage_error",
          "brier", "brier_loss",
          "error_rate", "zero_one_loss");

  /** Relative to a gradient's largest entry: cancellation leaves no bound in ulp. */
  private static final double SLOPE_TOLERANCE = 1e-12;

  private static final double OUTSIDE_TOLERANCE = 1e-12;

  static Stream<LossDefinition> definitions() {
    return Losses.all().stream();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void valuesAreThoseOfMpmath(LossDefinition definition) {
    List<String> failures = new ArrayList<>();
    for (LossCase row : ReferenceCases.losses(definition.name())) {
      Loss loss = definition.create(texts(row.parameters()));
      double value = value(loss, label(row), row.prediction(), row.scale());
      double unit = Math.ulp(Math.max(Math.abs(row.value()), terms(row)));
      double error = value == row.value() ? 0 : Math.abs(value - row.value()) / unit;
      if (!(error <= BOUNDS.getOrDefault(definition.name(), 4.0))) {
        failures.add(row + " gives " + value + ", " + error + " ulp from " + row.value());
      }
    }
    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void gradientsAreThoseOfMpmath(LossDefinition definition) {
    List<String> failures = new ArrayList<>();
    for (LossCase row : ReferenceCases.losses(definition.name())) {
      Loss loss = definition.create(texts(row.parameters()));
      if (row.gradient().isPresent()) {
        double[] expected = numbers(row.gradient().get());
        double[] slopes = slopes(loss, label(row), row.prediction(), row.scale());
        if (!close(slopes, expected, SLOPE_TOLERANCE)) {
          failures.add(row + " has slope " + Arrays.toString(slopes));
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void lossesWithoutGradientHaveNoneInTheReferenceEither() {
    for (LossCase row : ReferenceCases.losses()) {
      Loss loss = Losses.get(row.loss()).create(texts(row.parameters()));
      boolean differentiable =
          loss instanceof ScalarGradient
              || loss instanceof ClassGradient
              || loss instanceof ScaledLoss;
      assertThat(row.gradient().isPresent() && !differentiable).as(row.toString()).isFalse();
    }
  }

  @Test
  void agreesWithPyTorchRowByRow() {
    assertAgrees(ReferenceCases.pyTorch(), row -> row.isLoss() && row.differs().isEmpty(), 40);
  }

  @Test
  void pyTorchClampsLogarithmsAtMinusHundred() {
    assertDiffers("binary_cross_entropy", "clamps each logarithm at -100");
  }

  @Test
  void pyTorchDoesNotClipTheLogarithmsItIsGiven() {
    assertDiffers("cross_entropy", "does not clip the logarithm");
  }

  @Test
  void pyTorchLosesTheDigitsOfConfidentRightScores() {
    assertDiffers("cross_entropy_with_logits", "adds and subtracts rounded terms");
  }

  @Test
  void pyTorchGivesNaNAtAnInfiniteLogit() {
    assertDiffers("binary_cross_entropy_with_logits", "gives NaN at an infinite logit");
  }

  @Test
  void pyTorchClampsTheVariance() {
    assertDiffers("gaussian_nll", "clamps the variance");
  }

  @Test
  void everyDifferenceByRowIsNamedAbove() {
    assertThat(ReferenceCases.pyTorch())
        .filteredOn(row -> row.isLoss() && row.differs().isPresent())
        .extracting(OutsideCase::function)
        .containsOnly(
            "binary_cross_entropy",
            "cross_entropy",
            "cross_entropy_with_logits",
            "binary_cross_entropy_with_logits",
            "gaussian_nll");
  }

  @Test
  void meansAgreeWithScikitLearn() {
    int compared = 0;
    for (OutsideCase row : ReferenceCases.scikitLearn()) {
      String name = LOSS_OF.getOrDefault(row.function(), row.function());
      if (!row.isLoss() && Losses.contains(name)) {
        assertThat(mean(row, name))
            .as(row.toString())
            .isCloseTo(row.expected(), tolerance(row.expected()));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static double mean(OutsideCase row, String name) {
    Loss loss = Losses.get(name).create(texts(row.parameters()));
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < row.label().size(); i++) {
      double weight = row.weight().isPresent() ? row.weight().get().get(i).number() : 1;
      sum += weight * value(loss, row.label().get(i), row.prediction().get(i), row.scale());
      weights += weight;
    }
    return sum / weights;
  }

  private static void assertDiffers(String function, String why) {
    assertAgrees(
        ReferenceCases.pyTorch(),
        row ->
            row.isLoss()
                && row.function().equals(function)
                && row.differs().orElse("").contains(why)
                && row.value() != row.expected(),
        1);
  }

  private static void assertAgrees(
      List<OutsideCase> rows, Predicate<OutsideCase> chosen, int atLeast) {
    int compared = 0;
    for (OutsideCase row : rows) {
      if (chosen.test(row)) {
        Loss loss = Losses.get(row.function()).create(texts(row.parameters()));
        assertThat(value(loss, row.label(), row.prediction(), row.scale()))
            .as(row.toString())
            .isCloseTo(row.expected(), tolerance(row.expected()));
        row.expectedGradient()
            .ifPresent(
                expected ->
                    assertThat(
                            close(
                                slopes(loss, row.label(), row.prediction(), row.scale()),
                                numbers(expected),
                                OUTSIDE_TOLERANCE))
                        .as("slope of %s", row)
                        .isTrue());
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(atLeast);
  }

  private static Offset<Double> tolerance(double expected) {
    return Offset.offset(Math.max(Double.MIN_VALUE, OUTSIDE_TOLERANCE * Math.abs(expected)));
  }

  private static boolean close(double[] slopes, double[] expected, double tolerance) {
    double largest = 0;
    for (double slope : expected) {
      largest = Double.isInfinite(slope) ? largest : Math.max(largest, Math.abs(slope));
    }
    boolean close = slopes.length == expected.length;
    for (int k = 0; close && k < slopes.length; k++) {
      close =
          slopes[k] == expected[k]
              || Math.abs(slopes[k] - expected[k])
                  <= Math.max(Double.MIN_NORMAL, tolerance * largest);
    }
    return close;
  }

  /** The largest summand of the likelihoods, whose bound is relative to it; 0 for other losses. */
  private static double terms(LossCase row) {
    if (row.scale().isEmpty()) {
      return 0;
    }
    double scale = row.scale().getAsDouble();
    double z = (row.label().number() - row.prediction().number()) / scale;
    return Math.max(Math.abs(Math.log(scale)), Math.max(0.9, Math.max(Math.abs(z), z * z / 2)));
  }

  /** The label; a class name as its index in the class list. */
  private static ReferenceValue label(LossCase row) {
    return row.label().isText()
        ? new ReferenceValue(
            IntNode.valueOf(new ClassList(row.classes()).index(row.label().text())))
        : row.label();
  }

  private static Map<String, String> texts(ReferenceParameters parameters) {
    Map<String, String> texts = new TreeMap<>();
    parameters.values().forEach((key, value) -> texts.put(key, Double.toString(value.number())));
    return texts;
  }

  private static double value(
      Loss loss, ReferenceValue label, ReferenceValue prediction, OptionalDouble scale) {
    if (scale.isPresent()) {
      return ((ScaledLoss) loss).value(label.number(), prediction.number(), scale.getAsDouble());
    }
    if (!prediction.isArray()) {
      return ((ScalarLoss) loss).value(label.number(), prediction.number());
    }
    return label.isArray()
        ? ((ClassLoss) loss).value(label.numbers(), prediction.numbers())
        : ((ClassLoss) loss).value(label.number(), prediction.numbers());
  }

  private static double[] slopes(
      Loss loss, ReferenceValue label, ReferenceValue prediction, OptionalDouble scale) {
    if (scale.isPresent()) {
      ScaledLoss scaled = (ScaledLoss) loss;
      return new double[] {
        scaled.gradient(label.number(), prediction.number(), scale.getAsDouble())
      };
    }
    if (!prediction.isArray()) {
      return new double[] {((ScalarGradient) loss).gradient(label.number(), prediction.number())};
    }
    return label.isArray()
        ? ((ClassGradient) loss).gradient(label.numbers(), prediction.numbers())
        : ((ClassGradient) loss).gradient(label.number(), prediction.numbers());
  }

  private static double[] numbers(ReferenceValue value) {
    return value.isArray() ? value.numbers() : new double[] {value.number()};
  }
}
