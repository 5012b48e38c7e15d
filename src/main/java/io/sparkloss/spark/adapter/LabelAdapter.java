package io.sparkloss.spark.adapter;

import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import java.io.Serializable;
import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Applies a {@link LabelPolicy}.
 *
 * @param policy the policy
 * @param function the SQL function that errors name
 * @since 0.1.0
 */
public record LabelAdapter(LabelPolicy policy, String function) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the index of a label's class. */
  public double index(UTF8String label) {
    return index(label, "label");
  }

  /** Returns the index of a predicted class. */
  public double predictedIndex(UTF8String prediction) {
    return index(prediction, "prediction");
  }

  /** Returns the index of a class, or null when the class list does not name it. */
  public @Nullable Double tryIndex(UTF8String name) {
    int index = classes().index(name.toString());
    return index < 0 ? null : (double) index;
  }

  /** Returns whether rows with this label are left out. */
  public boolean ignores(double label) {
    return policy.ignores(label);
  }

  /** Returns whether rows with this label are left out. */
  public boolean ignoresName(UTF8String label) {
    return policy.ignores(label.toString());
  }

  /** Returns the factor of the row's weight. */
  public double weight(double label) {
    return policy.weight(label);
  }

  /** Returns the factor of the row's weight for a soft label. */
  public double softWeight(double[] label) {
    return policy.weight(label);
  }

  private double index(UTF8String name, String argument) {
    int index = classes().index(name.toString());
    if (index < 0) {
      throw LossException.of(
          function,
          new LossDomainException(
              function,
              Reason.UNKNOWN_CLASS,
              argument,
              "'" + name + "'",
              "one of " + String.join(", ", classes().names())));
    }
    return index;
  }

  private ClassList classes() {
    return Objects.requireNonNull(policy.classes(), "names need a class list");
  }
}
