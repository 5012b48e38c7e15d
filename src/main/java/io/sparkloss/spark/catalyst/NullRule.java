package io.sparkloss.spark.catalyst;

import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * An expression that is NULL just where something simpler is. To test that, it need not be
 * computed; and two losses of the same columns have the same test.
 *
 * @since 0.1.0
 */
public interface NullRule {

  /** Returns whether the expression is NULL, never NULL itself. */
  Expression isNullTest();
}
