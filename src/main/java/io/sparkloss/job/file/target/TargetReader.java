package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlanException;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.job.yaml.Keys;
import io.sparkloss.job.yaml.Places;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import io.sparkloss.loss.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one target.
 *
 * <p>Not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class TargetReader {

  /** The keys of a target. */
  public static final Keys KEYS =
      Keys.of(
          "target",
          "label",
          "models",
          "model",
          "prediction",
          "probability",
          "logit",
          "scale",
          "class",
          "baseline",
          "losses",
          "classes",
          "num_classes",
          "ignore_label",
          "class_weights",
          "smoothing",
          "pos_weight",
          "epsilon");

  /** The columns of a model by their roles. */
  public static final Keys MODEL_KEYS =
      Keys.of("model", "prediction", "probability", "logit", "scale", "class", "penalty");

  private final Reading reading;
  private final Places places;

  /**
   * Creates a reader.
   *
   * @param reading what values are read with
   * @param places where the paths of the run stand
   */
  public TargetReader(Reading reading, Places places) {
    this.reading = reading;
    this.places = places;
  }

  /**
   * What was read.
   *
   * @param target the target
   * @param modelColumn in long form the column that names the model of a row
   * @param baseline the model with which every other one is compared
   * @param penalties the penalties of its models
   */
  public record Read(
      Target target,
      Optional<String> modelColumn,
      Optional<String> baseline,
      List<PenaltySettings> penalties) {

    /** Keeps its own copy of the penalties. */
    public Read {
      penalties = List.copyOf(penalties);
    }
  }

  /** Reads a target; empty, with problems, when anything is wrong. */
  public Optional<Read> read(String name, YamlValue value) {
    return Section.open(value, KEYS, reading).flatMap(section -> read(name, section));
  }

  private Optional<Read> read(String name, Section section) {
    int before = reading.problems().count();
    Optional<String> label = section.requiredText("label", "name the column of the true values");
    Optional<String> modelColumn = section.text("model");
    Optional<String> baseline = section.text("baseline");
    List<Model> models = models(section);
    List<PenaltySettings> penalties = new PenaltyReader(name, reading).read(section.get("models"));
    Optional<LossReader.Losses> losses = new LossReader(section).read();
    if (reading.problems().count() > before || label.isEmpty() || losses.isEmpty()) {
      return Optional.empty();
    }
    try {
      Target target =
          new Target(name, label.get(), losses.get().kind(), models, losses.get().losses());
      return Optional.of(new Read(target, modelColumn, baseline, penalties));
    } catch (PlanException e) {
      reading.problems().add(places.nearest(e.path(), section.place()), e.problem());
      return Optional.empty();
    }
  }

  private List<Model> models(Section section) {
    List<String> roles =
        MODEL_KEYS.known().stream().filter(key -> section.get(key).isPresent()).toList();
    boolean wide = section.get("models").isPresent();
    boolean longForm = section.get("model").isPresent();
    if (wide == longForm) {
      section.problem(
          wide
              ? "gives models and model; give models when each has its own columns, and model when"
                  + " a column names the model of a row"
              : "has no models; name them and their columns, as in models: {linear: prediction}");
    } else if (wide && !roles.isEmpty()) {
      section.problem(roles.get(0), "belongs to model; put it into an entry of models");
    } else if (longForm && roles.isEmpty()) {
      section.problem("model", "needs the columns beside it, by role, as in prediction: COLUMN");
    } else if (longForm) {
      return List.of(Model.of("model", columns(section)));
    }
    List<Model> models = new ArrayList<>();
    section
        .named("models", "a mapping from model names to columns", this::model)
        .forEach((name, model) -> models.add(model));
    return models;
  }

  private Optional<Model> model(Map.Entry<String, YamlValue> entry) {
    if (entry.getValue() instanceof YamlValue.Fields) {
      return Section.open(entry.getValue(), MODEL_KEYS, reading)
          .map(columns -> Model.of(entry.getKey(), columns(columns)));
    }
    return reading.text(entry.getValue()).map(column -> Model.plain(entry.getKey(), column));
  }

  private static Map<Role, String> columns(Section section) {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      section.text(role.key()).ifPresent(column -> columns.put(role, column));
    }
    return columns;
  }
}
