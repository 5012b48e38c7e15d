package io.sparkloss.spark.columnar.sums;

import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.catalyst.Adapter;
import java.io.Serializable;

/**
 * A number that each row of a batch gives. Numbers that are made of others name them by their place
 * in the list of numbers, before their own.
 */
sealed interface BatchNumber extends Serializable {

  /**
   * A column of numbers, each widened to a double.
   *
   * @param ordinal which column
   */
  record OfColumn(int ordinal) implements BatchNumber {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The same number for each row.
   *
   * @param value the number
   */
  record Constant(double value) implements BatchNumber {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The loss of a label and a prediction.
   *
   * @param loss the loss
   * @param errors makes errors of its refusals
   * @param label the label
   * @param prediction the prediction
   */
  record OfLoss(ScalarLoss loss, Adapter errors, int label, int prediction) implements BatchNumber {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The loss of a label, a prediction and a scale.
   *
   * @param loss the loss
   * @param errors makes errors of its refusals
   * @param label the label
   * @param prediction the prediction
   * @param scale the scale
   */
  record OfScaledLoss(ScaledLoss loss, Adapter errors, int label, int prediction, int scale)
      implements BatchNumber {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The loss of a class and a column of arrays or vectors.
   *
   * @param adapter the loss
   * @param label the class
   * @param ordinal which column has the arrays
   */
  record OfClassLoss(ClassAdapter adapter, int label, int ordinal) implements BatchNumber {

    private static final long serialVersionUID = 1L;
  }

  /**
   * An operation on two numbers.
   *
   * @param operation the operation
   * @param left the first number
   * @param right the second number
   */
  record Computed(Operation operation, int left, int right) implements BatchNumber {

    private static final long serialVersionUID = 1L;
  }

  /** What is done with two numbers. */
  enum Operation {
    /** The rounded product. */
    PRODUCT,
    /** What the rounded product lost. */
    PRODUCT_ERROR,
    /** The absolute value of the first number. */
    ABSOLUTE
  }
}
