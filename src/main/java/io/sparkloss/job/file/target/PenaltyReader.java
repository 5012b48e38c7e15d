package io.sparkloss.job.file.target;

import io.sparkloss.cost.objective.Penalty;
import io.sparkloss.job.yaml.Keys;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Reads the penalties of the models of a target.
 *
 * @since 0.1.0
 */
public final class PenaltyReader {

  /** The keys of a penalty. */
  public static final Keys KEYS =
      Keys.of("penalty", "l1", "l2", "elastic_net", "coefficients", "coefficients_of", "intercept");

  /** The keys of an elastic net. */
  public static final Keys ELASTIC_NET = Keys.of("elastic_net", "lambda", "alpha");

  private static final List<String> KINDS = List.of("l1", "l2", "elastic_net");
  private static final List<String> SOURCES = List.of("coefficients", "coefficients_of");
  private static final String STRENGTH = "a finite number of at least 0, as 0.1";

  private final String target;
  private final Reading reading;

  PenaltyReader(String target, Reading reading) {
    this.target = target;
    this.reading = reading;
  }

  /** Reads the penalties in a mapping of models; other faults of it are told elsewhere. */
  List<PenaltySettings> read(Optional<YamlValue> models) {
    List<PenaltySettings> penalties = new ArrayList<>();
    if (models.isPresent() && models.get() instanceof YamlValue.Fields fields) {
      fields.fields().forEach((model, value) -> read(model, value).ifPresent(penalties::add));
    }
    return penalties;
  }

  private Optional<PenaltySettings> read(String model, YamlValue value) {
    return value instanceof YamlValue.Fields columns
        ? Optional.ofNullable(columns.fields().get("penalty"))
            .flatMap(penalty -> Section.open(penalty, KEYS, reading))
            .flatMap(section -> read(model, section))
        : Optional.empty();
  }

  private Optional<PenaltySettings> read(String model, Section section) {
    Optional<Penalty> penalty = one(section, KINDS).flatMap(kind -> penalty(section, kind));
    Optional<String> source = one(section, SOURCES);
    List<Double> coefficients = coefficients(section);
    Optional<String> saved = section.text("coefficients_of");
    boolean intercept = intercept(section);
    return penalty
        .filter(made -> source.isPresent())
        .map(made -> new PenaltySettings(target, model, made, coefficients, saved, intercept));
  }

  private static Optional<String> one(Section section, List<String> keys) {
    List<String> given = keys.stream().filter(key -> section.get(key).isPresent()).toList();
    if (given.size() != 1) {
      section.problem(
          (given.isEmpty() ? "gives none of " : "gives " + String.join(" and ", given) + " of ")
              + String.join(", ", keys)
              + "; give one of them");
      return Optional.empty();
    }
    return Optional.of(given.get(0));
  }

  private static Optional<Penalty> penalty(Section section, String kind) {
    DoublePredicate strength = x -> x >= 0 && x <= Double.MAX_VALUE;
    return switch (kind) {
      case "l1" -> section.number("l1", strength, STRENGTH).map(Penalty::l1);
      case "l2" -> section.number("l2", strength, STRENGTH).map(Penalty::l2);
      default ->
          section
              .section("elastic_net", ELASTIC_NET)
              .flatMap(
                  net -> {
                    net.required("lambda", "give the strength, as in lambda: 0.1");
                    net.required("alpha", "give the share of L1, as in alpha: 0.5");
                    Optional<Double> lambda = net.number("lambda", strength, STRENGTH);
                    Optional<Double> alpha =
                        net.number("alpha", x -> x >= 0 && x <= 1, "a share from 0 to 1, as 0.5");
                    return lambda.flatMap(l -> alpha.map(a -> Penalty.elasticNet(l, a)));
                  });
    };
  }

  private List<Double> coefficients(Section section) {
    List<Double> numbers = new ArrayList<>();
    List<YamlValue> items = section.get("coefficients").map(reading::items).orElse(List.of());
    items.forEach(
        item ->
            reading
                .number(item, x -> Math.abs(x) <= Double.MAX_VALUE, "a finite number")
                .ifPresent(numbers::add));
    if (items.isEmpty() && section.get("coefficients").isPresent()) {
      section.problem("coefficients", "is empty; give the model's coefficients");
    }
    return numbers;
  }

  private boolean intercept(Section section) {
    Optional<YamlValue> value = section.get("intercept");
    if (value.isEmpty()) {
      return false;
    }
    if (section.get("coefficients").isPresent()) {
      section.problem(
          "intercept", "is of a saved model; put what is penalised into coefficients instead");
    }
    if (!(value.get() instanceof YamlValue.Scalar scalar && scalar.type() == YamlValue.Type.FLAG)) {
      reading.mustBe(value.get(), "true or false");
      return false;
    }
    return scalar.text().equalsIgnoreCase("true");
  }
}
