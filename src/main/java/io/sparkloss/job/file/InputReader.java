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
    Optional<String> kind = kind(input);
    InputSettings.Format format =
        input.choice("format", InputSettings.Format.class).orElse(InputSettings.Format.PARQUET);
    Optional<String> schema = schema(input, format);
    Map<String, String> options =
        input.named(
            "options",
            "a mapping from the options of Spark's reader to their values",
            entry -> reading.secret(entry.getValue()));
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

  private static Optional<String> kind(Section input) {
    List<String> given = KINDS.stream().filter(key -> input.get(key).isPresent()).toList();
    if (given.size() != 1) {
      input.problem(
          given.isEmpty()
              ? "says not what to read; give one of path, table, sql"
              : "gives " + String.join(" and ", given) + "; give one of them");
      return Optional.empty();
    }
    if (!given.get(0).equals("path")) {
      OF_PATH.stream()
          .filter(key -> input.get(key).isPresent())
          .forEach(key -> input.problem(key, "belongs to path, but " + given.get(0) + " is given"));
    }
    return Optional.of(given.get(0));
  }

  private static Optional<String> schema(Section input, InputSettings.Format format) {
    Optional<String> schema = input.text("schema");
    if (schema.isPresent() && format.isSelfDescribing()) {
      input.problem("schema", "is for csv and json; the other formats hold theirs");
    }
    return schema;
  }
}
