package io.sparkloss.loss;

import java.util.List;

/** The losses that come with the library, in the order of the documentation. */
final class BuiltInLosses {

  private BuiltInLosses() {}

  static List<LossDefinition> definitions() {
    return List.of(
        new LossDefinition(
            "squared_error", "(y - p)^2", List.of(), parameters -> new SquaredError()));
  }
}
