package io.sparkloss.cost.state;

import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossCall;
import io.sparkloss.loss.Losses;
import java.io.Serializable;
import java.util.Optional;

/**
 * Which loss a cost is of, and what is known of its values.
 *
 * <p>States merge when their identities are equal. A loss of the library, or one that a user added,
 * is told by its call, parameters included; any other one by the name that the user gives it.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param name the canonical call, {@code huber_loss(delta=15.0)}; the user's name; or {@code
 *     unnamed}
 * @param nonNegative whether it is known that no value is below 0
 * @param zeroOrOne whether it is known that every value is 0 or 1
 * @since 0.1.0
 */
public record LossIdentity(String name, boolean nonNegative, boolean zeroOrOne)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A loss of which nothing is known. */
  public static final LossIdentity UNNAMED = new LossIdentity("unnamed", false, false);

  /** Checks the name. */
  public LossIdentity {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the name of the loss is '" + name + "' but must not be blank; leave it out or give one");
    }
  }

  /** Returns the identity of a loss. */
  public static LossIdentity of(Loss loss) {
    return new LossIdentity(loss.call(), loss.nonNegative(), loss.zeroOrOne());
  }

  /**
   * Returns the identity of the loss that a text names: a call of a known loss, in any spelling, or
   * any name of the user's own, of which nothing is known.
   *
   * @throws IllegalArgumentException when it is blank, or calls a known loss with wrong parameters
   */
  public static LossIdentity named(String text) {
    return known(text)
        .map(LossIdentity::of)
        .orElseGet(() -> new LossIdentity(text.strip(), false, false));
  }

  /**
   * Returns the loss that a text calls, if it is a known one.
   *
   * @throws IllegalArgumentException when a known loss is called with wrong parameters
   */
  public static Optional<Loss> known(String text) {
    String name = text.strip().split("[\\s(]", 2)[0];
    return Losses.contains(name) && isCall(text)
        ? Optional.of(Losses.parse(text))
        : Optional.empty();
  }

  private static boolean isCall(String text) {
    try {
      LossCall.parse(text);
      return true;
    } catch (IllegalArgumentException notCalled) {
      return false; // a name that only begins as a loss does: "squared_error of May"
    }
  }
}
