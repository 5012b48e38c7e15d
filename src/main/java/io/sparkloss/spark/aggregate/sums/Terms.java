package io.sparkloss.spark.aggregate.sums;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * What is summed of each row: doubles made from the inputs of an aggregate. A value: equal by
 * content.
 *
 * @since 0.1.0
 */
public interface Terms extends Serializable {

  /**
   * Returns the terms, then the weight if rows have one.
   *
   * @param inputs the inputs of the aggregate, which DISTINCT tells apart
   */
  List<Expression> of(List<Expression> inputs);
}
