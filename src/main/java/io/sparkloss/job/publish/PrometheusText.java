package io.sparkloss.job.publish;

import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of a run as metrics of Prometheus, all of them gauges: costs with their uncertainty,
 * the rows behind them, the verdict of each gate and of all, and the exit code.
 *
 * <p>Runs of different days have the same labels, so that a cost is one time series: their {@code
 * series} names them, and only {@code spark_loss_run_info} the run. What is not defined, such as
 * the cost of no rows, has no sample. A run that was refused has its exit code and nothing else.
 */
final class PrometheusText {

  private static final String PREFIX = "spark_loss_";
  private static final double MILLIS = 1000;

  private final RunOutcome outcome;
  private final int slices;
  private final Map<String, MetricFamily> families = new LinkedHashMap<>();

  private PrometheusText(RunOutcome outcome, int slices) {
    this.outcome = outcome;
    this.slices = slices;
  }

  /**
   * Returns the text.
   *
   * @param outcome what came of the run
   * @param slices how many slices at most become metrics, those of most rows first
   */
  static String of(RunOutcome outcome, int slices) {
    PrometheusText text = new PrometheusText(outcome, slices);
    text.write();
    return text.families.values().stream().map(MetricFamily::text).collect(Collectors.joining());
  }

  private void write() {
    add(
        "exit_code",
        "How the run ended: 0 is done with all gates passed.",
        Map.of(),
        outcome.code());
    outcome.evaluation().ifPresent(this::write);
  }

  private void write(Evaluation evaluation) {
    Map<String, String> info = new LinkedHashMap<>();
    info.put("run", evaluation.run());
    info.put("version", evaluation.provenance().project());
    info.put("spark", evaluation.provenance().spark());
    info.put("java", evaluation.provenance().java());
    add("run_info", "Which run these metrics are of, and what made it.", info, 1);
    add(
        "evaluated_at_timestamp_seconds",
        "When the run was evaluated.",
        Map.of(),
        (double) evaluation.evaluatedAt().toEpochMilli() / MILLIS);
    verdicts("verdict", "Whether all gates passed.", Map.of(), evaluation.verdict());
    costs(evaluation.costs());
    quality(evaluation.dataQuality());
    for (int i = 0; i < evaluation.gates().size(); i++) {
      gate(i + 1, evaluation.gates().get(i));
    }
  }

  private void costs(List<CostEntry> costs) {
    Set<Slice> shown = shown(costs);
    long all = costs.stream().map(CostEntry::slice).filter(s -> !s.isOverall()).distinct().count();
    costs.stream().filter(entry -> shown.contains(entry.slice())).forEach(this::cost);
    add(
        "slices_left_out",
        "Slices whose costs are in the results, but not among these metrics.",
        Map.of(),
        (double) (all - (shown.size() - 1)));
  }

  /** Returns the whole, and the slices of most rows; of as many, those whose text is less. */
  private Set<Slice> shown(List<CostEntry> costs) {
    Map<Slice, Long> rows = new HashMap<>();
    costs.forEach(entry -> rows.merge(entry.slice(), entry.usage().rows(), Math::max));
    rows.remove(Slice.OVERALL);
    Set<Slice> shown =
        rows.entrySet().stream()
            .sorted(
                Map.Entry.<Slice, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(entry -> EvaluationJson.write(entry.getKey())))
            .limit(slices)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    shown.add(Slice.OVERALL);
    return shown;
  }

  private void cost(CostEntry entry) {
    Map<String, String> labels = labels(entry.key());
    labels.putAll(labels(entry.slice()));
    Estimate estimate = entry.estimate();
    double cost = estimate.isEmpty() ? Double.NaN : estimate.cost();
    add("cost", "The cost of a model by a loss.", labels, cost);
    add("cost_std_error", "The standard error of the cost.", labels, estimate.standardError());
    add("cost_ci_low", "The lower end of the cost's interval.", labels, estimate.lower());
    add("cost_ci_high", "The upper end of the cost's interval.", labels, estimate.upper());
  }

  private void quality(DataQuality quality) {
    add("rows_read", "The rows of the input.", Map.of(), (double) quality.rowsRead());
    for (DataQuality.EntryUsage entry : quality.usages()) {
      usage(labels(entry.target(), entry.model(), entry.loss()), entry.usage());
    }
    for (LabelCoverage coverage : quality.labelCoverage()) {
      if (coverage.slice().isOverall()) {
        String model = coverage.model();
        Map<String, String> labels = model == null ? Map.of() : Map.of("model", model);
        add("label_coverage_ratio", "Predictions that have a label.", labels, coverage.share());
      }
    }
  }

  private void usage(Map<String, String> labels, Usage usage) {
    add("rows_used", "The rows that a cost is of.", labels, (double) usage.used());
    add("coverage_ratio", "Rows used, of those that were not ignored.", labels, usage.coverage());
    usage
        .invalid()
        .forEach(
            (reason, rows) -> {
              Map<String, String> with = new LinkedHashMap<>(labels);
              with.put("reason", reason.key());
              add(
                  "rows_not_used",
                  "The rows that a cost is not of, by reason.",
                  with,
                  (double) rows);
            });
  }

  private void gate(int number, GateResult gate) {
    Map<String, String> labels =
        labels(gate.gate().target(), gate.gate().candidate(), gate.gate().loss());
    labels.put("gate", Integer.toString(number));
    labels.put("condition", gate.gate().condition());
    labels.put("scope", gate.gate().scope());
    verdicts("gate_verdict", "Whether a gate passed.", labels, gate.verdict());
    for (GateDecision decision : gate.decisions()) {
      if (decision.slice().isOverall()) {
        Estimate excess = decision.difference();
        String help = "By how much the cost is above what the gate allows";
        add("gate_excess", help + ".", labels, excess.cost());
        add("gate_excess_ci_low", help + ": the lower end.", labels, excess.lower());
        add("gate_excess_ci_high", help + ": the upper end.", labels, excess.upper());
      }
    }
  }

  /** Adds a state set: 1 for the verdict that was found, 0 for each other. */
  private void verdicts(String name, String help, Map<String, String> labels, Verdict found) {
    for (Verdict verdict : Verdict.values()) {
      Map<String, String> with = new LinkedHashMap<>(labels);
      with.put("verdict", verdict.key());
      add(name, help, with, verdict == found ? 1 : 0);
    }
  }

  private static Map<String, String> labels(EntryKey key) {
    return labels(key.target(), key.model(), key.loss());
  }

  private static Map<String, String> labels(String target, String model, String loss) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("target", target);
    labels.put("model", model);
    labels.put("loss", loss);
    return labels;
  }

  private static Map<String, String> labels(Slice slice) {
    return slice.isOverall() ? Map.of() : Map.of("slice", EvaluationJson.write(slice));
  }

  private void add(String name, String help, Map<String, String> labels, double value) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("series", outcome.series());
    all.putAll(labels);
    families.computeIfAbsent(PREFIX + name, full -> new MetricFamily(full, help)).add(all, value);
  }
}
