package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Section;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads which version of a table is meant: {@code version} or {@code timestamp}. */
final class PinReader {

  private static final List<String> KEYS = List.of("version", "timestamp");

  private final Section input;

  PinReader(Section input) {
    this.input = input;
  }

  Optional<InputSettings.Pin> read(Optional<String> kind, InputSettings.Format format) {
    List<String> given = KEYS.stream().filter(key -> input.get(key).isPresent()).toList();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1) {
      input.problem("version", "stands beside timestamp; give one of them");
    }
    String key = given.get(0);
    if (kind.equals(Optional.of("sql"))) {
      input.problem(
          key,
          "belongs to path and table; in sql write it behind the table, as in FROM t VERSION AS OF"
              + " 12");
    } else if (!format.hasVersions() && isFixed(kind, format)) {
      input.problem(
          key,
          "is for tables, but format is " + FileKeys.name(format) + "; set it to delta or iceberg");
    }
    Optional<String> text = input.get(key).flatMap(input.reading()::written);
    boolean isTimestamp = key.equals("timestamp");
    text.filter(value -> !(isTimestamp ? isTime(value) : value.matches("[0-9]{1,19}")))
        .ifPresent(
            value ->
                input.problem(
                    key,
                    "is '"
                        + value
                        + "' but must be "
                        + (isTimestamp
                            ? "a day or a time, as 2001-06-30 or 2001-06-30T12:00:00Z"
                            : "the number of a version or snapshot, as 12")));
    return text.map(value -> new InputSettings.Pin(isTimestamp, value));
  }

  /** Returns whether the format says what is read; a table of the session says it itself. */
  private static boolean isFixed(Optional<String> kind, InputSettings.Format format) {
    return kind.equals(Optional.of("path")) || format == InputSettings.Format.JDBC;
  }

  private static boolean isTime(String text) {
    return parses(text, LocalDate::parse)
        || parses(text, LocalDateTime::parse)
        || parses(text, OffsetDateTime::parse);
  }

  private static boolean parses(String text, Consumer<String> parser) {
    try {
      parser.accept(text);
      return true;
    } catch (DateTimeException e) {
      return false; // another form may fit
    }
  }
}
