package io.sparkloss.job.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run reads.
 *
 * @param kind what {@code location} is
 * @param location the path, the table's name, or the query
 * @param format how the files at a path are written
 * @param schema the columns and types of CSV or JSON files as DDL; inferred when empty
 * @param options what Spark's reader is given
 * @param where which rows, as a SQL condition
 * @since 0.1.0
 */
public record InputSettings(
    Kind kind,
    String location,
    Format format,
    Optional<String> schema,
    Map<String, String> options,
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
    ORC
  }
}
