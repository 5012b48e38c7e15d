package io.sparkloss.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import scala.Function1;

/**
 * The params of {@link CostEvaluator}. Each is a method of its name, by which Spark finds it.
 *
 * @since 0.1.0
 */
public abstract class CostParams extends Evaluator {

  private static final long serialVersionUID = 1L;

  /** The value of {@link #sliceCost} for the cost of the slice where it is largest. */
  public static final String WORST = "worst";

  /** The value of {@link #sliceCost} for the mean of the slices' costs, each counting alike. */
  public static final String MEAN = "mean";

  /** The value of {@link #onUndefined} that makes an undefined cost infinite. */
  public static final String LOSE = "lose";

  /** The value of {@link #onUndefined} that makes an undefined cost an error. */
  public static final String FAIL = "fail";

  private final String uid;
  private final Param<String> loss;
  private final Param<String> labelCol;
  private final Param<String> predictionCol;
  private final Param<String> probabilityCol;
  private final Param<String> rawPredictionCol;
  private final Param<String> scaleCol;
  private final Param<String> weightCol;
  private final IntParam numClasses;
  private final StringArrayParam sliceCols;
  private final Param<String> sliceCost;
  private final IntParam minSliceRows;
  private final Param<String> onUndefined;

  CostParams(String uid) {
    this.uid = uid;
    loss =
        checked(
            "loss",
            "which loss, as in SQL or an evaluation file: mae, huber_loss(delta=15)",
            text -> EvaluatedLoss.of(text, 2));
    labelCol = column("labelCol", "the label");
    predictionCol = column("predictionCol", "the prediction, or the hard class");
    probabilityCol =
        column("probabilityCol", "the probability of class 1, or a vector with that of each class");
    rawPredictionCol = column("rawPredictionCol", "the logit, or a vector with one of each class");
    scaleCol = column("scaleCol", "the spread that the model states, for likelihoods");
    weightCol = column("weightCol", "the weight of a row; unset, every row counts alike");
    numClasses =
        new IntParam(this, "numClasses", "how many classes there are", atLeast("numClasses", 2));
    sliceCols =
        new StringArrayParam(this, "sliceCols", "columns whose values make the slices; none: all");
    sliceCost =
        checked(
            "sliceCost",
            "which cost of the slices: worst or mean",
            value -> requireOneOf("sliceCost", value, List.of(WORST, MEAN)));
    minSliceRows =
        new IntParam(
            this,
            "minSliceRows",
            "slices with fewer used rows are left out",
            atLeast("minSliceRows", 1));
    onUndefined =
        checked(
            "onUndefined",
            "what to do with a cost that is undefined: lose (infinity) or fail",
            value -> requireOneOf("onUndefined", value, List.of(LOSE, FAIL)));
    setDefaults();
  }

  private void setDefaults() {
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
    setDefault(numClasses, 2);
    setDefault(sliceCols, new String[0]);
    setDefault(sliceCost, WORST);
    setDefault(minSliceRows, 1);
    setDefault(onUndefined, LOSE);
  }

  private Param<String> column(String name, String holds) {
    return new Param<>(this, name, "name of the column with " + holds);
  }

  private Param<String> checked(String name, String doc, Check<String> check) {
    return new Param<>(this, name, doc, holds(check));
  }

  /** Refuses a value by an exception that says more than Spark's. */
  private interface Check<T> extends Serializable {
    void require(T value);
  }

  private static <T> Function1<T, Object> holds(Check<T> check) {
    return (Function1<T, Object> & Serializable)
        value -> {
          check.require(value);
          return true;
        };
  }

  private static Function1<Object, Object> atLeast(String name, int least) {
    return holds(
        value -> {
          if ((Integer) value < least) {
            throw new IllegalArgumentException(
                name + " is " + value + " but must be at least " + least);
          }
        });
  }

  private static void requireOneOf(String name, String value, List<String> accepted) {
    if (!accepted.contains(value)) {
      throw new IllegalArgumentException(
          name + " is '" + value + "' but must be " + String.join(" or ", accepted));
    }
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Returns the param that says which loss. */
  public Param<String> loss() {
    return loss;
  }

  /** Returns the param that names the column with the label. */
  public Param<String> labelCol() {
    return labelCol;
  }

  /** Returns the param that names the column with the prediction, or the hard class. */
  public Param<String> predictionCol() {
    return predictionCol;
  }

  /** Returns the param that names the column with the probability or probabilities. */
  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  /** Returns the param that names the column with the logit or logits. */
  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }

  /** Returns the param that names the column with the scale. */
  public Param<String> scaleCol() {
    return scaleCol;
  }

  /** Returns the param that names the column with the weight. */
  public Param<String> weightCol() {
    return weightCol;
  }

  /** Returns the param that says how many classes there are. */
  public IntParam numClasses() {
    return numClasses;
  }

  /** Returns the param that names the columns whose values make the slices. */
  public StringArrayParam sliceCols() {
    return sliceCols;
  }

  /** Returns the param that says which cost of the slices. */
  public Param<String> sliceCost() {
    return sliceCost;
  }

  /** Returns the param that says how many used rows a slice must have. */
  public IntParam minSliceRows() {
    return minSliceRows;
  }

  /** Returns the param that says what to do with a cost that is undefined. */
  public Param<String> onUndefined() {
    return onUndefined;
  }
}
