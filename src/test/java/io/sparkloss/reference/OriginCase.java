package io.sparkloss.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One row of {@code origin.json}: where a cost comes from, by an outside tool.
 *
 * @param row the row as it stands; the names are those of {@code origin_cases.py}
 */
public record OriginCase(JsonNode row) {

  /** A number. */
  public double number(String name) {
    return new ReferenceValue(required(row, name)).number();
  }

  /** An array of numbers. */
  public double[] numbers(String name) {
    return new ReferenceValue(required(row, name)).numbers();
  }

  /** The elements of an array that are not numbers. */
  public List<JsonNode> elements(String name) {
    return StreamSupport.stream(required(row, name).spliterator(), false).toList();
  }

  @Override
  public String toString() {
    return required(row, "kind").asText() + ", " + required(row, "name").asText();
  }

  private static JsonNode required(JsonNode row, String name) {
    JsonNode value = row.get(name);
    if (value == null) {
      throw new IllegalStateException("no field " + name + " in " + row);
    }
    return value;
  }
}
