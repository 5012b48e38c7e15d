package io.sparkloss.evaluate.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a plan is evaluated on.
 *
 * <p>Immutable; as safe for use by many threads as the data set is.
 *
 * @param rows the rows, their labels among the columns
 * @param labels which rows have a label, where labels come from another table
 * @param source what became known when the rows were opened, by name, for the result's provenance
 * @since 0.1.0
 */
public record EvaluationInput(
    Dataset<Row> rows, Optional<LabelMatches> labels, Map<String, String> source) {

  /** Keeps its own copy of the source, in order. */
  public EvaluationInput {
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }

  /** Returns an input whose rows hold their labels. */
  public static EvaluationInput of(Dataset<Row> rows) {
    return new EvaluationInput(rows, Optional.empty(), Map.of());
  }

  /** Returns the same input with this source. */
  public EvaluationInput withSource(Map<String, String> known) {
    return new EvaluationInput(rows, labels, known);
  }

  /** Returns the rows that have a label. */
  public Dataset<Row> labelled() {
    return labels.map(matches -> matches.labelled(rows)).orElse(rows);
  }
}
