package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads the section {@code output}. */
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
   * @param directory where results go
   * @param quarantine where rows go that cannot be used
   */
  record Output(Optional<String> directory, Optional<QuarantineSettings> quarantine) {}

  Output read(Section run) {
    Optional<Section> output = run.section("output", FileKeys.OUTPUT);
    Optional<String> directory =
        output.flatMap(
            section -> directory(section, "name it, or leave output out to see the table only"));
    Optional<QuarantineSettings> quarantine =
        output
            .flatMap(section -> section.section("quarantine", FileKeys.QUARANTINE))
            .flatMap(section -> quarantine(run, section, directory));
    return new Output(directory, quarantine);
  }

  private Optional<String> directory(Section section, String remedy) {
    return section
        .required("directory", remedy)
        .flatMap(reading::secret)
        .map(path -> Locations.resolve(file, path).toString());
  }

  private Optional<QuarantineSettings> quarantine(
      Section run, Section quarantine, Optional<String> results) {
    if (run.get("key").isEmpty()) {
      quarantine.problem(
          "tells rows by their key, but the run has no key; name its columns, as in key:"
              + " [flight_id]");
    }
    Optional<String> directory = directory(quarantine, "name it, as in directory: out/quarantine");
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
}
