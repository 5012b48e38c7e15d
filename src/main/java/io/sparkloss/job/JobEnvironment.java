package io.sparkloss.job;

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

  /** Keeps its own copy of the variables. */
  public JobEnvironment {
    variables = Map.copyOf(variables);
  }
}
