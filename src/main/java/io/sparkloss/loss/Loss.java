package io.sparkloss.loss;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A loss ℓ(y, ŷ): one real number for one sample. Sign, factor and base of the logarithm are part
 * of the definition: no hidden ½, natural logarithms.
 *
 * <p>A loss is an immutable value: two losses are equal when name and parameters are. Implement one
 * of {@link ScalarLoss}, {@link ScaledLoss} and {@link ClassLoss}; a record is the simplest way.
 *
 * @since 0.1.0
 */
public interface Loss extends Serializable {

  /** Returns the name in SQL and in evaluation files, for example {@code huber_loss}. */
  String name();

  /**
   * Returns the parameters in their canonical text form and fixed order, without those that stand
   * at their default.
   */
  default Map<String, String> parameters() {
    return Map.of();
  }

  /** Returns the roles that the prediction may have; the first is that of a plain column name. */
  List<Role> roles();

  /** Returns whether the loss can never be below zero. */
  default boolean nonNegative() {
    return true;
  }

  /** Returns whether every value is 0 or 1, so that the cost is a share. */
  default boolean zeroOrOne() {
    return false;
  }

  /**
   * Returns the canonical call, the identity of this loss: {@code squared_error}, {@code
   * huber_loss(delta=15.0)}.
   */
  default String call() {
    if (parameters().isEmpty()) {
      return name();
    }
    return parameters().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", name() + "(", ")"));
  }
}
