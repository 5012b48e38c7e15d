package io.sparkloss.fuzz;

import io.sparkloss.loss.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A random plan, as an evaluation file and as what each of its losses is of a row. */
final class SlowPlan {

  private static final List<String> REGRESSION =
      List.of(
          "squared_error",
          "absolute_error",
          "huber_loss(delta=2.0)",
          "quantile_loss(alpha=0.25)",
          "absolute_percentage_error",
          "poisson_deviance",
          "gamma_deviance");
  private static final List<String> BINARY =
      List.of("binary_cross_entropy", "brier_loss", "zero_one_loss");
  private static final List<String> MULTICLASS =
      List.of("cross_entropy", "brier_loss", "zero_one_loss");

  /** What is predicted: three kinds, each with two models. */
  record Target(String name, String label, List<String> models, List<String> losses) {}

  private final List<Target> targets;
  private final Optional<Boolean> frequency;
  private final List<String> slices;

  SlowPlan(Random random) {
    List<Target> all =
        new ArrayList<>(
            List.of(
                new Target("number", "y", List.of("a", "b"), some(random, REGRESSION)),
                new Target("event", "late", List.of("p", "q"), some(random, BINARY)),
                new Target("kind", "class", List.of("r", "s"), some(random, MULTICLASS))));
    targets = some(random, all);
    frequency = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(random.nextBoolean());
    slices = some(random, List.of("g", "h", "[g, h]", "[late, g]"));
  }

  /** Returns at least one of a list, in any order. */
  private static <T> List<T> some(Random random, List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, 1 + random.nextInt(all.size()));
  }

  /** Returns the evaluation file. */
  String text() {
    StringBuilder text = new StringBuilder("run: r\ninput: {table: t}\non_invalid: skip\n");
    frequency.ifPresent(
        is -> text.append("weight: w\nweight_kind: ").append(is ? "frequency\n" : "sampling\n"));
    text.append("slices: [").append(String.join(", ", slices)).append("]\ntargets:\n");
    for (Target target : targets) {
      String role = target.name().equals("number") ? "prediction" : "probability";
      String models =
          target.models().stream()
              .map(each -> "%s: {%s: %s}".formatted(each, role, each))
              .collect(Collectors.joining(", "));
      text.append("  ").append(target.name()).append(":\n    label: ").append(target.label());
      text.append("\n    models: {").append(models).append("}\n    baseline: ");
      text.append(target.models().get(0)).append("\n    losses:\n");
      target.losses().forEach(loss -> text.append("      - ").append(loss).append('\n'));
      text.append(target.name().equals("kind") ? "    num_classes: 3\n" : "");
    }
    return text.toString();
  }

  List<Target> targets() {
    return targets;
  }

  boolean isFrequency() {
    return frequency.orElse(false);
  }

  /** Returns the columns of every grouping, that of all rows first. */
  List<List<String>> groupings() {
    List<List<String>> groupings = new ArrayList<>(List.of(List.of()));
    for (String slice : slices) {
      List<String> columns = List.of(slice.replaceAll("[\\[\\] ]", "").split(","));
      groupings.add(columns);
    }
    return groupings;
  }

  double weight(Row row) {
    return frequency.isEmpty() ? 1 : row.getDouble(row.fieldIndex("w"));
  }

  BigDecimal loss(Target target, String model, String loss, Row row) {
    if (target.name().equals("kind")) {
      double[] numbers = Stream.of(numbers(row, model)).mapToDouble(each -> each).toArray();
      return SlowLosses.of(loss, row.getInt(row.fieldIndex(target.label())), numbers);
    }
    return SlowLosses.of(
        loss, number(row, target.label()).doubleValue(), number(row, model).doubleValue());
  }

  boolean isClipped(Target target, String model, String loss, Row row) {
    return switch (loss) {
      case "binary_cross_entropy" ->
          SlowLosses.isClipped(
              number(row, target.label()).doubleValue(), number(row, model).doubleValue());
      case "cross_entropy" ->
          SlowLosses.isClipped(1, numbers(row, model)[row.getInt(row.fieldIndex(target.label()))]);
      default -> false;
    };
  }

  private static Double[] numbers(Row row, String column) {
    return (Double[]) row.get(row.fieldIndex(column));
  }

  private static Number number(Row row, String column) {
    return (Number) row.get(row.fieldIndex(column));
  }

  /** Returns why the row cannot be used, the first of all reasons. */
  Optional<Reason> reason(Target target, String model, String loss, Row row) {
    Object label = row.get(row.fieldIndex(target.label()));
    Object prediction = row.get(row.fieldIndex(model));
    Object weight = frequency.isEmpty() ? (Object) 1.0 : row.get(row.fieldIndex("w"));
    List<Reason> reasons = new ArrayList<>();
    when(label == null, Reason.NULL_LABEL, reasons);
    when(prediction == null || has(prediction, null), Reason.NULL_PREDICTION, reasons);
    when(weight == null, Reason.NULL_WEIGHT, reasons);
    if (label != null && prediction != null) {
      if (prediction instanceof Double[] numbers) {
        when(has(prediction, Double.NaN), Reason.NAN_PREDICTION, reasons);
        when((Integer) label >= 3, Reason.UNKNOWN_CLASS, reasons);
        when(numbers.length != 3, Reason.WRONG_LENGTH, reasons);
      } else {
        numbers(loss, (Double) label, (Double) prediction, reasons);
      }
    }
    when(weight != null && !isWeight((Double) weight), Reason.BAD_WEIGHT, reasons);
    return reasons.stream().min(Enum::compareTo);
  }

  private static void numbers(String loss, double y, double p, List<Reason> reasons) {
    when(Double.isNaN(y), Reason.NAN_LABEL, reasons);
    when(Double.isNaN(p), Reason.NAN_PREDICTION, reasons);
    when(Double.isInfinite(y), Reason.INFINITE_LABEL, reasons);
    when(Double.isInfinite(p), Reason.INFINITE_PREDICTION, reasons);
    boolean label =
        switch (loss) {
          case "poisson_deviance" -> y >= 0;
          case "gamma_deviance" -> y > 0;
          case "binary_cross_entropy", "brier_loss", "zero_one_loss" -> y >= 0 && y <= 1;
          default -> true;
        };
    boolean prediction =
        switch (loss) {
          case "poisson_deviance", "gamma_deviance" -> p > 0;
          case "binary_cross_entropy", "brier_loss", "zero_one_loss" -> p >= 0 && p <= 1;
          default -> true;
        };
    when(!label, Reason.LABEL_OUT_OF_DOMAIN, reasons);
    when(!prediction, Reason.PREDICTION_OUT_OF_DOMAIN, reasons);
  }

  private static boolean isWeight(double weight) {
    return weight >= 0 && weight <= Double.MAX_VALUE;
  }

  private static boolean has(Object prediction, @Nullable Double number) {
    return prediction instanceof Double[] numbers && Arrays.asList(numbers).contains(number);
  }

  private static void when(boolean applies, Reason reason, List<Reason> reasons) {
    if (applies) {
      reasons.add(reason);
    }
  }
}
