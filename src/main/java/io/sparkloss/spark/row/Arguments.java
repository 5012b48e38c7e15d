package io.sparkloss.spark.row;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * The arguments of a call, told apart: label, prediction, [scale], [positional parameter],
 * [weight], [options].
 *
 * @param function the SQL name of the function
 * @param data label and prediction, and the scale where the loss takes one; of any type
 * @param weight the weight as a double; NULL and bad weights are left to the aggregate
 * @param options the options map, and parameters that were given by position
 * @since 0.1.0
 */
public record Arguments(
    String function,
    List<Expression> data,
    Optional<Expression> weight,
    Map<String, String> options) {

  private static final List<String> DATA = List.of("label", "prediction", "scale");

  /** Keeps its own copies. */
  public Arguments {
    data = List.copyOf(data);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Reads {@code (label, prediction[, weight][, options])}. */
  public static Arguments ofAggregate(String function, List<Expression> given) {
    return ofAggregate(function, DATA.subList(0, 2), given);
  }

  /** Reads {@code (name…[, weight][, options])}, with these names for the data. */
  public static Arguments ofAggregate(String function, List<String> names, List<Expression> given) {
    List<Expression> plain = withoutOptions(names.size(), given);
    int inputs = names.size();
    if (plain.size() < inputs || plain.size() > inputs + 1) {
      String signature = "(" + String.join(", ", names) + "[, weight][, options])";
      throw FunctionErrors.wrongCount(function, signature, given.size());
    }
    Optional<Expression> weight =
        plain.size() == inputs
            ? Optional.empty()
            : Optional.of(Inputs.number(function, "weight", plain.get(inputs)));
    return new Arguments(
        function, plain.subList(0, inputs), weight, options(function, plain, given));
  }

  /** Reads {@code (label, prediction[, scale][, parameter…][, options])}. */
  public static Arguments ofRow(
      String function, LossDefinition definition, int inputs, List<Expression> given) {
    List<Parameter> positional =
        definition.parameters().stream().filter(Parameter::positional).toList();
    List<Expression> plain = withoutOptions(inputs, given);
    if (plain.size() < inputs || plain.size() > inputs + positional.size()) {
      throw FunctionErrors.wrongCount(function, signature(definition, inputs), given.size());
    }
    Map<String, String> options = options(function, plain, given);
    for (int i = inputs; i < plain.size(); i++) {
      String name = positional.get(i - inputs).name();
      if (options.put(name, parameter(function, name, plain.get(i))) != null) {
        throw FunctionErrors.invalid(
            function, name + " is given by position and in the options; give it once");
      }
    }
    Arguments arguments =
        new Arguments(function, plain.subList(0, inputs), Optional.empty(), options);
    arguments.requireParameters(definition, given.size());
    return arguments;
  }

  /**
   * Returns how the functions of a loss are called: {@code (label, prediction, alpha[, options])}.
   *
   * @param inputs how many data arguments there are: 3 with a scale, else 2
   */
  public static String signature(LossDefinition definition, int inputs) {
    StringBuilder text = new StringBuilder("(");
    text.append(String.join(", ", DATA.subList(0, inputs)));
    for (Parameter parameter : definition.parameters()) {
      if (parameter.positional()) {
        boolean required = parameter.defaultValue().isEmpty();
        text.append(required ? ", " + parameter.name() : "[, " + parameter.name() + "]");
      }
    }
    return text.append("[, options])").toString();
  }

  /** Returns the same without some options: those that the caller has used. */
  public Arguments withoutOptions(Set<String> used) {
    Map<String, String> rest = new LinkedHashMap<>(options);
    rest.keySet().removeAll(used);
    return new Arguments(function, data, weight, rest);
  }

  /**
   * Returns the arguments as an expression may keep them: as given, but with an options map that
   * Spark can evaluate.
   */
  public static List<Expression> kept(String function, List<Expression> given) {
    return given.stream()
        .map(each -> Options.isMap(each) ? Options.asText(function, each) : each)
        .toList();
  }

  /** Returns the label. */
  public Expression label() {
    return data.get(0);
  }

  /** Returns the prediction. */
  public Expression prediction() {
    return data.get(1);
  }

  private static List<Expression> withoutOptions(int inputs, List<Expression> given) {
    int last = given.size() - 1;
    return last >= inputs && Options.isMap(given.get(last)) ? given.subList(0, last) : given;
  }

  private static Map<String, String> options(
      String function, List<Expression> plain, List<Expression> given) {
    return plain.size() == given.size()
        ? new LinkedHashMap<>()
        : Options.read(function, given.get(given.size() - 1));
  }

  /** Throws unless every parameter without a default is given, by position or as an option. */
  private void requireParameters(LossDefinition definition, int given) {
    for (Parameter parameter : definition.parameters()) {
      String name = parameter.name();
      if (parameter.defaultValue().isPresent() || options.containsKey(name)) {
        continue;
      }
      String signature = signature(definition, data.size());
      if (parameter.positional() && given == data.size()) {
        throw FunctionErrors.wrongCount(function, signature, given);
      }
      throw FunctionErrors.invalid(
          function,
          parameter.positional()
              ? name + " is not given; the function takes " + signature
              : name + " is not given; give it in the options, as in map('" + name + "', '...')");
    }
  }

  private static String parameter(String function, String name, Expression value) {
    Expression number = Inputs.number(function, name, value);
    Object constant = Options.constant(Catalyst.cast(number, DataTypes.DoubleType));
    if (constant == null) {
      throw FunctionErrors.notConstant(function, name, value, "a constant number");
    }
    return constant.toString();
  }
}
