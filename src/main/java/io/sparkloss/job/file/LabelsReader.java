package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads the section {@code labels}, and {@code min_label_coverage} beside it. */
final class LabelsReader {

  private static final String COVERAGE = "min_label_coverage";

  private final Path file;
  private final Reading reading;

  LabelsReader(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** Reads the labels of a run; empty when it has none, or with problems. */
  Optional<LabelSettings> read(Section run) {
    double least =
        run.number(COVERAGE, x -> x >= 0 && x <= 1, "a share from 0 to 1, as 0.9").orElse(0.0);
    if (run.get(COVERAGE).isPresent() && run.get("labels").isEmpty()) {
      run.problem(
          COVERAGE,
          "asks how many predictions have a label, but there is no labels; say where they stand, or"
              + " use min_coverage for labels that are NULL");
    }
    return run.section("labels", FileKeys.LABELS).flatMap(labels -> read(labels, least));
  }

  private Optional<LabelSettings> read(Section labels, double least) {
    labels.required("on", "name the columns by which labels are found, as in on: [flight_id]");
    List<String> on = labels.texts("on", reading::text);
    List<String> columns = labels.texts("columns", reading::text);
    columns.stream()
        .filter(on::contains)
        .forEach(
            key ->
                labels.problem(
                    "columns",
                    "names '"
                        + key
                        + "', a column of the key, which is there anyway; leave it out"));
    return new InputReader("labels", file, reading)
        .read(labels)
        .filter(input -> !on.isEmpty())
        .map(input -> new LabelSettings(input, on, columns, least));
  }
}
