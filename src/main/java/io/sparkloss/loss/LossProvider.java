package io.sparkloss.loss;

import java.util.List;

/**
 * Adds losses. Found by {@link java.util.ServiceLoader}: name the implementing class in {@code
 * META-INF/services/io.sparkloss.loss.LossProvider}, and its losses have SQL functions and names in
 * evaluation files like the built-in ones.
 *
 * @since 0.1.0
 */
public interface LossProvider {

  /** Returns the losses that this provider adds. */
  List<LossDefinition> losses();
}
