package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.engine.SlicedEvaluation;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.result.Evaluation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flights file with all that an evaluation can do reads its input once. */
class EvaluatorScansIT {

  private static final String FLIGHTS = "jobs/data/flights-predictions.parquet";
  private static final long ROWS = 50_000;

  private static EvaluationPlan plan(String... settings) throws RefusedException {
    return EvaluationFile.read(
            "conf/flights.yaml",
            List.of(settings),
            new Substitutions(LocalDate.of(2001, 6, 30), Map.of()))
        .get(0)
        .plan();
  }

  private static Dataset<Row> flights() {
    return TestSpark.session().read().parquet(FLIGHTS);
  }

  @Test
  void everythingAtOnceReadsEachRowOnce() throws Exception {
    EvaluationPlan plan =
        plan(
            "slices=[origin, [weekday, hour]]",
            "details.every_slice=true",
            "details.calibration=15",
            "details.replicates=40",
            "details.worst_rows=5");
    Evaluation[] found = new Evaluation[1];
    long read = RowsRead.during(() -> found[0] = Evaluator.evaluate(flights(), plan));
    assertThat(read).isEqualTo(ROWS);
    assertThat(found[0].gates()).isNotEmpty();
    assertThat(found[0].comparisons()).isNotEmpty();
    assertThat(found[0].details().calibrations()).anyMatch(entry -> entry.errorInterval() != null);
    assertThat(found[0].details().worstRows()).isNotEmpty();
    assertThat(found[0].details().densities()).hasSize(3);
  }

  @Test
  void clustersReadEachRowOnce() throws Exception {
    EvaluationPlan plan = plan("slices=[origin]", "cluster=hour");
    long read = RowsRead.during(() -> Evaluator.evaluate(flights(), plan));
    assertThat(read).isEqualTo(ROWS);
  }

  @Test
  void slicesThatStayInSparkReadEachRowOnce(@TempDir Path folder) throws Exception {
    EvaluationPlan plan = plan("slices=[origin, [origin, hour]]");
    long read =
        RowsRead.during(
            () -> {
              try (SlicedEvaluation found =
                  Evaluator.evaluateSliced(EvaluationInput.of(flights()), plan, Optional.empty())) {
                found.tables().costs().write().parquet(folder + "/costs");
                found.tables().comparisons().orElseThrow().write().parquet(folder + "/others");
              }
            });
    assertThat(read).isEqualTo(ROWS);
  }
}
