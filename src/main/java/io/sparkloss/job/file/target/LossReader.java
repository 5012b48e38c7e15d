package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import io.sparkloss.loss.LossCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the losses of a target. Options that stand beside them go to every loss that has them. */
final class LossReader {

  private static final List<String> SHARED =
      List.of("ignore_label", "class_weights", "smoothing", "pos_weight", "epsilon");

  /** Costs that are no means of losses. */
  private static final Set<String> SQL_ONLY =
      Set.of("r2", "d2_squared_error", "d2_log_loss", "normalized_entropy", "mean_error", "wape");

  private final Section target;
  private final Reading reading;

  LossReader(Section target) {
    this.target = target;
    this.reading = target.reading();
  }

  /** A loss as it is written, and where. */
  private record Written(YamlValue value, LossCall call) {}

  /**
   * What was read.
   *
   * @param kind the kind of target
   * @param losses its losses
   */
  record Losses(TargetKind kind, List<PlannedLoss> losses) {}

  /** Reads the losses; empty, with problems, when any is wrong. */
  Optional<Losses> read() {
    int before = reading.problems().count();
    List<Written> written = new ArrayList<>();
    target
        .required("losses", "name at least one, as in losses: [squared_error, absolute_error]")
        .map(reading::items)
        .orElse(List.of())
        .forEach(item -> call(item).ifPresent(call -> written.add(new Written(item, call))));
    Optional<TargetKind> kind =
        new KindReader(target, written.stream().map(Written::call).toList()).read();
    List<PlannedLoss> losses = kind.map(known -> plan(written, known, shared())).orElse(List.of());
    return reading.problems().count() > before
        ? Optional.empty()
        : kind.map(known -> new Losses(known, losses));
  }

  private Optional<LossCall> call(YamlValue item) {
    Optional<String> text = reading.text(item);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().contains("(") && !text.get().contains(")")) {
      reading.problem(
          item,
          "is "
              + item.shown()
              + ", cut at a comma; put a loss with several arguments in double quotes");
      return Optional.empty();
    }
    try {
      return Optional.of(LossCall.parse(text.get()));
    } catch (IllegalArgumentException e) {
      reading.problem(item, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<PlannedLoss> plan(
      List<Written> written, TargetKind kind, Map<String, String> shared) {
    Map<String, PlannedLoss> planned = new LinkedHashMap<>();
    Set<String> unused = new LinkedHashSet<>(shared.keySet());
    for (Written loss : written) {
      Set<String> options = LossCalls.options(loss.call().name(), kind);
      unused.removeAll(options);
      Map<String, String> arguments = new LinkedHashMap<>(loss.call().arguments());
      shared.forEach(
          (key, value) -> {
            if (options.contains(key)) {
              arguments.putIfAbsent(key, value);
            }
          });
      plan(new Written(loss.value(), new LossCall(loss.call().name(), arguments)), kind, planned);
    }
    unused.forEach(key -> target.problem(key, "is taken by none of the losses; remove it"));
    return List.copyOf(planned.values());
  }

  private void plan(Written loss, TargetKind kind, Map<String, PlannedLoss> planned) {
    String name = loss.call().name();
    if (SQL_ONLY.contains(name)) {
      reading.problem(
          loss.value(), "is no mean of a loss; the SQL function " + name + " computes it");
      return;
    }
    try {
      PlannedLoss made = PlannedLoss.parse(LossCalls.text(loss.call()), kind);
      if (planned.putIfAbsent(made.call(), made) != null) {
        reading.problem(loss.value(), made.call() + " stands twice in the list; name it once");
      }
    } catch (IllegalArgumentException e) {
      reading.problem(loss.value(), String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> shared() {
    Map<String, String> shared = new LinkedHashMap<>();
    for (String key : SHARED) {
      List<String> values = new ArrayList<>();
      target
          .get(key)
          .map(reading::items)
          .orElse(List.of())
          .forEach(item -> reading.written(item).ifPresent(values::add));
      if (!values.isEmpty()) {
        shared.put(key, String.join(",", values));
      }
    }
    return shared;
  }
}
