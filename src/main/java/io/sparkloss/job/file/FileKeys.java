package io.sparkloss.job.file;

import io.sparkloss.job.file.target.GateReader;
import io.sparkloss.job.file.target.TargetReader;
import io.sparkloss.job.yaml.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys of an evaluation file, section by section. The JSON Schema for editors has the same
 * sections and keys, which a test holds.
 *
 * @since 0.1.0
 */
public final class FileKeys {

  private static final String REMOVE = "remove it";

  /** One run. */
  public static final Keys RUN =
      new Keys(
          "run",
          List.of(
              "run",
              "input",
              "key",
              "weight",
              "weight_kind",
              "targets",
              "slices",
              "on_invalid",
              "min_coverage",
              "sum_tolerance",
              "confidence",
              "gates",
              "output"),
          Map.of(
              "labels", "join the labels in input.sql", "quarantine", REMOVE, "cluster", REMOVE));

  /** The file itself: one run, or a list of runs, or others' runs. */
  public static final Keys FILE = withMany();

  /** What is read. */
  public static final Keys INPUT =
      new Keys(
          "input",
          List.of("path", "format", "schema", "table", "sql", "options", "where"),
          Map.of(
              "version",
              "read a version by input.sql, as in SELECT * FROM t VERSION AS OF 12",
              "timestamp",
              "read a version by input.sql, as in SELECT * FROM t TIMESTAMP AS OF '2001-06-30'"));

  /** What is written. */
  public static final Keys OUTPUT =
      new Keys(
          "output",
          List.of("directory"),
          Map.of("table", "use the costs below output.directory", "quarantine", REMOVE));

  private FileKeys() {}

  /** Returns all sections. */
  public static List<Keys> all() {
    return List.of(
        FILE,
        RUN,
        INPUT,
        TargetReader.KEYS,
        TargetReader.MODEL_KEYS,
        GateReader.KEYS,
        GateReader.BASELINE_KEYS,
        OUTPUT);
  }

  private static Keys withMany() {
    List<String> keys = new ArrayList<>(RUN.known());
    keys.add("runs");
    keys.add("include");
    return new Keys("file", keys, RUN.refused());
  }
}
