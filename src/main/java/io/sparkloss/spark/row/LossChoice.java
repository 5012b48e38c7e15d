package io.sparkloss.spark.row;

import io.sparkloss.cost.ShortName;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Parameter;
import io.sparkloss.spark.catalyst.FunctionErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
