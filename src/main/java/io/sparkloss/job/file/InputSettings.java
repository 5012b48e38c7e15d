package io.sparkloss.job.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run reads: its input, or its labels.
 *
 * @param section the section of the file that says so: {@code input} or {@code labels}
 * @param kind what {@code location} is
 * @param location the path, the table's name, or the query
 * @param format how the files at a path are written, or {@code JDBC} for what a database holds
 * @param schema the columns and types of CSV or JSON files as DDL; inferred when empty
 * @param options what Spark's reader is given
 * @param pin which version of a Delta or Iceberg table; the newest when empty
 * @param where which rows, as a SQL condition
 * @since 0.1.0
 */
public record InputSettings(
    String section,
    Kind kind,
    String location,
    Format format,
    Optional<String> schema,
    Map<String, String> options,
    Optional<Pin> pin,
    Optional<String> where) {

  /** Keeps its own copy of the options, in order. */
  public InputSettings {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Where the rows come from. */
  public enum Kind {
    /** Files. */
    PATH,
    /** A table or view that the session knows. */
    TABLE,
    /** A query. */
    SQL
  }

  /** How files are written. */
  public enum Format {
    /** Apache Parquet. */
    PARQUET,
    /** Comma-separated values, with a line of names unless the options say otherwise. */
    CSV,
    /** One JSON object a line. */
    JSON,
    /** Apache ORC. */
    ORC,
    /** A Delta table, by its directory. */
    DELTA,
    /** An Apache Iceberg table, by its directory. */
    ICEBERG,
    /** A table or query of a database, through the JDBC driver that the user brings. */
    JDBC;

    /** Returns whether files of this format name their columns and types. */
    boolean isSelfDescribing() {
      return this != CSV && this != JSON;
    }

    /** Returns whether this is a table of versions, not files. */
    public boolean hasVersions() {
      return this == DELTA || this == ICEBERG;
    }
  }

  /**
   * A version of a table.
   *
   * @param isTimestamp whether {@code text} is a point in time and means the version of that time
   * @param text the number of the version, or the point in time in ISO 8601
   */
  public record Pin(boolean isTimestamp, String text) {}

  /** Returns whether a database is asked, not the session. */
  public boolean isOfDatabase() {
    return format == Format.JDBC;
  }

  /** Returns the path of a key of the section, as messages show it. */
  public String path(String key) {
    return section + "." + key;
  }
}
