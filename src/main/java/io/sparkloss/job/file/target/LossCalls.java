package io.sparkloss.job.file.target;

import io.sparkloss.cost.ShortName;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossCall;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be said of a loss as a file names it, before the kind of its target is known. */
final class LossCalls {

  private LossCalls() {}

  /** Returns the definition that a name, or a short name, stands for. */
  static Optional<LossDefinition> definition(String name, TargetKind kind) {
    Optional<ShortName> shortName = ShortName.find(name);
    if (shortName.isEmpty()) {
      return Losses.contains(name) ? Optional.of(Losses.get(name)) : Optional.empty();
    }
    String scalar = shortName.get().scalarLoss();
    boolean many = kind instanceof TargetKind.Multiclass;
    return Optional.of(Losses.get(many ? shortName.get().classLoss().orElse(scalar) : scalar));
  }

  /** Returns the options that a loss takes: those of its labels and its own parameters. */
  static Set<String> options(String name, TargetKind kind) {
    Set<String> options = new LinkedHashSet<>(LabelPolicy.KEYS);
    definition(name, kind)
        .ifPresent(
            definition ->
                definition.parameters().forEach(parameter -> options.add(parameter.name())));
    return options;
  }

  /** Returns the loss of a call without what is done to labels; empty when there is none. */
  static Optional<Loss> lossOf(LossCall call) {
    Map<String, String> parameters = new LinkedHashMap<>(call.arguments());
    LabelPolicy.KEYS.forEach(parameters::remove);
    try {
      return definition(call.name(), TargetKind.regression())
          .map(definition -> definition.create(parameters));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // reported where the loss is planned
    }
  }

  /** Returns the text that {@link LossCall#parse} reads as the call. */
  static String text(LossCall call) {
    return call.arguments().entrySet().stream()
        .map(entry -> entry.getKey() + "='" + entry.getValue().replace("'", "''") + "'")
        .collect(Collectors.joining(", ", call.name() + "(", ")"));
  }
}
