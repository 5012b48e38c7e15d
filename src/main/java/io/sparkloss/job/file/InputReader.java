package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads the section {@code input}. */
final class InputReader {

  private static final List<String> KINDS = List.of("path", "table", "sql");

  /** The keys that say how files are read, and so make no sense without a path. */
  private static final List<String> OF_PATH = List.of("format", "schema", "options");

  private final Path file;
  private final Reading reading;

  InputReader(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  Optional<InputSettings> read(YamlValue value) {
    return Section.open(value, FileKeys.INPUT, reading).flatMap(this::read);
  }

  private Optional<InputSettings> read(Section input) {
    Optional<String> kind = kind(input);
    InputSettings.Format format =
        input.choice("format", InputSettings.Format.class).orElse(InputSettings.Format.PARQUET);
    Optional<String> schema = schema(input, format);
    Map<String, String> options =
        input.named(
            "options",
            "a mapping from the options of Spark's reader to their values",
            entry -> reading.secret(entry.getValue()));
    Optional<String> where = input.secret("where");
    return kind.flatMap(
        name ->
            input
                .secret(name)
                .map(
                    text ->
                        new InputSettings(
                            InputSettings.Kind.valueOf(name.toUpperCase(Locale.ROOT)),
                            name.equals("path") ? Locations.resolve(file, text).toString() : text,
                            format,
                            schema,
                            options,
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
    boolean selfDescribing =
        format == InputSettings.Format.PARQUET || format == InputSettings.Format.ORC;
    if (schema.isPresent() && selfDescribing) {
      input.problem(
          "schema", "is for csv and json; files of the format parquet and orc hold theirs");
    }
    return schema;
  }
}
