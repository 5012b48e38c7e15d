package io.sparkloss.spark.catalyst;

import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * The errors of wrong calls, found before anything runs. Each method throws an {@code
 * AnalysisException}; the result type only lets the caller write {@code throw}.
 *
 * @since 0.1.0
 */
public final class FunctionErrors {

  private static final String WRONG_TYPE_STATE = "42K09";
  private static final String WRONG_COUNT_STATE = "42605";
  private static final String INVALID_STATE = "22023";

  private FunctionErrors() {}

  /** A call with too few or too many arguments; the signature shows what is right. */
  public static RuntimeException wrongCount(String function, String signature, int given) {
    return Catalyst.analysisError(
        "LOSS_WRONG_NUM_ARGS",
        WRONG_COUNT_STATE,
        "%s takes %s but was called with %d %s."
            .formatted(function, signature, given, given == 1 ? "argument" : "arguments"),
        Map.of("function", function, "signature", signature, "given", Integer.toString(given)));
  }

  /** An argument that is given by its name. */
  public static RuntimeException namedArgument(String function, String argument) {
    return Catalyst.analysisError(
        "LOSS_NAMED_ARGUMENT",
        INVALID_STATE,
        "%s: the argument %s is given by name but must be given by its position."
            .formatted(function, argument),
        Map.of("function", function, "argument", argument));
  }

  /** An argument of a type that the function does not take; accepted completes "must be". */
  public static RuntimeException wrongType(
      String function, String argument, Expression value, String accepted) {
    return Catalyst.analysisError(
        "LOSS_WRONG_TYPE",
        WRONG_TYPE_STATE,
        "%s: the %s `%s` is %s but must be %s."
            .formatted(function, argument, value.sql(), value.dataType().sql(), accepted),
        Map.of("function", function, "argument", argument, "type", value.dataType().sql()));
  }

  /** An argument that must be a constant and is none, or has no usable value. */
  public static RuntimeException notConstant(
      String function, String argument, Expression value, String accepted) {
    return Catalyst.analysisError(
        "LOSS_NON_CONSTANT",
        WRONG_TYPE_STATE,
        "%s: the %s is `%s` but must be %s.".formatted(function, argument, value.sql(), accepted),
        Map.of("function", function, "argument", argument, "value", value.sql()));
  }

  /** A parameter or option whose value is not legal; the message is a sentence without its end. */
  public static RuntimeException invalid(String function, String message) {
    String text = message.startsWith(function + ":") ? message : function + ": " + message;
    return Catalyst.analysisError(
        "LOSS_INVALID_OPTION", INVALID_STATE, text + ".", Map.of("function", function));
  }
}
