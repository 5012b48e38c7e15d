package io.sparkloss.job.history;

import static io.sparkloss.job.history.PastRuns.DAY;
import static io.sparkloss.job.history.PastRuns.SERIES;
import static io.sparkloss.job.history.PastRuns.evaluation;
import static io.sparkloss.job.history.PastRuns.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.rollup.Calendar;
import io.sparkloss.evaluate.rollup.RollupQuery;
import io.sparkloss.result.rollup.RolledCost;
import io.sparkloss.result.rollup.Rollup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of a thousand runs, read by this library and by Spark. */
class ManyRunsIT {

  private static final int RUNS = 1000;
  private static final int A_DAY = 20;

  @Test
  void aThousandRunsAreOneTable(@TempDir Path directory) throws Exception {
    CostHistory history = new CostHistory(directory.toUri().toString(), new Configuration());
    double[] errors = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      errors[i] = i / 7.0;
      put(history, DAY.plusDays(i / A_DAY), evaluation("run-" + i, List.of(), errors[i]));
    }

    Rollup rollup =
        history.rollUp(
            new RollupQuery(Calendar.ALL, List.of("origin"), Map.of(), Map.of(SERIES, 0.9)),
            period -> true);

    assertThat(rollup.costs()).hasSize(1);
    RolledCost cost = rollup.costs().get(0);
    assertThat(cost.estimate()).isEqualTo(PastRuns.basis(errors).estimate(0.9));
    assertThat(cost.usage().rows()).isEqualTo(3 * RUNS);
    assertThat(cost.span().last()).isEqualTo(DAY.plusDays(RUNS / A_DAY - 1));
    assertThat(
            TestSpark.session()
                .read()
                .parquet(directory.toString())
                .selectExpr("count(*)", "count(DISTINCT run)", "count(DISTINCT period)")
                .head()
                .mkString("|"))
        .isEqualTo("2000|1000|50");
  }
}
