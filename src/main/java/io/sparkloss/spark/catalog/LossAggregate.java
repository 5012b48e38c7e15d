package io.sparkloss.spark.catalog;

import io.sparkloss.cost.score.MergeableScore;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.row.Mode;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.AggregateFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@code (label, prediction[, weight][, options])}: a score of the losses of rows. A kind of score
 * says what it keeps, and what a row adds to it.
 *
 * @param <S> what is kept of rows
 */
abstract class LossAggregate<S extends MergeableScore<S> & Serializable> extends CatalogFunction
    implements AggregateFunction<S, @Nullable Double> {

  private static final long serialVersionUID = 1L;

  private final CatalogLoss loss;
  private final Mode mode;

  LossAggregate(String name, Signature signature, CatalogLoss loss, Mode mode) {
    super(name, signature, DataTypes.DoubleType);
    this.loss = loss;
    this.mode = mode;
  }

  /** Returns what is kept of no rows. */
  @Override
  public abstract S newAggregationState();

  /** Adds a row whose loss and weight are there and legal. */
  abstract void add(S state, double value, double weight, LossRow row);

  /** A row, and what evaluates its arguments. */
  record LossRow(RowEvaluator evaluator, InternalRow row) {}

  @Override
  public final S update(S state, InternalRow row) {
    RowEvaluator evaluator = loss.evaluator(row);
    Double value = evaluator.value(row);
    Double weight = value == null ? null : weight(row, evaluator);
    if (value != null && weight != null) {
      add(state, value, new Weights(name()).checked(weight), new LossRow(evaluator, row));
    }
    return state;
  }

  /** Returns the weight, the third argument, times that of the row's class; null: leave it out. */
  private @Nullable Double weight(InternalRow row, RowEvaluator evaluator) {
    double weight = 1;
    if (signature().kinds().size() > 2) {
      if (row.isNullAt(2)) {
        return null;
      }
      weight = row.getDouble(2);
      if (mode == Mode.TRY) {
        return Weights.legalOrNull(weight) == null
            ? null
            : Weights.legalOrNull(weight * evaluator.weightFactor(row));
      }
      new Weights(name()).checked(weight);
    }
    return weight * evaluator.weightFactor(row);
  }

  @Override
  public final S merge(S left, S right) {
    left.merge(right);
    return left;
  }

  @Override
  public final @Nullable Double produceResult(S state) {
    return state.result();
  }
}
