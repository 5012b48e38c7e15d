package io.sparkloss.evaluate;

import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.engine.Engine;
import io.sparkloss.evaluate.engine.SlicedEvaluation;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Evaluates a plan on a data set: all costs of all targets, models, losses and slices, and all
 * gates, in one pass over the data.
 *
 * <p>Only when rows are refused under {@link OnInvalid#FAIL}, or joined labels for their keys, a
 * second query looks for the first of them. The session's settings stay as they are.
 *
 * @since 0.1.0
 */
public final class Evaluator {

  private Evaluator() {}

  /**
   * Checks a plan against the columns of the input, reading no data.
   *
   * @throws io.sparkloss.evaluate.refusal.SchemaException when a column is missing or of another
   *     type
   */
  public static void check(Dataset<Row> input, EvaluationPlan plan) {
    new Engine(EvaluationInput.of(input), plan, Optional.empty()).checkKey();
  }

  /**
   * Evaluates a plan.
   *
   * @throws io.sparkloss.evaluate.refusal.DataException when the data are refused: columns, empty
   *     input, rows that cannot be used, coverage
   */
  public static Evaluation evaluate(Dataset<Row> input, EvaluationPlan plan) {
    return evaluate(EvaluationInput.of(input), plan, Optional.empty());
  }

  /**
   * Evaluates a plan on an input of which more is known than its rows, with the last run that
   * passed as the baseline of the gates that ask for it.
   *
   * @param passed the run; empty where none has passed yet
   * @throws io.sparkloss.evaluate.refusal.DataException when the data are refused, as above, and
   *     for the labels that are joined: several for one key, or too few
   */
  public static Evaluation evaluate(
      EvaluationInput input, EvaluationPlan plan, Optional<PassedRun> passed) {
    return new Engine(input, plan, passed).run(now(), provenance(input, plan));
  }

  /**
   * Evaluates a plan, and leaves the slices in Spark: for more of them than a driver should hold.
   * The evaluation has the entries of all rows together only, and what the gates decided; the rest
   * stands in the tables.
   *
   * @throws io.sparkloss.evaluate.refusal.DataException as {@link #evaluate} does
   */
  public static SlicedEvaluation evaluateSliced(
      EvaluationInput input, EvaluationPlan plan, Optional<PassedRun> passed) {
    return new Engine(input, plan, passed).runSliced(now(), provenance(input, plan));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Provenance provenance(EvaluationInput input, EvaluationPlan plan) {
    Map<String, String> source = new LinkedHashMap<>(plan.source());
    source.putAll(input.source());
    return new Provenance(
        source, input.rows().sparkSession().version(), Runtime.version().toString(), version());
  }

  private static String version() {
    String version = Evaluator.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
