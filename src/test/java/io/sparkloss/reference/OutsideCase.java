package io.sparkloss.reference;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of {@code sklearn.json} or {@code torch.json}: what an outside tool computes in float64.
 *
 * @param tool name of the tool
 * @param version its version
 * @param call the call, with y for labels, p for predictions, z for logits
 * @param kind {@code loss} for one row, {@code cost} for a data set
 * @param function the project's name of the same loss or cost; a loss's name with kind cost is its
 *     mean
 * @param name what the data are, or empty
 * @param parameters the project's parameters for the same thing
 * @param label a label, or one a row
 * @param prediction a prediction, or one a row
 * @param weight weights, if any
 * @param scale third argument of the likelihood losses
 * @param value the tool's value
 * @param gradient the tool's gradient, if asked for
 * @param differs why the tool's definition gives something else than the project's, if it does
 * @param ours the value by the project's definition where the tool differs
 * @param oursGradient the gradient by the project's definition where the tool differs
 */
public record OutsideCase(
    String tool,
    String version,
    String call,
    String kind,
    String function,
    String name,
    ReferenceParameters parameters,
    ReferenceValue label,
    ReferenceValue prediction,
    Optional<ReferenceValue> weight,
    OptionalDouble scale,
    double value,
    Optional<ReferenceValue> gradient,
    Optional<String> differs,
    OptionalDouble ours,
    Optional<ReferenceValue> oursGradient) {
  /** Whether this is about a single row. */
  public boolean isLoss() {
    return kind.equals("loss");
  }

  /** What the project must give: the tool's value, or by our definition where they differ. */
  public double expected() {
    return ours.orElse(value);
  }

  /** What the project's gradient must be, likewise. */
  public Optional<ReferenceValue> expectedGradient() {
    return oursGradient.or(() -> gradient);
  }

  @Override
  public String toString() {
    String data = name.isEmpty() ? label + ", " + prediction : name;
    return function + parameters + " of " + data + " by " + tool + " " + version + " " + call;
  }
}
