package io.sparkloss.job.file;

import java.time.LocalDate;

/**
 * Where a run keeps its costs, and as what.
 *
 * @param path the directory of the history
 * @param series what a run has in common with those of other periods
 * @param period the day that the run is about
 * @since 0.1.0
 */
public record HistorySettings(String path, String series, LocalDate period) {

  /** How a history is written. */
  public enum Format {
    /** Apache Parquet. */
    PARQUET
  }
}
