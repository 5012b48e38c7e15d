package io.sparkloss.evaluate.plan;

import io.sparkloss.cost.ShortName;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossCall;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.BrierLoss;
import io.sparkloss.loss.classification.CrossEntropy;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a plan, with what is done to labels before it and to its mean after it.
 *
 * @param loss the loss
 * @param policy what is done to labels
 * @param transform what is done to the mean
 * @param call the canonical text, under which it is reported
 * @since 0.1.0
 */
public record PlannedLoss(Loss loss, LabelPolicy policy, Transform transform, String call)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the loss reported as it is, without a policy. */
  public static PlannedLoss of(Loss loss) {
    return new PlannedLoss(loss, LabelPolicy.NONE, Transform.IDENTITY, loss.call());
  }

  /**
   * Reads a loss as an evaluation file names it: {@code squared_error}, {@code mse}, {@code
   * huber_loss(delta=15)}, {@code log_loss(epsilon=1e-15, ignore_label=-100)}. A short name stands
   * for the loss that fits the kind of target, and is reported under that loss's name, except where
   * it transforms the mean, as {@code rmse} does.
   *
   * @throws IllegalArgumentException when it is no loss, or one that does not fit the target
   */
  public static PlannedLoss parse(String text, TargetKind kind) {
    LossCall call = LossCall.parse(text);
    Map<String, String> parameters = new LinkedHashMap<>(call.arguments());
    Map<String, String> options = new LinkedHashMap<>(call.arguments());
    LabelPolicy.KEYS.forEach(parameters::remove);
    options.keySet().retainAll(LabelPolicy.KEYS);
    LabelPolicy policy = policy(call.name(), kind, options);
    ShortName shortName = ShortName.find(call.name()).orElse(null);
    Loss loss = definition(call.name(), shortName, kind).create(parameters);
    Transform transform = shortName == null ? Transform.IDENTITY : shortName.transform();
    String reported = transform == Transform.IDENTITY ? loss.name() : call.name();
    return new PlannedLoss(loss, policy, transform, canonical(reported, loss, options));
  }

  /** Returns whether it is of probabilities, not of logits or hard classes. */
  public boolean hasProbabilities() {
    return loss instanceof BinaryCrossEntropy
        || loss instanceof CrossEntropy
        || loss instanceof BrierLoss;
  }

  /** Returns what the mean is of before its transform: the loss, with what is done to labels. */
  public LossIdentity identity() {
    int arguments = call.indexOf('(');
    String name = loss.name() + (arguments < 0 ? "" : call.substring(arguments));
    return new LossIdentity(name, loss.nonNegative(), loss.zeroOrOne());
  }

  private static LossDefinition definition(
      String name, @Nullable ShortName shortName, TargetKind kind) {
    if (shortName == null) {
      if (!Losses.contains(name)) {
        throw ShortName.unknown(name);
      }
      return Losses.get(name);
    }
    if (kind instanceof TargetKind.Multiclass) {
      return Losses.get(
          shortName
              .classLoss()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          name + " is for numbers but the target is multiclass; use log_loss")));
    }
    return Losses.get(shortName.scalarLoss());
  }

  private static LabelPolicy policy(String name, TargetKind kind, Map<String, String> options) {
    if (options.containsKey("classes")) {
      throw new IllegalArgumentException(
          name + " gives classes; give them once, as classes of the target");
    }
    if (kind instanceof TargetKind.Regression && options.containsKey("class_weights")) {
      throw new IllegalArgumentException(
          name + " gives class_weights but the target is a regression; use a weight column");
    }
    LabelPolicy parsed = LabelPolicy.parse(options);
    return new LabelPolicy(kind.classes(), parsed.ignoreLabel(), parsed.classWeights());
  }

  private static String canonical(String name, Loss loss, Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>(loss.parameters());
    LabelPolicy.KEYS.stream()
        .filter(options::containsKey)
        .forEach(key -> all.put(key, options.get(key)));
    return all.isEmpty()
        ? name
        : all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
            .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String quoted(String value) {
    return value.matches("[^\\s,()']+") ? value : "'" + value.replace("'", "''") + "'";
  }
}
