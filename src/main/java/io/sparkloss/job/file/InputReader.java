package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads what is to be read: the section {@code input}, or {@code labels}. */
final class InputReader {

  private static final List<String> KINDS = List.of("path", "table", "sql");

  /** The keys that say how files are read, and so make no sense without a path. */
  private static final List<String> OF_PATH = List.of("format", "schema", "options");

  private final String name;
  private final Path file;
  private final Reading reading;

  InputReader(String name, Path file, Reading reading) {
    this.name = name;
    this.file = file;
    this.reading = reading;
  }

  Optional<InputSettings> read(YamlValue value) {
    return Section.open(value, FileKeys.INPUT, reading).flatMap(this::read);
  }

  /** Reads a section that is open; empty, with problems, when anything is wrong. */
  Optional<InputSettings> read(Section input) {
    InputSettings.Format format =
        input.choice("format", InputSettings.Format.class).orElse(InputSettings.Format.PARQUET);
    Optional<String> kind = kind(input, format);
    Optional<String> schema = schema(input, format);
    Map<String, String> options = options(input);
    if (format == InputSettings.Format.JDBC) {
      TableReader.requireUrl(input, options);
    }
    Optional<InputSettings.Pin> pin = new PinReader(input).read(kind, format);
    Optional<String> where = input.secret("where");
    return kind.flatMap(
        key ->
            input
                .secret(key)
                .map(
                    text ->
                        new InputSettings(
                            name,
                            InputSettings.Kind.valueOf(key.toUpperCase(Locale.ROOT)),
                            key.equals("path") ? Locations.resolve(file, text).toString() : text,
                            format,
                            schema,
                            options,
                            pin,
                            where)));
  }

  /** Reads options, in which the environment may stand. */
  static Map<String, String> options(Section section) {
    return section.named(
        "options",
        "a mapping from the options of Spark's reader, or of the database, to their values",
        entry -> section.reading().secret(entry.getValue()));
  }

  private static Optional<String> kind(Section input, InputSettings.Format format) {
    List<String> given = KINDS.stream().filter(key -> input.get(key).isPresent()).toList();
    if (given.size() != 1) {
      input.problem(
          given.isEmpty()
              ? "says not what to read; give one of path, table, sql"
              : "gives " + String.join(" and ", given) + "; give one of them");
      return Optional.empty();
    }
    if (format == InputSettings.Format.JDBC) {
      return ofDatabase(input, given.get(0));
    }
    if (!given.get(0).equals("path")) {
      OF_PATH.stream()
          .filter(key -> input.get(key).isPresent())
          .forEach(key -> input.problem(key, "belongs to path, but " + given.get(0) + " is given"));
    }
    return Optional.of(given.get(0));
  }

  private static Optional<String> ofDatabase(Section input, String kind) {
    if (kind.equals("path")) {
      input.problem("path", "is no place in a database, but the format is jdbc; give table or sql");
    }
    return Optional.of(kind);
  }

  private static Optional<String> schema(Section input, InputSettings.Format format) {
    Optional<String> schema = input.text("schema");
    if (schema.isPresent() && format.isSelfDescribing()) {
      input.problem("schema", "is for csv and json; the other formats hold theirs");
    }
    return schema;
  }
}
