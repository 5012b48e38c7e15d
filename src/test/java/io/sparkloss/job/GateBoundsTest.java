package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.file.EvaluationRun;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.result.rollup.GateBound;
import io.sparkloss.result.rollup.RolledCost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateBoundsTest {

  private static final String FILE =
      """
      run: flights-${date}
      input: {path: data}
      targets: {t: {label: y, models: {a: a, b: b}, losses: [mse]}}
      slices: [origin]
      gates:
        - {target: t, loss: mse, candidate: a, at_most: 20}
        - {target: t, loss: mse, candidate: a, at_least: 2, slices: every}
        - {target: t, loss: mse, candidate: a, baseline: 10, margin: 10%}
        - {target: t, loss: mse, candidate: a, baseline: b, margin: 1}
      output: {history: {path: costs}}
      """;

  @Test
  void boundsAndConstantBaselinesAreTheSameInEveryRun(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.toRealPath().resolve("e.yaml"), FILE);
    List<EvaluationRun> runs =
        EvaluationFile.read(
            file.toString(), List.of(), new Substitutions(LocalDate.parse("2001-06-30"), Map.of()));
    String series = runs.get(0).history().orElseThrow().series();

    RolledCost.Name name = new RolledCost.Name(series, "t", "a", "squared_error");
    assertThat(GateBounds.of(runs, Set.of(series)))
        .containsExactly(
            new GateBound(name, false, "at most 20", 20),
            new GateBound(name, true, "at least 2", 2),
            new GateBound(name, false, "not above 10 by more than 10%", 11));
    assertThat(GateBounds.of(runs, Set.of("another"))).isEmpty();
  }
}
