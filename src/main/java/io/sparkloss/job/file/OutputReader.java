package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads the section {@code output}: where results go. */
final class OutputReader {

  private final Path file;
  private final Reading reading;

  OutputReader(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /**
   * What was read.
   *
   * @param directory where the results go
   * @param slices where those of slices go
   * @param quarantine where rows go that cannot be used
   * @param history where the costs are kept beside those of other runs
   * @param table the table of the user's that gets the costs
   */
  record Output(
      Optional<String> directory,
      SliceOutput slices,
      Optional<QuarantineSettings> quarantine,
      Optional<HistorySettings> history,
      Optional<TableSettings> table) {}

  /** Reads the section of a run. */
  Output read(Section run) {
    Optional<Section> output = run.section("output", FileKeys.OUTPUT);
    if (output.isPresent() && !keepsCosts(output.get())) {
      output.get().required("directory", "name it, or leave output out to see the table only");
    }
    Optional<String> directory =
        output.flatMap(section -> section.secret("directory")).map(this::resolve);
    Optional<SliceOutput> slices =
        output.flatMap(section -> section.choice("slices", SliceOutput.class));
    if (slices.equals(Optional.of(SliceOutput.TABLE))) {
      requireDirectory(output.orElseThrow());
    }
    return new Output(
        directory,
        slices.orElse(SliceOutput.EVERYWHERE),
        output
            .flatMap(section -> section.section("quarantine", FileKeys.QUARANTINE))
            .flatMap(section -> quarantine(run, section, directory)),
        output
            .flatMap(section -> section.section("history", FileKeys.HISTORY))
            .flatMap(history -> history(history, run)),
        output
            .flatMap(section -> section.section("table", FileKeys.TABLE))
            .flatMap(table -> new TableReader(file, table).read(series(table, run))));
  }

  /** Returns whether there is a place for costs beside a directory. */
  private static boolean keepsCosts(Section output) {
    return output.get("history").isPresent() || output.get("table").isPresent();
  }

  private static void requireDirectory(Section output) {
    if (output.get("directory").isEmpty()) {
      output.problem("slices", "is table, but there is no directory for one; name it");
    }
  }

  private Optional<QuarantineSettings> quarantine(
      Section run, Section quarantine, Optional<String> results) {
    if (run.get("key").isEmpty()) {
      quarantine.problem(
          "tells rows by their key, but the run has no key; name its columns, as in key:"
              + " [flight_id]");
    }
    Optional<String> directory =
        quarantine
            .required("directory", "name it, as in directory: out/quarantine")
            .flatMap(reading::secret)
            .map(this::resolve);
    if (directory.isPresent() && results.isPresent() && holds(directory.get(), results.get())) {
      quarantine.problem(
          "directory",
          "holds the results, and what is in it is replaced; name one of its own, as"
              + " out/quarantine beside or in out");
    }
    return directory.map(
        path -> new QuarantineSettings(path, quarantine.texts("columns", reading::text)));
  }

  /** Whether the results, or a part of them, lie in a directory. */
  private static boolean holds(String directory, String results) {
    return (results + "/").startsWith(directory + "/")
        || (directory + "/").startsWith(results + "/costs/")
        || directory.equals(results + "/evaluation.json");
  }

  private Optional<HistorySettings> history(Section history, Section run) {
    history.choice("format", HistorySettings.Format.class);
    Optional<String> path =
        history
            .required("path", "name the directory of the history, as in history: {path: history}")
            .flatMap(reading::secret);
    Optional<String> series = series(history, run);
    return path.flatMap(
        where ->
            series.map(
                name -> new HistorySettings(resolve(where), name, reading.substitutions().date())));
  }

  private static Optional<String> series(Section section, Section run) {
    return section.get("series").isPresent() ? section.text("series") : unfilled(run);
  }

  /** Returns the run's name as it is written, which is the same on every day. */
  static Optional<String> unfilled(Section run) {
    return run.get("run")
        .filter(YamlValue.Scalar.class::isInstance)
        .map(value -> ((YamlValue.Scalar) value).text());
  }

  private String resolve(String path) {
    return Locations.resolve(file, path).toString();
  }
}
