package io.sparkloss.job.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;

/**
 * Finds in Spark's exceptions what they are about: the innermost one that has a condition.
 *
 * @since 0.1.0
 */
public final class SparkErrors {

  private static final List<String> OF_DATA =
      List.of(
          "FAILED_READ_FILE",
          "CANNOT_READ_FILE_FOOTER",
          "CANNOT_MERGE_SCHEMAS",
          "MALFORMED_RECORD_IN_PARSING",
          "MALFORMED_CSV_RECORD",
          "CANNOT_PARSE",
          "PATH_NOT_FOUND",
          "FILE_NOT_EXIST");

  private static final String SAME_NAME = "COLUMN_ALREADY_EXISTS";

  private SparkErrors() {}

  /** Returns the condition; empty when Spark gives none. */
  public static Optional<String> condition(Throwable error) {
    return innermost(error).map(SparkThrowable::getCondition);
  }

  /** Returns whether the condition is one of the data that a task reads. */
  public static boolean isOfData(Throwable error) {
    return condition(error)
        .filter(condition -> OF_DATA.stream().anyMatch(condition::startsWith))
        .isPresent();
  }

  /** Returns whether a database, or the way to it, is the cause. */
  public static boolean isOfDatabase(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException || cause instanceof ClassNotFoundException) {
        return true;
      }
    }
    return false;
  }

  /** Returns the message in one line, with a remedy where Spark has none. */
  public static String message(Throwable error) {
    Throwable told = innermost(error).map(Throwable.class::cast).orElse(error);
    String text = String.valueOf(told.getMessage());
    String line =
        text.lines()
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .findFirst()
            .orElse(text)
            .replaceFirst(";$", ""); // what follows it is a plan, on the lines below
    return condition(error).filter(SAME_NAME::equals).isPresent()
        ? line
            + "; if the names differ by case only, set spark.sql.caseSensitive=true for the session"
        : line;
  }

  private static Optional<SparkThrowable> innermost(Throwable error) {
    Optional<SparkThrowable> found = Optional.empty();
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && spark.getCondition() != null) {
        found = Optional.of(spark);
      }
    }
    return found;
  }
}
