package io.sparkloss.job.file;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table of the user's that gets the costs of a run.
 *
 * @param format what keeps it
 * @param location its name as SQL has it, or its directory
 * @param isPath whether {@code location} is a directory
 * @param options how its database is reached; empty for the other formats
 * @param series what a run has in common with those of other periods
 * @param period the day that the run is about
 * @since 0.1.0
 */
public record TableSettings(
    Format format,
    String location,
    boolean isPath,
    Map<String, String> options,
    String series,
    LocalDate period) {

  /** Keeps its own copy of the options, in order. */
  public TableSettings {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** What keeps a table. */
  public enum Format {
    /** Delta Lake. */
    DELTA,
    /** Apache Iceberg. */
    ICEBERG,
    /** A database, through the JDBC driver that the user brings. */
    JDBC
  }

  /** Leaves out the options, among which passwords are. */
  @Override
  public String toString() {
    return FileKeys.name(format) + " table " + location;
  }
}
