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
   * @param history where the costs are kept beside those of other runs
   */
  record Read(Optional<String> directory, Optional<HistorySettings> history) {}

  /** Reads the section of a run. */
  Read read(Section run) {
    Optional<Section> output = run.section("output", FileKeys.OUTPUT);
    if (output.isPresent() && output.get().get("history").isEmpty()) {
      output.get().required("directory", "name it, or leave output out to see the table only");
    }
    return new Read(
        output.flatMap(section -> section.secret("directory")).map(this::resolve),
        output
            .flatMap(section -> section.section("history", FileKeys.HISTORY))
            .flatMap(history -> history(history, run)));
  }

  private Optional<HistorySettings> history(Section history, Section run) {
    history.choice("format", HistorySettings.Format.class);
    Optional<String> path =
        history
            .required("path", "name the directory of the history, as in history: {path: history}")
            .flatMap(reading::secret);
    Optional<String> series =
        history.get("series").isPresent() ? history.text("series") : unfilled(run);
    return path.flatMap(
        where ->
            series.map(
                name -> new HistorySettings(resolve(where), name, reading.substitutions().date())));
  }

  /** Returns the run's name as it is written, which is the same on every day. */
  private static Optional<String> unfilled(Section run) {
    return run.get("run")
        .filter(YamlValue.Scalar.class::isInstance)
        .map(value -> ((YamlValue.Scalar) value).text());
  }

  private String resolve(String path) {
    return Locations.resolve(file, path).toString();
  }
}
