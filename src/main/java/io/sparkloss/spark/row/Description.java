package io.sparkloss.spark.row;

import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.spark.catalyst.SqlFunction.Example;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code DESCRIBE FUNCTION EXTENDED} says about the functions of one loss.
 *
 * @param definition the loss
 * @param sample one of its losses with arguments
 */
record Description(LossDefinition definition, Sample sample) {

  private static final String NAN = "double('NaN')";

  /** Returns the usage of the loss. */
  String value(Mode mode) {
    return call()
        + " - Returns the loss of one row: "
        + definition.formula()
        + ".\n"
        + rule(mode, definition.name());
  }

  /** Returns the usage of the gradient. */
  String gradient(Mode mode) {
    return call()
        + " - Returns the derivative with respect to the prediction of "
        + definition.name()
        + ": "
        + definition.formula()
        + ".\n"
        + rule(mode, definition.name() + "_gradient");
  }

  /** Returns a line for each argument. */
  List<String> arguments() {
    List<String> lines = new ArrayList<>();
    lines.addAll(LossChoice.of(definition).describedData());
    if (sample.inputs() == 3) {
      lines.add("scale - the predicted spread, above 0");
    }
    positional().forEach(parameter -> lines.add(parameter.name() + " - " + constant(parameter)));
    lines.add("options - a constant map with any of " + keys());
    return lines;
  }

  /** Returns the examples of a function whose result for the sample is this. */
  List<Example> examples(Mode mode, String result) {
    List<Example> examples = new ArrayList<>();
    examples.add(new Example(query(sample.arguments()), result));
    if (sample.isClass()) {
      examples.add(new Example(query(named()), result));
    }
    if (mode == Mode.TRY) {
      List<String> arguments = new ArrayList<>(sample.arguments());
      arguments.set(0, NAN);
      examples.add(new Example(query(arguments), "NULL"));
    }
    return examples;
  }

  private List<String> named() {
    List<String> arguments = new ArrayList<>(sample.arguments());
    boolean two = !sample.arguments().get(1).startsWith("array");
    List<String> classes = two ? List.of("no", "yes") : List.of("early", "on_time", "late");
    arguments.set(0, "'" + classes.get(Integer.parseInt(arguments.get(0))) + "'");
    arguments.add("map('classes', '" + new ClassList(classes).text() + "')");
    return arguments;
  }

  private static String query(List<String> arguments) {
    return "SELECT _FUNC_(" + String.join(", ", arguments) + ")";
  }

  private String call() {
    return "_FUNC_" + Arguments.signature(definition, sample.inputs());
  }

  private static String rule(Mode mode, String name) {
    return mode == Mode.TRY
        ? "NULL where an argument is NULL or NaN, and where " + name + " raises an error."
        : "NULL in gives NULL, NaN gives NaN; an argument outside the domain is an error, for"
            + " which try_"
            + name
            + " gives NULL.";
  }

  private List<Parameter> positional() {
    return definition.parameters().stream().filter(Parameter::positional).toList();
  }

  private static String constant(Parameter parameter) {
    return "a constant number"
        + (parameter.defaultValue().isEmpty()
            ? ""
            : ", " + parameter.defaultValue().getAsDouble() + " unless given");
  }

  private String keys() {
    return String.join(", ", LossChoice.of(definition).rowOptions());
  }
}
