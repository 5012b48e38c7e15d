package io.sparkloss.evaluate.plan;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.gate.Gate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What to evaluate, and how. Made by {@link #builder}; checked when it is built, as far as no data
 * are needed.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param run the identity of the run
 * @param targets the targets, none twice
 * @param rows how rows are read: keys, weight, model column
 * @param slices the lists of columns by which costs are sliced, beside the overall
 * @param quality what is done about rows that cannot be used
 * @param gates the conditions, with losses in canonical form
 * @param baselines by target, the model with which every other one is compared
 * @param details what is reported beside costs
 * @param confidence the coverage of intervals, in (0, 1)
 * @param source what is known of the input, by name, for the result's provenance
 * @since 0.1.0
 */
public record EvaluationPlan(
    String run,
    List<Target> targets,
    Rows rows,
    List<List<String>> slices,
    Quality quality,
    List<Gate> gates,
    Map<String, String> baselines,
    Details details,
    double confidence,
    Map<String, String> source) {

  /** Keeps its own copies. */
  public EvaluationPlan {
    targets = List.copyOf(targets);
    slices = slices.stream().map(List::copyOf).toList();
    gates = List.copyOf(gates);
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }

  /**
   * How rows are read.
   *
   * @param key the columns that identify a row, for messages
   * @param weight the weight column, or null
   * @param weightKind what weights mean
   * @param modelColumn in long form the column that names the model of a row, or null
   * @param cluster the column that names the cluster of a row, whose rows are not independent, or
   *     null
   */
  public record Rows(
      List<String> key,
      @Nullable String weight,
      WeightKind weightKind,
      @Nullable String modelColumn,
      @Nullable String cluster) {
    /** Keeps its own copy of the key. */
    public Rows {
      key = List.copyOf(key);
    }
  }

  /**
   * What is done about rows that cannot be used.
   *
   * @param onInvalid whether they fail the evaluation
   * @param minCoverage the least coverage, overall, of every cost; in [0, 1]
   * @param sumTolerance how far probabilities may sum from 1; empty: 1e-6, and 3.5e-4 for floats
   * @param maxInvalid how many rows may be refused before the evaluation is
   */
  public record Quality(
      OnInvalid onInvalid,
      double minCoverage,
      OptionalDouble sumTolerance,
      MaxInvalid maxInvalid) {}

  /** Returns a builder of a plan for a run. */
  public static Builder builder(String run) {
    return new Builder(run);
  }

  /** Returns whether predictions are in long form: one row for each sample and model. */
  public boolean isLongForm() {
    return rows.modelColumn() != null;
  }

  /** Collects the parts of a plan. Not safe for use by many threads. */
  public static final class Builder {

    private final String run;
    private final List<Target> targets = new ArrayList<>();
    private final List<List<String>> slices = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final Map<String, String> baselines = new LinkedHashMap<>();
    private final Map<String, String> source = new LinkedHashMap<>();
    private List<String> key = List.of();
    private Details details = Details.NONE;
    private @Nullable String weight;
    private WeightKind weightKind = WeightKind.SAMPLING;
    private @Nullable String modelColumn;
    private @Nullable String cluster;
    private OnInvalid onInvalid = OnInvalid.FAIL;
    private double minCoverage;
    private OptionalDouble sumTolerance = OptionalDouble.empty();
    private MaxInvalid maxInvalid = MaxInvalid.NONE;
    private double confidence = CostOptions.DEFAULT_CONFIDENCE;

    private Builder(String run) {
      this.run = run;
    }

    /** Adds a target. */
    public Builder target(Target target) {
      targets.add(target);
      return this;
    }

    /** Sets the columns that identify a row. */
    public Builder key(List<String> columns) {
      key = columns;
      return this;
    }

    /** Sets the columns that identify a row. */
    public Builder key(String... columns) {
      return key(List.of(columns));
    }

    /** Sets the weight column, and what weights mean. */
    public Builder weight(String column, WeightKind kind) {
      weight = column;
      weightKind = kind;
      return this;
    }

    /** Says that predictions are in long form, and which column names the model of a row. */
    public Builder modelColumn(String column) {
      modelColumn = column;
      return this;
    }

    /** Names the column of clusters: rows of one are not independent of each other. */
    public Builder cluster(String column) {
      cluster = column;
      return this;
    }

    /** Adds a slice by these columns together. */
    public Builder slice(List<String> columns) {
      slices.add(columns);
      return this;
    }

    /** Adds a slice by these columns together. */
    public Builder slice(String... columns) {
      return slice(List.of(columns));
    }

    /** Sets what is done about rows that cannot be used; FAIL unless set. */
    public Builder onInvalid(OnInvalid value) {
      onInvalid = value;
      return this;
    }

    /** Sets the least coverage of every cost; 0 unless set. */
    public Builder minCoverage(double share) {
      minCoverage = share;
      return this;
    }

    /** Sets how many rows may be refused before the evaluation is; no bound unless set. */
    public Builder maxInvalid(MaxInvalid shares) {
      maxInvalid = shares;
      return this;
    }

    /** Sets how far probabilities may sum from 1. */
    public Builder sumTolerance(double tolerance) {
      sumTolerance = OptionalDouble.of(tolerance);
      return this;
    }

    /** Sets the coverage of intervals; 0.95 unless set. */
    public Builder confidence(double coverage) {
      confidence = coverage;
      return this;
    }

    /** Adds a gate. */
    public Builder gate(Gate gate) {
      gates.add(gate);
      return this;
    }

    /** Compares every other model of a target with this one, in the overall and in every slice. */
    public Builder baseline(String target, String model) {
      baselines.put(target, model);
      return this;
    }

    /** Sets what is reported beside costs; nothing unless set. */
    public Builder details(Details wanted) {
      details = wanted;
      return this;
    }

    /** Adds a fact about the input to the result's provenance. */
    public Builder source(String name, String value) {
      source.put(name, value);
      return this;
    }

    /**
     * Returns the plan.
     *
     * @throws PlanException when it cannot be run whatever the data are
     */
    public EvaluationPlan build() {
      EvaluationPlan plan =
          new EvaluationPlan(
              run,
              targets,
              new Rows(key, weight, weightKind, modelColumn, cluster),
              slices,
              new Quality(onInvalid, minCoverage, sumTolerance, maxInvalid),
              gates,
              baselines,
              details,
              confidence,
              source);
      return PlanCheck.checked(plan);
    }
  }
}
