package io.sparkloss.job.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Turns YAML values into Java ones; what does not fit becomes a problem and an empty result.
 *
 * <p>Not safe for use by many threads.
 *
 * @param problems gets the problems
 * @param substitutions fills references in
 * @since 0.1.0
 */
public record Reading(Problems problems, Substitutions substitutions) {

  /** Adds a problem of a value. */
  public void problem(YamlValue value, String message) {
    problems.add(value.place(), message);
  }

  /** Adds that a value is not what it must be. */
  public void mustBe(YamlValue value, String what) {
    problem(value, "is " + value.shown() + " but must be " + what);
  }

  /** Returns text; a number or a flag is refused, because YAML may have changed how it reads. */
  public Optional<String> text(YamlValue value) {
    if (value instanceof YamlValue.Scalar scalar && scalar.type() == YamlValue.Type.TEXT) {
      return filled(scalar, false);
    }
    boolean quotes = value instanceof YamlValue.Scalar scalar && !scalar.text().isEmpty();
    mustBe(value, quotes ? "text; put it in quotes" : "text");
    return Optional.empty();
  }

  /** Returns the text of any scalar as it is written: {@code 0}, {@code true}, {@code early}. */
  public Optional<String> written(YamlValue value) {
    return written(value, false);
  }

  /** Returns the text of any scalar as it is written, blank or not: a value that data may have. */
  public Optional<String> value(YamlValue value) {
    if (value instanceof YamlValue.Scalar scalar && scalar.type() != YamlValue.Type.NOTHING) {
      return substituted(scalar, false);
    }
    mustBe(value, "text");
    return Optional.empty();
  }

  /** Returns the text of any scalar as it is written, in which the environment may stand. */
  public Optional<String> secret(YamlValue value) {
    return written(value, true);
  }

  private Optional<String> written(YamlValue value, boolean secretsAllowed) {
    if (value instanceof YamlValue.Scalar scalar && scalar.type() != YamlValue.Type.NOTHING) {
      return filled(scalar, secretsAllowed);
    }
    mustBe(value, "text");
    return Optional.empty();
  }

  private Optional<String> filled(YamlValue.Scalar scalar, boolean secretsAllowed) {
    Optional<String> text = substituted(scalar, secretsAllowed);
    if (text.isPresent() && text.get().isBlank()) {
      mustBe(scalar, "text that is not blank");
      return Optional.empty();
    }
    return text;
  }

  private Optional<String> substituted(YamlValue.Scalar scalar, boolean secretsAllowed) {
    try {
      return Optional.of(substitutions.fill(scalar.text(), secretsAllowed));
    } catch (IllegalArgumentException e) {
      problem(scalar, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Returns a number that the test accepts; {@code what} completes "must be". */
  public Optional<Double> number(YamlValue value, DoublePredicate legal, String what) {
    if (value instanceof YamlValue.Scalar scalar && isNumber(scalar)) {
      double number = parse(scalar.text());
      if (legal.test(number)) {
        return Optional.of(number);
      }
    }
    mustBe(value, what);
    return Optional.empty();
  }

  private static boolean isNumber(YamlValue.Scalar scalar) {
    return scalar.type() == YamlValue.Type.INTEGER || scalar.type() == YamlValue.Type.DECIMAL;
  }

  /** Returns a number of the core schema, whose infinities and bases Java writes differently. */
  private static double parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    } else if (lower.equals(".nan")) {
      return Double.NaN;
    } else if (lower.startsWith("0x")) {
      return new BigInteger(lower.substring(2), 16).doubleValue();
    } else if (lower.startsWith("0o")) {
      return new BigInteger(lower.substring(2), 8).doubleValue();
    }
    return Double.parseDouble(lower);
  }

  /** Returns the constant of an enumeration whose name in lower case is the text. */
  public <E extends Enum<E>> Optional<E> choice(YamlValue value, Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (value instanceof YamlValue.Scalar scalar && scalar.text().equals(name)) {
        return Optional.of(constant);
      }
      names.add(name);
    }
    mustBe(value, String.join(" or ", names));
    return Optional.empty();
  }

  /** Returns the entries of a list; a value that is no list counts as a list of one. */
  public List<YamlValue> items(YamlValue value) {
    return value instanceof YamlValue.Items items ? items.items() : List.of(value);
  }

  /** Returns a mapping whose keys are names chosen by the user. */
  public Optional<YamlValue.Fields> fields(YamlValue value, String what) {
    if (value instanceof YamlValue.Fields fields && !fields.fields().isEmpty()) {
      return Optional.of(fields);
    }
    mustBe(value, what);
    return Optional.empty();
  }
}
