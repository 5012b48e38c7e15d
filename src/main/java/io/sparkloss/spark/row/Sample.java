package io.sparkloss.spark.row;

import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loss with arguments that it can use, for the examples in descriptions, and to learn what kind
 * of loss a definition makes.
 *
 * @param loss the loss
 * @param arguments the arguments as SQL literals: label, prediction, [scale], required parameters
 * @param value the loss of these arguments, as Spark prints it
 * @param gradient its gradient, as Spark prints it; empty when there is none
 */
record Sample(Loss loss, List<String> arguments, String value, String gradient) {

  private static final List<Double> PARAMETERS = List.of(0.5, 1.0, 1.5, 2.0, 0.0, 10.0, -1.0);
  private static final double SCALE = 2;
  private static final double[] PROBABILITIES = {0.125, 0.25, 0.625};
  private static final double[] LOGITS = {-1, 0.5, 2};
  private static final double[][] PAIRS = {
    {3, 2.5}, {1, 0.75}, {0, 0.75}, {0.5, 0.25}, {1, 2}, {0, 0}, {-1, -2}
  };

  /** Keeps its own copy. */
  Sample {
    arguments = List.copyOf(arguments);
  }

  /**
   * Returns a sample of the definition's losses.
   *
   * @throws IllegalArgumentException when none is found
   */
  static Sample of(LossDefinition definition) {
    if (definition.hasDefaults()) {
      return of(definition.create(Map.of()), List.of());
    }
    return PARAMETERS.stream()
        .flatMap(value -> of(definition, value).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    definition.name()
                        + " has no default for its parameters and takes none of "
                        + PARAMETERS));
  }

  /** Returns the sample with this value for every required parameter, if it is a legal one. */
  private static Optional<Sample> of(LossDefinition definition, double value) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Parameter parameter : definition.parameters()) {
      if (parameter.defaultValue().isEmpty()) {
        given.put(parameter.name(), Double.toString(value));
      }
    }
    try {
      return Optional.of(of(definition.create(given), List.copyOf(given.values())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns how many data arguments the loss takes. */
  int inputs() {
    return loss instanceof ScaledLoss ? 3 : 2;
  }

  /** Returns whether the label in the sample is the index of a class. */
  boolean isClass() {
    return RowLoss.isClassification(loss) && loss.roles().get(0) != Role.CLASS;
  }

  private static Sample of(Loss loss, List<String> parameters) {
    if (loss instanceof ScaledLoss scaled) {
      return scaled(scaled, parameters);
    }
    if (loss instanceof ScalarLoss scalar) {
      return scalar(scalar, parameters);
    }
    if (loss instanceof ClassLoss classLoss) {
      return classes(classLoss, parameters);
    }
    throw new IllegalArgumentException(
        loss.name() + " is none of ScalarLoss, ScaledLoss and ClassLoss");
  }

  private static Sample scaled(ScaledLoss loss, List<String> parameters) {
    double[] pair = PAIRS[0];
    return new Sample(
        loss,
        join(parameters, literal(pair[0]), literal(pair[1]), literal(SCALE)),
        Double.toString(loss.value(pair[0], pair[1], SCALE)),
        Double.toString(loss.gradient(pair[0], pair[1], SCALE)));
  }

  private static Sample scalar(ScalarLoss loss, List<String> parameters) {
    boolean isClass = RowLoss.isClassification(loss);
    for (double[] pair : PAIRS) {
      if (loss.reason(pair[0], pair[1]) == null && (!isClass || pair[0] <= 1)) {
        String gradient =
            loss instanceof ScalarGradient differentiable
                ? Double.toString(differentiable.gradient(pair[0], pair[1]))
                : "";
        String value = Double.toString(loss.value(pair[0], pair[1]));
        return new Sample(
            loss, join(parameters, label(pair[0]), literal(pair[1])), value, gradient);
      }
    }
    throw new IllegalArgumentException(
        loss.name() + " takes none of " + Arrays.deepToString(PAIRS));
  }

  private static Sample classes(ClassLoss loss, List<String> parameters) {
    double[] prediction = loss.roles().get(0) == Role.LOGIT ? LOGITS : PROBABILITIES;
    String gradient =
        loss instanceof ClassGradient differentiable
            ? Arrays.toString(differentiable.gradient(2, prediction))
            : "";
    String array = "array" + Arrays.toString(prediction).replace('[', '(').replace(']', ')');
    return new Sample(
        loss, join(parameters, "2", array), Double.toString(loss.value(2, prediction)), gradient);
  }

  private static List<String> join(List<String> parameters, String... data) {
    List<String> all = new ArrayList<>(List.of(data));
    all.addAll(parameters);
    return all;
  }

  private static String label(double label) {
    return label == Math.rint(label) ? Long.toString((long) label) : literal(label);
  }

  private static String literal(double value) {
    return Double.toString(value);
  }
}
