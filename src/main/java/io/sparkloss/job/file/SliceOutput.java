package io.sparkloss.job.file;

/**
 * Where the results of slices go.
 *
 * @since 0.1.0
 */
public enum SliceOutput {
  /** Into {@code evaluation.json}, the tables and the history, through the driver. */
  EVERYWHERE,
  /** Into the tables only, straight from the executors: for more slices than a driver can hold. */
  TABLE
}
