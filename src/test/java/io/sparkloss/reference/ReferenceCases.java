package io.sparkloss.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the reference files from the test class path. Safe to use from many threads. */
public final class ReferenceCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, List<JsonNode>> FILES = new ConcurrentHashMap<>();

  private ReferenceCases() {}

  /** All rows of {@code losses.json}. */
  public static List<LossCase> losses() {
    return rows("losses.json").map(ReferenceCases::loss).toList();
  }

  /** The rows for one loss, by its SQL name; a name without rows is an error. */
  public static List<LossCase> losses(String name) {
    List<LossCase> cases = losses().stream().filter(row -> row.loss().equals(name)).toList();
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("losses.json has no row for " + name);
    }
    return cases;
  }

  /** Statistics of given losses, from {@code costs.json}. */
  public static List<CostCase> costs() {
    return rows("costs.json")
        .filter(row -> isKind(row, "statistics"))
        .map(ReferenceCases::cost)
        .toList();
  }

  /** Short cost names over labels and predictions, from {@code costs.json}. */
  public static List<ShortCostCase> shortCosts() {
    return rows("costs.json")
        .filter(row -> isKind(row, "short"))
        .map(ReferenceCases::shortCost)
        .toList();
  }

  /** All rows of {@code sklearn.json}. */
  public static List<OutsideCase> scikitLearn() {
    return rows("sklearn.json").map(ReferenceCases::outside).toList();
  }

  /** All rows of {@code torch.json}. */
  public static List<OutsideCase> pyTorch() {
    return rows("torch.json").map(ReferenceCases::outside).toList();
  }

  /** Quantiles of Student's t and of the normal distribution. */
  public static List<QuantileCase> quantiles() {
    return rows("tdistribution.json").map(ReferenceCases::quantile).toList();
  }

  /** All rows of {@code calibration.json}. */
  public static List<CalibrationCase> calibrations() {
    return rows("calibration.json").map(ReferenceCases::calibration).toList();
  }

  /** Rows of one kind of {@code origin.json}: cluster, tail, noise or change. */
  public static List<OriginCase> origins(String kind) {
    return rows("origin.json").filter(row -> isKind(row, kind)).map(OriginCase::new).toList();
  }

  /** Paired differences, from {@code paired.json}, as they stand. */
  public static List<JsonNode> paired() {
    return rows("paired.json").toList();
  }

  /** The rows of a file as they stand. */
  static Stream<JsonNode> rows(String file) {
    return FILES.computeIfAbsent(file, ReferenceCases::read).stream();
  }

  private static List<JsonNode> read(String file) {
    try (InputStream input = ReferenceCases.class.getResourceAsStream("/reference/" + file)) {
      if (input == null) {
        throw new IllegalStateException("no reference/" + file + " on the test class path");
      }
      return StreamSupport.stream(JSON.readTree(input).spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reference/" + file + " cannot be read", e);
    }
  }

  private static LossCase loss(JsonNode row) {
    List<String> classes = new ArrayList<>();
    row.path("classes").forEach(name -> classes.add(name.textValue()));
    return new LossCase(
        text(row, "loss"),
        parameters(row),
        classes,
        required(row, "label"),
        required(row, "prediction"),
        number(row, "scale"),
        required(row, "value_hex").number(),
        optional(row, "gradient_hex"));
  }

  private static CostCase cost(JsonNode row) {
    return new CostCase(
        text(row, "name"),
        text(row, "loss"),
        row.path("non_negative").booleanValue(),
        optional(row, "label"),
        optional(row, "prediction"),
        optional(row, "weight"),
        required(row, "losses"),
        results(row, "expected", "hex"));
  }

  private static ShortCostCase shortCost(JsonNode row) {
    return new ShortCostCase(
        text(row, "name"),
        parameters(row),
        required(row, "label"),
        required(row, "prediction"),
        optional(row, "weight"),
        results(row, "expected", "hex"),
        results(row, "from_rounded_rows", "from_rounded_rows_hex"));
  }

  private static OutsideCase outside(JsonNode row) {
    return new OutsideCase(
        text(row, "tool"),
        text(row, "version"),
        text(row, "call"),
        text(row, "kind"),
        text(row, "function"),
        row.path("name").asText(),
        parameters(row),
        required(row, "label"),
        required(row, "prediction"),
        optional(row, "weight"),
        number(row, "scale"),
        required(row, "value").number(),
        optional(row, "gradient"),
        optional(row, "differs").map(ReferenceValue::text),
        number(row, "ours"),
        optional(row, "ours_gradient"));
  }

  private static QuantileCase quantile(JsonNode row) {
    double degrees = required(row, "df").number();
    double value = required(row, "value_hex").number();
    return new QuantileCase(text(row, "p"), degrees, value, text(row, "digits"));
  }

  private static CalibrationCase calibration(JsonNode row) {
    return new CalibrationCase(
        text(row, "name"),
        required(row, "binning"),
        required(row, "label"),
        required(row, "prediction"),
        optional(row, "weight"),
        required(row, "bin"),
        required(row, "mean_label"),
        required(row, "mean_prediction"),
        required(row, "label_lower"),
        required(row, "label_upper"),
        results(row, "expected", "expected"));
  }

  private static boolean isKind(JsonNode row, String kind) {
    return text(row, "kind").equals(kind);
  }

  private static ReferenceParameters parameters(JsonNode row) {
    Map<String, ReferenceValue> values = new HashMap<>();
    row.path("parameters")
        .properties()
        .forEach(entry -> values.put(entry.getKey(), new ReferenceValue(entry.getValue())));
    return new ReferenceParameters(values);
  }

  /** Names and nulls come from the decimal fields, numbers from the hexadecimal ones. */
  private static ReferenceResults results(JsonNode row, String decimal, String hexadecimal) {
    Map<String, OptionalDouble> values = new HashMap<>();
    row.path(decimal)
        .properties()
        .forEach(
            entry -> values.put(entry.getKey(), number(row.path(hexadecimal), entry.getKey())));
    return new ReferenceResults(values);
  }

  private static Optional<ReferenceValue> optional(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(new ReferenceValue(value));
  }

  private static ReferenceValue required(JsonNode row, String field) {
    return optional(row, field)
        .orElseThrow(() -> new IllegalStateException("no field " + field + " in " + row));
  }

  private static String text(JsonNode row, String field) {
    return required(row, field).node().textValue();
  }

  private static OptionalDouble number(JsonNode row, String field) {
    return optional(row, field)
        .map(value -> OptionalDouble.of(value.number()))
        .orElseGet(OptionalDouble::empty);
  }
}
