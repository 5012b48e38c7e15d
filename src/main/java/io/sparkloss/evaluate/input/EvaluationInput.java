package io.sparkloss.evaluate.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param penalties the penalties on the coefficients of models
 * @param source what became known when the rows were opened, by name, for the result's provenance
 * @since 0.1.0
 */
public record EvaluationInput(
    Dataset<Row> rows,
    Optional<LabelMatches> labels,
    List<ModelPenalty> penalties,
    Map<String, String> source) {

  /** Keeps its own copies. */
  public EvaluationInput {
    penalties = List.copyOf(penalties);
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }

  /** Returns an input whose rows hold their labels. */
  public static EvaluationInput of(Dataset<Row> rows) {
    return new EvaluationInput(rows, Optional.empty(), List.of(), Map.of());
  }

  /** Returns the same input with this source. */
  public EvaluationInput withSource(Map<String, String> known) {
    return new EvaluationInput(rows, labels, penalties, known);
  }

  /** Returns the same input with these penalties. */
  public EvaluationInput withPenalties(List<ModelPenalty> known) {
    return new EvaluationInput(rows, labels, known, source);
  }

  /** Returns the rows that have a label. */
  public Dataset<Row> labelled() {
    return labels.map(matches -> matches.labelled(rows)).orElse(rows);
  }
}
