package io.sparkloss.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A label, prediction, weight or result as a reference file holds it: a number, a text, an array of
 * numbers, or a matrix.
 *
 * <p>Numbers are decimal, hexadecimal text, or {@code NaN}, {@code Infinity}, {@code -Infinity};
 * each reads back as the very double that was written.
 */
public record ReferenceValue(JsonNode node) {
  private static final Pattern NUMBER_AS_TEXT = Pattern.compile("NaN|-?(Infinity|0x.*)");

  /** Whether this is an array of numbers, or a matrix. */
  public boolean isArray() {
    return node.isArray();
  }

  /** Whether this is an array of arrays. */
  public boolean isMatrix() {
    return node.isArray() && !node.isEmpty() && node.get(0).isArray();
  }

  /** Whether this is a text that stands for no number: the name of a class. */
  public boolean isText() {
    return node.isTextual() && !NUMBER_AS_TEXT.matcher(node.textValue()).matches();
  }

  /** Number of elements of an array. */
  public int size() {
    return node.size();
  }

  /** Element of an array. */
  public ReferenceValue get(int index) {
    return new ReferenceValue(node.get(index));
  }

  /** The name of a class. */
  public String text() {
    if (!isText()) {
      throw new IllegalStateException("not a text: " + node);
    }
    return node.textValue();
  }

  /** A single number. */
  public double number() {
    return number(node);
  }

  /** A class index. */
  public int index() {
    return Math.toIntExact(Math.round(number()));
  }

  /** An array of numbers, new at each call. */
  public double[] numbers() {
    return numbers(node);
  }

  /** An array of arrays of numbers, new at each call. */
  public double[][] matrix() {
    return elements(node).map(ReferenceValue::numbers).toArray(double[][]::new);
  }

  @Override
  public String toString() {
    return node.toString();
  }

  private static double[] numbers(JsonNode array) {
    return elements(array).mapToDouble(ReferenceValue::number).toArray();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    if (!array.isArray()) {
      throw new IllegalStateException("not an array: " + array);
    }
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (node.isTextual() && NUMBER_AS_TEXT.matcher(node.textValue()).matches()) {
      return Double.parseDouble(node.textValue());
    }
    throw new IllegalStateException("not a number: " + node);
  }
}
