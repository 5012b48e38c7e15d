package io.sparkloss.loss;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A kind of loss, known by its name: what it computes, which parameters it takes, and how one is
 * made.
 *
 * @param name the SQL name
 * @param formula the definition in one line of plain text
 * @param parameters the parameters, in the order in which they are written
 * @param factory makes the loss from a lookup of parameter values; throws {@link
 *     IllegalArgumentException} for a value outside its domain
 * @since 0.1.0
 */
public record LossDefinition(
    String name,
    String formula,
    List<Parameter> parameters,
    Function<ToDoubleFunction<String>, Loss> factory) {

  /** Keeps its own copy of the parameters. */
  public LossDefinition {
    parameters = List.copyOf(parameters);
  }

  /**
   * Makes the loss.
   *
   * @param values parameter values by name; a missing one takes its default
   * @throws IllegalArgumentException for an unknown, missing, malformed or illegal parameter; the
   *     message names it, its value, and what would be right
   */
  public Loss create(Map<String, String> values) {
    Map<String, Double> numbers = new TreeMap<>();
    values.forEach((key, text) -> numbers.put(key, number(parameter(key), text)));
    return factory.apply(
        key -> {
          Double given = numbers.get(key);
          return given != null
              ? given
              : parameter(key)
                  .defaultValue()
                  .orElseThrow(() -> new IllegalArgumentException(missing(key)));
        });
  }

  /** Returns whether every parameter has a default, so that the name alone makes a loss. */
  public boolean hasDefaults() {
    return parameters.stream().allMatch(parameter -> parameter.defaultValue().isPresent());
  }

  /**
   * Returns the canonical text of those values that differ from their parameter's default, in the
   * order of the parameters: what {@link Loss#parameters} must return.
   *
   * @param values one for each parameter
   */
  public Map<String, String> nonDefaults(double... values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          name + " has " + parameters.size() + " parameters, not " + values.length);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      if (!parameter.defaultValue().equals(OptionalDouble.of(values[i]))) {
        texts.put(parameter.name(), Double.toString(values[i]));
      }
    }
    return Collections.unmodifiableMap(texts);
  }

  private Parameter parameter(String key) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(key)));
  }

  private String missing(String key) {
    return name + " needs " + key + "; write " + name + "(" + key + "=...)";
  }

  private String unknown(String key) {
    String known = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    return name
        + " has no parameter "
        + key
        + (known.isEmpty() ? "; it takes none" : "; known: " + known);
  }

  private double number(Parameter parameter, String text) {
    double value;
    try {
      value = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(malformed(parameter, text), e);
    }
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(malformed(parameter, text));
    }
    return value;
  }

  private String malformed(Parameter parameter, String text) {
    return name + ": " + parameter.name() + " is '" + text + "' but must be a number";
  }
}
