package io.sparkloss.job.file;

import io.sparkloss.job.file.TableSettings.Format;
import io.sparkloss.job.yaml.Section;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads the section {@code output.table}: the table of the user's that gets the costs. */
final class TableReader {

  /** The option that names a database. */
  static final String URL = "url";

  private final Path file;
  private final Section table;

  TableReader(Path file, Section table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Returns the settings; empty, with problems, when anything is wrong.
   *
   * @param series what the run has in common with others, where it could be read
   */
  Optional<TableSettings> read(Optional<String> series) {
    Optional<Format> format =
        table
            .required("format", "set it to delta, iceberg or jdbc")
            .flatMap(value -> table.reading().choice(value, Format.class));
    if (format.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> options = options(format.get());
    return location(format.get())
        .flatMap(
            location ->
                series.map(
                    name ->
                        new TableSettings(
                            format.get(),
                            location,
                            isPath(),
                            options,
                            name,
                            table.reading().substitutions().date())));
  }

  private boolean isPath() {
    return table.get("path").isPresent();
  }

  private Optional<String> location(Format format) {
    if (isPath() && format != Format.DELTA) {
      table.problem("path", "is for delta; give the table's name");
    } else if (isPath() && table.get("name").isPresent()) {
      table.problem("path", "stands beside name; give one of them");
    } else if (isPath()) {
      return table.secret("path").map(path -> Locations.resolve(file, path).toString());
    }
    return isPath()
        ? Optional.empty()
        : table
            .required("name", "name the table as SQL has it, as in name: catalog.team.costs")
            .flatMap(table.reading()::secret);
  }

  private Map<String, String> options(Format format) {
    Map<String, String> options = InputReader.options(table);
    if (format == Format.JDBC) {
      requireUrl(table, options);
    } else if (table.get("options").isPresent()) {
      table.problem(
          "options",
          "is for jdbc; what "
              + FileKeys.name(format)
              + " needs is set for the session, in conf/spark-defaults.conf");
    }
    return options;
  }

  /** Adds a problem where the options do not say which database is meant. */
  static void requireUrl(Section section, Map<String, String> options) {
    if (!options.containsKey(URL)) {
      section.problem(
          "options",
          "name no url, but the format is jdbc; give the database, as in options: {url:"
              + " 'jdbc:postgresql://host/costs'}");
    }
  }
}
