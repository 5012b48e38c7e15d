package io.sparkloss.job.file;

import io.sparkloss.job.file.publish.PublishReader;
import io.sparkloss.job.file.target.GateReader;
import io.sparkloss.job.file.target.PenaltyReader;
import io.sparkloss.job.file.target.TargetReader;
import io.sparkloss.job.yaml.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The keys of an evaluation file, section by section. The JSON Schema for editors has the same
 * sections and keys, which a test holds.
 *
 * @since 0.1.0
 */
public final class FileKeys {

  /** One run. */
  public static final Keys RUN =
      new Keys(
          "run",
          List.of(
              "run",
              "input",
              "labels",
              "key",
              "cluster",
              "weight",
              "weight_kind",
              "targets",
              "slices",
              "details",
              "on_invalid",
              "max_invalid",
              "min_coverage",
              "min_label_coverage",
              "sum_tolerance",
              "confidence",
              "gates",
              "output",
              "publish"),
          Map.of("quarantine", "put it into output"));

  /** The file itself: one run, or a list of runs, or others' runs. */
  public static final Keys FILE = withMany();

  private static final List<String> READ =
      List.of(
          "path", "format", "schema", "table", "sql", "version", "timestamp", "options", "where");

  /** What is read. */
  public static final Keys INPUT = new Keys("input", READ, Map.of());

  /** Labels that are read from a table of their own. */
  public static final Keys LABELS = new Keys("labels", with(READ, "on", "columns"), Map.of());

  /** What is written. */
  public static final Keys OUTPUT =
      new Keys(
          "output", List.of("directory", "slices", "quarantine", "history", "table"), Map.of());

  /** What is written of rows that cannot be used. */
  public static final Keys QUARANTINE = Keys.of("quarantine", "directory", "columns");

  /** Where costs are kept beside those of other runs. */
  public static final Keys HISTORY = Keys.of("history", "path", "format", "series");

  /** A table of the user's that gets the costs. */
  public static final Keys TABLE = Keys.of("table", "format", "name", "path", "series", "options");

  private FileKeys() {}

  /** Returns all sections. */
  public static List<Keys> all() {
    return List.of(
        FILE,
        RUN,
        INPUT,
        LABELS,
        TargetReader.KEYS,
        TargetReader.MODEL_KEYS,
        PenaltyReader.KEYS,
        PenaltyReader.ELASTIC_NET,
        GateReader.KEYS,
        GateReader.BASELINE_KEYS,
        DetailsReader.KEYS,
        DetailsReader.BINS_KEYS,
        OUTPUT,
        QUARANTINE,
        HISTORY,
        TABLE,
        PublishReader.KEYS,
        PublishReader.PROMETHEUS,
        PublishReader.MLFLOW);
  }

  private static Keys withMany() {
    return new Keys("file", with(RUN.known(), "runs", "include"), RUN.refused());
  }

  private static List<String> with(List<String> keys, String... more) {
    List<String> all = new ArrayList<>(keys);
    all.addAll(List.of(more));
    return all;
  }

  /** Returns a constant as the file writes it. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
