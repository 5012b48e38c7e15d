package io.sparkloss.job.publish;

import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.gate.GateResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What came of a run as MLflow keeps it.
 *
 * <p>Parameters are what the run was asked for, and cannot change in MLflow; tags are what came of
 * it, and metrics the overall costs with their uncertainty and the rows behind them. A metric is
 * called {@code target/loss/model/cost}. What is not defined is no metric.
 *
 * @param name the run
 * @param key tells the run from every other, in letters that a search can ask for
 * @param tags what came of it
 * @param parameters what it was asked for
 * @param metrics the numbers, by name
 * @param at when they were found, in milliseconds since 1970
 */
record MlflowRun(
    String name,
    String key,
    Map<String, String> tags,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    long at) {

  /** The tag by which a run is found again. */
  static final String KEY = "spark_loss.key";

  private static final String PREFIX = "spark_loss.";
  private static final int LONGEST_TAG = 5000;

  /** What every server takes; later ones take more. */
  private static final int LONGEST_PARAMETER = 250;

  /** Returns the run of an outcome. */
  static MlflowRun of(RunOutcome outcome) {
    byte[] name = outcome.run().getBytes(StandardCharsets.UTF_8);
    return new MlflowRun(
        outcome.run(),
        UUID.nameUUIDFromBytes(name).toString(),
        tags(outcome),
        outcome.evaluation().map(MlflowRun::parameters).orElse(Map.of()),
        outcome.evaluation().map(MlflowRun::metrics).orElse(Map.of()),
        outcome.endedAt().toEpochMilli());
  }

  private static Map<String, String> tags(RunOutcome outcome) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", outcome.run());
    tags.put("mlflow.source.name", "spark-loss");
    tags.put("mlflow.source.type", "JOB");
    tags.put(PREFIX + "series", outcome.series());
    tags.put(PREFIX + "verdict", outcome.verdict().orElse("none"));
    tags.put(PREFIX + "exit_code", Integer.toString(outcome.code()));
    tags.put(PREFIX + "reason", outcome.reason());
    List<GateResult> gates = outcome.evaluation().map(Evaluation::gates).orElse(List.of());
    for (int i = 0; i < gates.size(); i++) {
      GateResult gate = gates.get(i);
      tags.put(
          PREFIX + "gate." + (i + 1),
          gate.verdict().key() + ": " + gate.gate().text() + ": " + gate.explanation());
    }
    tags.replaceAll((tag, text) -> cut(text, LONGEST_TAG));
    return tags;
  }

  private static Map<String, String> parameters(Evaluation evaluation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    MlflowNames names = new MlflowNames();
    evaluation
        .provenance()
        .source()
        .forEach((name, text) -> parameters.put(names.name(List.of(name)), text));
    parameters.put(names.name(List.of("confidence")), Double.toString(evaluation.confidence()));
    Map<List<String>, Set<String>> asked = new LinkedHashMap<>();
    for (CostEntry entry : overall(evaluation)) {
      String target = entry.key().target();
      add(asked, List.of(target, "models"), entry.key().model());
      add(asked, List.of(target, "losses"), entry.key().loss());
    }
    asked.forEach((name, values) -> parameters.put(names.name(name), String.join(", ", values)));
    parameters.replaceAll((name, text) -> cut(text, LONGEST_PARAMETER));
    return parameters;
  }

  private static void add(Map<List<String>, Set<String>> asked, List<String> name, String value) {
    asked.computeIfAbsent(name, absent -> new LinkedHashSet<>()).add(value);
  }

  private static Map<String, Double> metrics(Evaluation evaluation) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    MlflowNames names = new MlflowNames();
    for (CostEntry entry : overall(evaluation)) {
      Estimate estimate = entry.estimate();
      List<String> cost = List.of(entry.key().target(), entry.key().loss(), entry.key().model());
      put(metrics, names, cost, "cost", estimate.isEmpty() ? Double.NaN : estimate.cost());
      put(metrics, names, cost, "std_error", estimate.standardError());
      put(metrics, names, cost, "ci_low", estimate.lower());
      put(metrics, names, cost, "ci_high", estimate.upper());
    }
    put(metrics, names, List.of(), "rows_read", (double) evaluation.dataQuality().rowsRead());
    for (DataQuality.EntryUsage entry : evaluation.dataQuality().usages()) {
      List<String> cost = List.of(entry.target(), entry.loss(), entry.model());
      put(metrics, names, cost, "rows_used", (double) entry.usage().used());
      put(metrics, names, cost, "coverage", entry.usage().coverage());
    }
    return metrics;
  }

  private static void put(
      Map<String, Double> metrics, MlflowNames names, List<String> of, String what, double value) {
    if (!Double.isNaN(value)) {
      List<String> parts = new ArrayList<>(of);
      parts.add(what);
      metrics.put(names.name(parts), value);
    }
  }

  private static List<CostEntry> overall(Evaluation evaluation) {
    return evaluation.costs().stream().filter(entry -> entry.slice().isOverall()).toList();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
  }
}
