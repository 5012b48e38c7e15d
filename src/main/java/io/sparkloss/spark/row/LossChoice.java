package io.sparkloss.spark.row;

import io.sparkloss.cost.ShortName;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.spark.catalyst.FunctionErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the {@link RowLoss} of a call: chooses the definition by the type of the prediction, and
 * tells the loss's parameters from what is done with labels.
 *
 * @param number the loss when the prediction is a number
 * @param array the loss when it is an array or an ML vector; may be the same
 * @since 0.1.0
 */
public record LossChoice(LossDefinition number, LossDefinition array) {

  private static final String CLASS_WEIGHTS = "class_weights";
  private static final String IGNORE_LABEL = "ignore_label";

  /** Returns the choice of a short name. */
  public static LossChoice of(ShortName name) {
    LossDefinition number = Losses.get(name.scalarLoss());
    return new LossChoice(number, name.classLoss().map(Losses::get).orElse(number));
  }

  /** Returns the one loss whatever the prediction is. */
  public static LossChoice of(LossDefinition definition) {
    return new LossChoice(definition, definition);
  }

  /**
   * Returns the loss of an aggregate's call, checked against the types of its data.
   *
   * @param name the function's name without {@code try_}
   */
  public RowLoss forAggregate(String name, Arguments arguments, Mode mode) {
    LossDefinition definition = definition(arguments);
    Map<String, String> parameters = parameters(arguments.options(), definition);
    Loss loss = create(arguments.function(), definition, parameters);
    Map<String, String> labels = new LinkedHashMap<>(arguments.options());
    labels.keySet().removeAll(parameters.keySet());
    Options.requireKnown(arguments.function(), labels.keySet(), legal(definition, labelKeys(loss)));
    return new RowLoss(name, loss, policy(arguments.function(), labels), mode)
        .check(arguments.data());
  }

  /** Returns the loss of a per-row function's call, checked against the types of its data. */
  public RowLoss forRow(String name, Arguments arguments, Mode mode) {
    if (arguments.options().containsKey(CLASS_WEIGHTS)) {
      throw FunctionErrors.invalid(
          arguments.function(),
          "class_weights multiplies the weight of a row, and a function of one row has none; give"
              + " it to an aggregate such as log_loss, or multiply the aggregate's weight");
    }
    return forAggregate(name, arguments, mode);
  }

  /** Returns what a description says about label and prediction, a line for each. */
  public List<String> describedData() {
    Loss one = Sample.of(number).loss();
    Loss many = Sample.of(array).loss();
    if (many instanceof ClassLoss) {
      return List.of(
          "label - the index of the class counted from 0, its name together with the option"
              + " classes, or an array with the probability of each class",
          "prediction - an array of numbers or an ML vector, one entry for each class"
              + (one instanceof ScalarLoss ? "; or a number" : ""));
    }
    return List.of(
        RowLoss.isClassification(one)
            ? "label - 0 or 1 (between them where the loss allows it), or the name of one of two"
                + " classes together with the option classes"
            : "label - a number",
        "prediction - a number");
  }

  /** Returns the keys of the options that an aggregate takes, with a remark where one needs it. */
  public List<String> aggregateOptions() {
    List<String> ofNumber = options(number);
    List<String> ofArray = options(array);
    Set<String> all = new LinkedHashSet<>(ofNumber);
    all.addAll(ofArray);
    return all.stream()
        .map(
            key ->
                !ofArray.contains(key)
                    ? key + " (where the prediction is a number)"
                    : !ofNumber.contains(key) ? key + " (where it is an array)" : key)
        .toList();
  }

  /** Returns the keys of the options that a function of one row takes. */
  List<String> rowOptions() {
    return options(number).stream().filter(key -> !key.equals(CLASS_WEIGHTS)).toList();
  }

  private static List<String> options(LossDefinition definition) {
    return legal(definition, labelKeys(Sample.of(definition).loss()));
  }

  private LossDefinition definition(Arguments arguments) {
    return Inputs.isArray(arguments.prediction()) ? array : number;
  }

  private static Map<String, String> parameters(
      Map<String, String> options, LossDefinition definition) {
    Map<String, String> parameters = new LinkedHashMap<>(options);
    parameters.keySet().retainAll(definition.parameters().stream().map(Parameter::name).toList());
    return parameters;
  }

  private static Loss create(
      String name, LossDefinition definition, Map<String, String> parameters) {
    try {
      return definition.create(parameters);
    } catch (IllegalArgumentException e) {
      throw FunctionErrors.invalid(name, String.valueOf(e.getMessage()));
    }
  }

  private static LabelPolicy policy(String name, Map<String, String> labels) {
    try {
      return LabelPolicy.parse(labels);
    } catch (IllegalArgumentException e) {
      throw FunctionErrors.invalid(name, String.valueOf(e.getMessage()));
    }
  }

  private static List<String> labelKeys(Loss loss) {
    return RowLoss.isClassification(loss) ? LabelPolicy.KEYS : List.of(IGNORE_LABEL);
  }

  private static List<String> legal(LossDefinition definition, List<String> labelKeys) {
    List<String> legal =
        new ArrayList<>(definition.parameters().stream().map(Parameter::name).toList());
    legal.addAll(labelKeys);
    return legal;
  }
}
