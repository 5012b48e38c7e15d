package io.sparkloss.result.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An {@link Evaluation} as JSON, and back without loss.
 *
 * <p>Numbers have the shortest form that reads back to the same double. JSON knows neither NaN nor
 * infinity: they are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. A cost
 * of no rows is null, and so are a standard error, an end of an interval, a share or a coverage
 * that is not defined. A {@code state} is the Base64 text of {@link
 * io.sparkloss.cost.state.CostState#toBytes}. A slice is an object of its columns, sorted by name;
 * whole numbers, numbers and truth values are themselves, every other type is text in the form of
 * ISO 8601 or as {@link java.math.BigDecimal#toString} writes it; {@code slice_columns} names the
 * types. Sections that came to the format later, {@code comparisons}, {@code details}, {@code
 * objectives} and a cost's {@code state} and {@code contribution}, are empty where a file does not
 * have them. A later version of the format has a greater {@code schema_version}, and this one
 * refuses to read it.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class EvaluationJson {

  /** The version that is written, and the greatest that is read. */
  public static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EvaluationJson() {}

  /** Returns the JSON of an evaluation, indented for people. */
  public static String write(Evaluation evaluation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = MAPPER.createGenerator(text)) {
      write(evaluation, to);
    } catch (IOException e) {
      throw new IllegalStateException("JSON could not be written to memory", e);
    }
    return text + "\n";
  }

  /**
   * Writes the same in UTF-8, entry by entry, each in a line, in memory that does not grow with
   * their number; the stream stays open.
   *
   * @throws IOException when the stream does
   */
  public static void write(Evaluation evaluation, OutputStream stream) throws IOException {
    try (JsonGenerator to = MAPPER.createGenerator(stream, JsonEncoding.UTF8)) {
      to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(evaluation, to);
    }
    stream.write('\n');
  }

  private static void write(Evaluation evaluation, JsonGenerator to) throws IOException {
    to.setPrettyPrinter(
        new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n")));
    JsonWriter.evaluation(evaluation, to);
  }

  /** Returns a slice as one line of JSON: equal slices have equal texts. */
  public static String write(Slice slice) {
    return text(JsonWriter.slice(slice), false);
  }

  /** Returns names of columns as one line of JSON: equal sets have equal texts. */
  public static String writeColumns(Collection<String> columns) {
    ArrayNode names = MAPPER.createArrayNode();
    new TreeSet<>(columns).forEach(names::add);
    return text(names, false);
  }

  /**
   * Returns the names that {@link #writeColumns} wrote.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Set<String> readColumns(String columns) {
    try {
      Set<String> names = new TreeSet<>();
      MAPPER.readTree(columns).forEach(name -> names.add(name.asText()));
      return names;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the columns '" + columns + "' are no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the types of a slice's columns, which {@link #readSlice} needs, in one line. */
  public static String writeTypes(Slice slice, List<SliceColumn> columns) {
    ObjectNode types = MAPPER.createObjectNode();
    columns.stream()
        .filter(column -> slice.values().containsKey(column.name()))
        .sorted(Comparator.comparing(SliceColumn::name))
        .forEach(column -> types.put(column.name(), column.type().key()));
    return text(types, false);
  }

  /**
   * Returns the columns whose types {@link #writeTypes} wrote, in their order.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static List<SliceColumn> readTypes(String types) {
    try {
      return JsonReader.columns(MAPPER.readTree(types));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the types '" + types + "' are no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Returns the slice that {@link #write(Slice)} wrote.
   *
   * @param slice the slice
   * @param types the types of its columns
   * @throws IllegalArgumentException when they are none, or do not fit each other
   */
  public static Slice readSlice(String slice, String types) {
    try {
      return JsonReader.slice(MAPPER.readTree(slice), MAPPER.readTree(types));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the slice '" + slice + "' of '" + types + "' is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Returns the evaluation of a JSON text.
   *
   * @throws IllegalArgumentException when it is none, or of a later version; the message says where
   */
  public static Evaluation read(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the evaluation is no JSON: " + e.getOriginalMessage() + "; was it cut off?", e);
    }
    return new JsonReader(root).evaluation();
  }

  /** Returns the run that a JSON text, of whatever version, says it is of; empty when of none. */
  public static Optional<String> run(String json) {
    try {
      JsonNode run = MAPPER.readTree(json).get("run");
      return run != null && run.isTextual() ? Optional.of(run.textValue()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // no JSON says nothing of a run
    }
  }

  private static String text(JsonNode node, boolean indented) {
    try {
      return indented
          ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node)
          : MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }
}
