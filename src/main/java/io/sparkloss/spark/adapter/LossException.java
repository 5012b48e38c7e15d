package io.sparkloss.spark.adapter;

import io.sparkloss.loss.LossDomainException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkThrowable;

/**
 * A row that a function cannot use, as Spark shows errors: condition {@code LOSS_} and the reason,
 * SQLSTATE 22023; message parameters are {@code function} and, where one is at fault, {@code
 * argument} and {@code value}.
 *
 * @since 0.1.0
 */
public final class LossException extends IllegalArgumentException implements SparkThrowable {

  private static final long serialVersionUID = 1L;

  /** SQL's "invalid parameter value". */
  public static final String SQL_STATE = "22023";

  private final String condition;
  private final HashMap<String, String> parameters;

  private LossException(String condition, String message, Map<String, String> parameters) {
    super(message);
    this.condition = condition;
    this.parameters = new HashMap<>(parameters);
  }

  /** Returns the error for a refusal by a function that has a {@code try_} twin. */
  public static LossException of(String function, LossDomainException refusal) {
    return of(function, refusal, "Use try_" + function + " to get NULL instead.");
  }

  /** Returns the error for a refusal; the remedy is a sentence. */
  public static LossException of(String function, LossDomainException refusal, String remedy) {
    String condition = "LOSS_" + refusal.reason().name().toUpperCase(Locale.ROOT);
    String message =
        "[%s] %s: the %s is %s but must be %s. %s SQLSTATE: %s"
            .formatted(
                condition,
                function,
                refusal.argument(),
                refusal.value(),
                refusal.domain(),
                remedy,
                SQL_STATE);
    return new LossException(
        condition,
        message,
        Map.of("function", function, "argument", refusal.argument(), "value", refusal.value()));
  }

  /** Returns an error of any condition; the message is a sentence without its end. */
  public static LossException of(String condition, String message, Map<String, String> parameters) {
    return new LossException(
        condition, "[%s] %s. SQLSTATE: %s".formatted(condition, message, SQL_STATE), parameters);
  }

  @Override
  public String getCondition() {
    return condition;
  }

  @Override
  public String getSqlState() {
    return SQL_STATE;
  }

  @Override
  public Map<String, String> getMessageParameters() {
    return Map.copyOf(parameters);
  }
}
