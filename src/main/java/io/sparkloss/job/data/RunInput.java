package io.sparkloss.job.data;

import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.input.LabelJoin;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.file.LabelSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Opens what a run is evaluated on: its input, joined with its labels where they stand elsewhere.
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
   * Returns what is evaluated; reads no data.
   *
   * @throws InputException when there is nothing to be read as the run says
   * @throws io.sparkloss.evaluate.refusal.SchemaException when labels do not fit the input
   */
  public EvaluationInput open() throws InputException {
    Map<String, String> versions = new LinkedHashMap<>();
    InputData.Opened input = new InputData(spark, run.input()).open();
    input.version().ifPresent(version -> versions.put("input_version", version));
    if (run.labels().isEmpty()) {
      return EvaluationInput.of(input.rows()).withSource(versions);
    }
    LabelSettings settings = run.labels().get();
    InputData.Opened labels = new InputData(spark, settings.input()).open();
    labels.version().ifPresent(version -> versions.put("labels_version", version));
    return LabelJoin.of(
            new LabelJoin.Labelling(input.rows(), labels.rows()),
            settings.on(),
            settings.columns(),
            settings.minCoverage())
        .withSource(versions);
  }
}
