package io.sparkloss.ml;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates any loss in Spark ML's tuning: {@code new CostEvaluator().setLoss("mae")} in a {@code
 * CrossValidator} or {@code TrainValidationSplit}.
 *
 * <p>The cost has the bits of the SQL function over the same rows. Losses of predictions and of
 * hard classes take {@link #predictionCol}, those of probabilities {@link #probabilityCol}, those
 * of logits {@link #rawPredictionCol}. Of two classes, {@link #numClasses} being 2, the vectors of
 * Spark ML give the entry of class 1; of more, they are taken as they are.
 *
 * <p>A cost is undefined when it is NaN, when no row was used or the weights sum to 0, and when a
 * row with a label lacks the prediction: a model must not win by what it leaves out. It then is +∞,
 * with a warning in the log, or an error: {@link #onUndefined}. Spark's tuning takes the least mean
 * over the folds, and the first model where all are infinite.
 *
 * <p>With {@link #sliceCols} it is the cost of the slice where it is largest, or the mean of the
 * slices' costs: {@link #sliceCost}.
 *
 * <p>As safe for use by many threads as every evaluator of Spark ML: once its params are set.
 *
 * @since 0.1.0
 */
public final class CostEvaluator extends CostParams implements DefaultParamsWritable {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(CostEvaluator.class);

  /** Creates an evaluator whose loss is still to be set. */
  public CostEvaluator() {
    this(Identifiable$.MODULE$.randomUID("costEval"));
  }

  /** Creates an evaluator with an identity; Spark needs it to copy and to load one. */
  public CostEvaluator(String uid) {
    super(uid);
  }

  /** Returns the reader of saved evaluators. */
  public static MLReader<CostEvaluator> read() {
    return new DefaultParamsReader<>();
  }

  /** Returns a saved evaluator. */
  public static CostEvaluator load(String path) {
    return read().load(path);
  }

  /**
   * Returns the cost of the loss that is set.
   *
   * @throws IllegalArgumentException when no loss is set, or a column is missing or of another type
   * @throws UndefinedCostException when the cost is undefined and {@link #onUndefined} is {@code
   *     fail}
   */
  @Override
  public double evaluate(Dataset<?> dataset) {
    if (!isDefined(loss())) {
      throw new IllegalArgumentException(
          "loss is not set; set it, for example by setLoss(\"mae\")");
    }
    String text = getOrDefault(loss());
    return evaluateAll(dataset, List.of(text)).getOrDefault(text, Double.NaN);
  }

  /**
   * Returns the costs of several losses, in their order, from one pass over the data.
   *
   * @throws IllegalArgumentException as {@link #evaluate} does, and when a loss is given twice
   * @throws UndefinedCostException when one is undefined and {@link #onUndefined} is {@code fail}
   */
  public Map<String, Double> evaluateAll(Dataset<?> dataset, List<String> losses) {
    if (losses.isEmpty() || losses.size() != new HashSet<>(losses).size()) {
      throw new IllegalArgumentException(
          "losses are " + losses + "; give at least one, and each once");
    }
    Map<String, Double> costs = new LinkedHashMap<>();
    new CostQuery(this, dataset)
        .run(losses)
        .forEach((loss, found) -> costs.put(loss, decided(loss, found)));
    return costs;
  }

  private double decided(String text, FoundCost found) {
    String fault = found.fault();
    if (fault.isEmpty()) {
      return found.cost();
    }
    String message = "the cost of " + text + " is undefined: " + fault;
    if (getOrDefault(onUndefined()).equals(FAIL)) {
      throw new UndefinedCostException(message);
    }
    LOG.warn("{}; it counts as infinite", message);
    return Double.POSITIVE_INFINITY;
  }

  /** Returns false: the model of least cost is the best. */
  @Override
  public boolean isLargerBetter() {
    return false;
  }

  @Override
  public CostEvaluator copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /**
   * Sets which loss, as in SQL or an evaluation file: {@code mae}, {@code huber_loss(delta=15)}.
   */
  public CostEvaluator setLoss(String value) {
    set(loss(), value);
    return this;
  }

  /** Sets the column with the label. */
  public CostEvaluator setLabelCol(String value) {
    set(labelCol(), value);
    return this;
  }

  /** Sets the column with the prediction, or the hard class. */
  public CostEvaluator setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  /** Sets the column with the probability of class 1, or a vector with that of each class. */
  public CostEvaluator setProbabilityCol(String value) {
    set(probabilityCol(), value);
    return this;
  }

  /** Sets the column with the logit, or a vector with one of each class. */
  public CostEvaluator setRawPredictionCol(String value) {
    set(rawPredictionCol(), value);
    return this;
  }

  /** Sets the column with the spread that the model states. */
  public CostEvaluator setScaleCol(String value) {
    set(scaleCol(), value);
    return this;
  }

  /** Sets the column with the weight of a row. */
  public CostEvaluator setWeightCol(String value) {
    set(weightCol(), value);
    return this;
  }

  /** Sets how many classes there are; at least 2. */
  public CostEvaluator setNumClasses(int value) {
    set(numClasses(), value);
    return this;
  }

  /** Sets the columns whose values make the slices. */
  public CostEvaluator setSliceCols(String[] value) {
    set(sliceCols(), value);
    return this;
  }

  /** Sets which cost of the slices: {@code worst} or {@code mean}. */
  public CostEvaluator setSliceCost(String value) {
    set(sliceCost(), value);
    return this;
  }

  /** Sets how many used rows a slice must have; at least 1. */
  public CostEvaluator setMinSliceRows(int value) {
    set(minSliceRows(), value);
    return this;
  }

  /** Sets what to do with a cost that is undefined: {@code lose} or {@code fail}. */
  public CostEvaluator setOnUndefined(String value) {
    set(onUndefined(), value);
    return this;
  }
}
