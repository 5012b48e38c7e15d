package io.sparkloss.job.history;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What tells a run from others, in the footer of its file: the last run that passed, and by what
 * columns a run has slices, are found without reading rows.
 */
final class RunFooter {

  private static final String PREFIX = "io.sparkloss.";
  private static final String SURE = "sure";

  private final Map<String, String> entries;

  RunFooter(Map<String, String> entries) {
    this.entries = entries;
  }

  /** Returns the footer of a run's file. */
  static Map<String, String> of(StoredRun run, Evaluation evaluation) {
    Set<String> groupings = new TreeSet<>();
    for (CostEntry entry : evaluation.costs()) {
      groupings.add(EvaluationJson.writeColumns(entry.slice().columns()));
    }
    return Map.of(
        PREFIX + "run", run.run(),
        PREFIX + "series", run.series(),
        PREFIX + "evaluated_at", run.evaluatedAt().toString(),
        PREFIX + "verdict", run.verdictName(),
        PREFIX + "states",
            evaluation.costs().stream().allMatch(RunFooter::isSure) ? SURE : "unsure",
        PREFIX + "groupings", String.join("\n", groupings));
  }

  /**
   * Returns whether the states of a cost, and of what it is compared with, tell how sure they are.
   */
  private static boolean isSure(CostEntry entry) {
    CostBasis basis = Objects.requireNonNull(entry.basis(), "an evaluation's cost has a basis");
    return !basis.isClustered() && basis.weightKind() == WeightKind.SAMPLING;
  }

  /** Returns the run. */
  StoredRun run(LocalDate period) throws IOException {
    String verdict = text("verdict");
    return new StoredRun(
        text("run"),
        text("series"),
        period,
        Instant.parse(text("evaluated_at")),
        verdict.equals(StoredRun.NO_VERDICT)
            ? Optional.empty()
            : Optional.of(Verdict.valueOf(verdict.toUpperCase(Locale.ROOT))));
  }

  /** Returns the sets of columns by which the run has slices; the empty one is the overall. */
  Set<Set<String>> groupings() throws IOException {
    return text("groupings")
        .lines()
        .map(EvaluationJson::readColumns)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether the states tell how sure all costs are, so that nothing else need be read. */
  boolean statesAreSure() {
    return SURE.equals(entries.get(PREFIX + "states"));
  }

  private String text(String name) throws IOException {
    String text = entries.get(PREFIX + name);
    if (text == null) {
      throw new DamagedFileException(
          "it is no file of a run: its footer has no " + PREFIX + name, null);
    }
    return text;
  }
}
