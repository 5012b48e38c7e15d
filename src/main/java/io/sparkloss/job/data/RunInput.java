package io.sparkloss.job.data;

import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.input.LabelJoin;
import io.sparkloss.evaluate.input.ModelPenalty;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.LabelSettings;
import io.sparkloss.job.file.target.PenaltySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Opens what a run is evaluated on: its input, joined with its labels where they stand elsewhere,
 * and the penalties of its models.
 *
 * @since 0.1.0
 */
public final class RunInput {

  private final SparkSession spark;
  private final EvaluationRun run;

  /** Creates the input of a run. */
  public RunInput(SparkSession spark, EvaluationRun run) {
    this.spark = spark;
    this.run = run;
  }

  /**
   * Returns what is evaluated; reads no data but the coefficients of saved models.
   *
   * @throws InputException when there is nothing to be read as the run says
   * @throws io.sparkloss.evaluate.refusal.SchemaException when labels do not fit the input
   */
  public EvaluationInput open() throws InputException {
    List<ModelPenalty> penalties = penalties();
    Map<String, String> versions = new LinkedHashMap<>();
    EvaluationInput joined = rows(versions);
    return joined.withSource(versions).withPenalties(penalties);
  }

  private List<ModelPenalty> penalties() throws InputException {
    List<ModelPenalty> penalties = new ArrayList<>();
    for (PenaltySettings settings : run.penalties()) {
      penalties.add(
          ModelPenalty.of(
              settings.target(), settings.model(), settings.penalty(), coefficients(settings)));
    }
    return penalties;
  }

  private double[] coefficients(PenaltySettings settings) throws InputException {
    return settings.savedModel().isPresent()
        ? new SavedCoefficients(
                spark, settings.path("coefficients_of"), settings.savedModel().get())
            .read(settings.intercept())
        : settings.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private EvaluationInput rows(Map<String, String> versions) throws InputException {
    InputData.Opened input = new InputData(spark, run.input()).open();
    input.version().ifPresent(version -> versions.put("input_version", version));
    if (run.labels().isEmpty()) {
      return EvaluationInput.of(input.rows());
    }
    LabelSettings settings = run.labels().get();
    InputData.Opened labels = new InputData(spark, settings.input()).open();
    labels.version().ifPresent(version -> versions.put("labels_version", version));
    return LabelJoin.of(
        new LabelJoin.Labelling(input.rows(), labels.rows()),
        settings.on(),
        settings.columns(),
        settings.minCoverage());
  }
}
