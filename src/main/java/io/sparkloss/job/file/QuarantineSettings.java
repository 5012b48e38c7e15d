package io.sparkloss.job.file;

import java.util.List;

/**
 * Where rows go that cannot be used, and what of them.
 *
 * @param directory the directory
 * @param columns the columns that may be written beside the key
 * @since 0.1.0
 */
public record QuarantineSettings(String directory, List<String> columns) {

  /** Keeps its own copy of the columns. */
  public QuarantineSettings {
    columns = List.copyOf(columns);
  }
}
