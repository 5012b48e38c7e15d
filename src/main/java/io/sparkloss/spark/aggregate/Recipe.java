package io.sparkloss.spark.aggregate;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;

/**
 * How the function that a user calls becomes one that Spark can run. A value: equal by content.
 *
 * @since 0.1.0
 */
public interface Recipe extends Serializable {

  /** Returns the name by which the user calls it. */
  String name();

  /**
   * Returns the function for arguments whose types are known.
   *
   * @throws RuntimeException an error for the user when number, type or value of an argument is
   *     wrong
   */
  AggregateFunction build(List<Expression> arguments);
}
