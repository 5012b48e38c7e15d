package io.sparkloss.spark.catalog;

import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.ScoreSums;
import io.sparkloss.numeric.Exact;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.row.Mode;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** {@code (label, prediction[, weight][, options])}: a score of sums. */
final class ScoreFunction implements AggregateFunction<ScoreSums, @Nullable Double> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Signature signature;
  private final CatalogLoss loss;
  private final Score score;
  private final Mode mode;

  ScoreFunction(String name, Signature signature, CatalogLoss loss, Score score, Mode mode) {
    this.name = name;
    this.signature = signature;
    this.loss = loss;
    this.score = score;
    this.mode = mode;
  }

  @Override
  public ScoreSums newAggregationState() {
    return new ScoreSums(score, isWeighted());
  }

  @Override
  public ScoreSums update(ScoreSums sums, InternalRow row) {
    RowEvaluator evaluator = loss.evaluator(row);
    Double value = evaluator.value(row);
    Double weight = value == null ? null : RowWeight.of(name, row, signature, evaluator, mode);
    if (value == null || weight == null) {
      return sums;
    }
    double[] terms = terms(value, evaluator, row);
    if (isWeighted()) {
      sums.addWeighted(new Weights(name).checked(weight), terms);
    } else {
      sums.add(terms);
    }
    return sums;
  }

  private double[] terms(double value, RowEvaluator evaluator, InternalRow row) {
    if (score.layout(false).terms() == 1) {
      return new double[] {value};
    }
    double label = Objects.requireNonNull(evaluator.label(row));
    return switch (score) {
      case RATIO -> new double[] {value, Math.abs(label)};
      case R_SQUARED ->
          new double[] {value, label, label * label, Exact.productError(label, label)};
      default -> new double[] {value, label};
    };
  }

  /** Class weights come with the options, so a call with options may have weights. */
  private boolean isWeighted() {
    return signature.kinds().size() > 2 || signature.options();
  }

  @Override
  public ScoreSums merge(ScoreSums left, ScoreSums right) {
    left.merge(right);
    return left;
  }

  @Override
  public @Nullable Double produceResult(ScoreSums sums) {
    return sums.result();
  }

  @Override
  public DataType[] inputTypes() {
    return signature.inputTypes();
  }

  @Override
  public DataType resultType() {
    return DataTypes.DoubleType;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String canonicalName() {
    return "io.sparkloss." + name + signature.types();
  }
}
