package io.sparkloss.job;

import io.sparkloss.report.Style;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * What surrounds a job: streams, clock, environment variables, and where sessions come from.
 *
 * @param out gets results
 * @param err gets messages and progress
 * @param terminal whether {@code err} shows a line that is overwritten
 * @param variables the environment variables
 * @param clock tells the time
 * @param sessions gives the Spark session to run in, for the master that the user asked for
 * @since 0.1.0
 */
public record JobEnvironment(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> variables,
    Clock clock,
    Function<Optional<String>, SparkSession> sessions) {

  /** Set by the script where standard output is a terminal; Java itself cannot tell. */
  private static final String COLOR = "SPARK_LOSS_COLOR";

  private static final String NO_COLOR = "NO_COLOR";

  /** Keeps its own copy of the variables. */
  public JobEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * Returns how text on {@code out} is marked: in colour where the script that started the job saw
   * a terminal, unless the user set {@code NO_COLOR}, as no-color.org has it.
   */
  Style style() {
    boolean refused = !variables.getOrDefault(NO_COLOR, "").isEmpty();
    return variables.containsKey(COLOR) && !refused ? Style.COLOUR : Style.PLAIN;
  }
}
