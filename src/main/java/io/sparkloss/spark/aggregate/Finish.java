package io.sparkloss.spark.aggregate;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** How the result of an aggregate follows from its sums: one call of a formula. */
interface Finish extends Serializable {

  /**
   * Returns the result, NULL for no rows.
   *
   * @param layout where the sums stand
   * @param fields the fields of the buffer
   */
  Expression result(SumsLayout layout, List<AttributeReference> fields);
}
