package io.sparkloss.spark.state.function;

import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import io.sparkloss.spark.row.Inputs;
import io.sparkloss.spark.row.LossValue;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * A loss that a user hands to an aggregate. Where it is directly one of our functions, the loss and
 * its clipping are known.
 *
 * @param identity which loss it is
 * @param value the loss of a row as a double
 * @param clipped whether it was limited by clipping, as a boolean
 */
record GivenLoss(LossIdentity identity, Expression value, Expression clipped) {

  static GivenLoss of(String function, String argument, Expression loss) {
    Expression value = Inputs.number(function, argument, loss);
    return loss instanceof LossValue known
        ? new GivenLoss(LossIdentity.of(known.rowLoss().loss()), value, known.clipped())
        : new GivenLoss(
            LossIdentity.UNNAMED, value, Catalyst.literal(false, DataTypes.BooleanType));
  }

  /** Returns the same under a name; a loss that is known keeps its own. */
  GivenLoss named(String function, Expression name) {
    Object constant = name.foldable() ? name.eval(null) : null;
    if (constant == null) {
      throw FunctionErrors.notConstant(function, "name", name, "a constant string");
    }
    LossIdentity named = identityOf(function, constant.toString());
    boolean known = !identity.equals(LossIdentity.UNNAMED);
    if (known && !named.equals(identity)) {
      throw FunctionErrors.invalid(
          function,
          "the loss is %s but the name is '%s'; leave out the name"
              .formatted(identity.name(), named.name()));
    }
    return new GivenLoss(named, value, clipped);
  }

  private static LossIdentity identityOf(String function, String name) {
    try {
      return LossIdentity.named(name);
    } catch (IllegalArgumentException e) {
      throw FunctionErrors.invalid(function, String.valueOf(e.getMessage()));
    }
  }
}
