package io.sparkloss.ml;

import io.sparkloss.cost.ShortName;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossCall;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A loss as it is evaluated: which function computes its cost, of which column, in which form.
 *
 * @param text what the user wrote
 * @param call the same, read
 * @param isShort whether the name is a short one, which is an aggregate
 * @param loss the loss
 * @param classes whether it takes one number for each class
 */
record EvaluatedLoss(String text, LossCall call, boolean isShort, Loss loss, boolean classes) {

  private static final int BINARY = 2;

  /**
   * Reads a loss.
   *
   * @throws IllegalArgumentException when it is no loss, or none of so many classes; the message
   *     names the nearest one, or what is wrong with a parameter
   */
  static EvaluatedLoss of(String text, int numClasses) {
    LossCall call = LossCall.parse(text);
    Optional<ShortName> shortName = ShortName.find(call.name());
    Loss loss = definition(call.name(), shortName, numClasses).create(parameters(call));
    LabelPolicy.parse(call.arguments());
    boolean classes =
        loss instanceof ClassLoss
            && takesScores(loss)
            && (numClasses > BINARY || !(loss instanceof ScalarLoss));
    if (numClasses > BINARY && takesScores(loss) && !classes) {
      throw new IllegalArgumentException(
          loss.name()
              + " is for two classes but numClasses is "
              + numClasses
              + "; use log_loss, log_loss_with_logits or brier");
    }
    return new EvaluatedLoss(text, call, shortName.isPresent(), loss, classes);
  }

  /** Returns the first role in which it takes the model. */
  Role role() {
    return loss.roles().get(0);
  }

  /** Returns whether it takes a column with the scale. */
  boolean takesScale() {
    return loss instanceof ScaledLoss;
  }

  /** Returns whether labels may be text. */
  boolean namesClasses() {
    return call.arguments().containsKey("classes");
  }

  private static boolean takesScores(Loss loss) {
    Role role = loss.roles().get(0);
    return role == Role.PROBABILITY || role == Role.LOGIT;
  }

  private static LossDefinition definition(
      String name, Optional<ShortName> shortName, int numClasses) {
    if (shortName.isPresent()) {
      ShortName found = shortName.get();
      return Losses.get(
          numClasses > BINARY ? found.classLoss().orElse(found.scalarLoss()) : found.scalarLoss());
    }
    if (!Losses.contains(name)) {
      throw ShortName.unknown(name);
    }
    return Losses.get(name);
  }

  private static Map<String, String> parameters(LossCall call) {
    Map<String, String> parameters = new LinkedHashMap<>(call.arguments());
    LabelPolicy.KEYS.forEach(parameters::remove);
    return parameters;
  }
}
