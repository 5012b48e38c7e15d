package io.sparkloss.result.gate;

import org.jspecify.annotations.Nullable;

/**
 * Which condition a gate holds.
 *
 * @param target the target
 * @param loss the loss with its parameters
 * @param candidate the model that wants out
 * @param condition what must hold of its cost, in plain words: {@code not above mean by more than
 *     1%}
 * @param scope of which rows, in plain words: {@code overall}, {@code in every slice by origin}
 * @param baseline what the candidate is compared with, or null where it is held to a bound
 * @since 0.1.0
 */
public record GateKey(
    String target,
    String loss,
    String candidate,
    String condition,
    String scope,
    @Nullable String baseline) {

  /** Returns the gate in plain words. */
  public String text() {
    String rows = scope.equals("overall") ? "" : " " + scope;
    return target + ", " + loss + ", " + candidate + " " + condition + rows;
  }
}
