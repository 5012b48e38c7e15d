package io.sparkloss.spark.row;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.immutable.Seq;

/**
 * The loss of one row. An aggregate that finds it as its argument knows which loss it aggregates.
 *
 * @since 0.1.0
 */
public final class LossValue extends RowExpression {

  private static final long serialVersionUID = 1L;

  /** Creates the expression from all arguments as written; the data arguments stand first. */
  public LossValue(RowLoss rowLoss, Seq<Expression> arguments) {
    super(rowLoss, arguments);
  }

  /** Returns whether the loss was limited by clipping a probability. */
  public Expression clipped() {
    return rowLoss().clipped(data());
  }

  @Override
  Expression replace(RowLoss loss, List<Expression> data) {
    return loss.value(data);
  }

  @Override
  RowExpression with(RowLoss loss, Seq<Expression> others) {
    return new LossValue(loss, others);
  }
}
