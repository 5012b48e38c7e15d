package io.sparkloss.spark.catalyst;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.NamedArgumentExpression;

/**
 * A SQL function: its description and what builds its expression.
 *
 * @param name the name in SQL
 * @param group {@link #AGGREGATE} or {@link #PER_ROW}
 * @param usage lines of the form {@code _FUNC_(label, prediction) - what it returns.}
 * @param arguments one line for each argument: {@code * label - what it is}
 * @param examples queries and their results, as the description of the function shows them
 * @param since the version that brought the function
 * @param builder makes the expression; throws an {@code AnalysisException} for wrong arguments
 * @since 0.1.0
 */
public record SqlFunction(
    String name,
    String group,
    String usage,
    List<String> arguments,
    List<Example> examples,
    String since,
    Function<List<Expression>, Expression> builder) {

  /** The group of functions that take many rows. */
  public static final String AGGREGATE = "agg_funcs";

  /** The group of functions that take one row. */
  public static final String PER_ROW = "math_funcs";

  private static final String INDENT = "\n    ";

  /** Keeps its own copies. */
  public SqlFunction {
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
  }

  /**
   * A query and what it returns.
   *
   * @param query the query without semicolon; {@code _FUNC_} stands for the function's name
   * @param result the only value of the result as Spark prints it
   */
  public record Example(String query, String result) {}

  /**
   * Returns the expression of a call; throws an {@code AnalysisException} for wrong arguments.
   *
   * @param given the arguments by position; those of the form {@code name => value} are refused
   */
  public Expression build(List<Expression> given) {
    for (Expression argument : given) {
      if (argument instanceof NamedArgumentExpression named) {
        throw FunctionErrors.namedArgument(name, named.key());
      }
    }
    return builder.apply(given);
  }

  /** Returns what {@code DESCRIBE FUNCTION EXTENDED} prints. */
  public ExpressionInfo info() {
    return new ExpressionInfo(
        SqlFunction.class.getName(),
        null, // no database: the function belongs to the session
        name,
        INDENT + usage.strip().replace("\n", INDENT) + "\n  ",
        argumentsText(),
        examplesText(),
        "",
        group,
        since,
        "",
        "built-in");
  }

  private String argumentsText() {
    StringBuilder text = new StringBuilder(INDENT + "Arguments:");
    arguments.forEach(argument -> text.append(INDENT).append("  * ").append(argument));
    return text.append("\n  ").toString();
  }

  private String examplesText() {
    StringBuilder text = new StringBuilder(INDENT + "Examples:");
    for (Example example : examples) {
      text.append(INDENT).append("  > ").append(example.query()).append(';');
      text.append(INDENT).append("   ").append(example.result());
    }
    return text.append("\n  ").toString();
  }
}
