package io.sparkloss.spark.row;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.immutable.Seq;

/**
 * The derivative of the loss of one row with respect to the prediction.
 *
 * @since 0.1.0
 */
public final class LossGradient extends RowExpression {

  private static final long serialVersionUID = 1L;

  /** Creates the expression from all arguments as written; the data arguments stand first. */
  public LossGradient(RowLoss rowLoss, Seq<Expression> arguments) {
    super(rowLoss, arguments);
  }

  @Override
  Expression replace(RowLoss loss, List<Expression> data) {
    return loss.gradient(data);
  }

  @Override
  RowExpression with(RowLoss loss, Seq<Expression> others) {
    return new LossGradient(loss, others);
  }
}
