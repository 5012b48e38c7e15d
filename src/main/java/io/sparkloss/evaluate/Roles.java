package io.sparkloss.evaluate;

import io.sparkloss.loss.Loss;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScaledLoss;
import java.util.Collection;
import java.util.stream.Collectors;

/** Which columns a loss takes, in words. */
final class Roles {

  private Roles() {}

  static boolean needsScale(Loss loss) {
    return loss instanceof ScaledLoss;
  }

  /** Returns the roles of which the loss needs one, and the scale where it needs that as well. */
  static String needed(Loss loss) {
    String some = loss.roles().stream().map(Role::key).collect(Collectors.joining(" or "));
    return needsScale(loss) ? some + " and scale" : some;
  }

  static String example(Loss loss) {
    String first = loss.roles().get(0).key() + ": COLUMN";
    return needsScale(loss) ? first + ", scale: COLUMN" : first;
  }

  static String text(Collection<Role> roles) {
    return roles.isEmpty()
        ? "none"
        : roles.stream().map(Role::key).collect(Collectors.joining(", "));
  }
}
