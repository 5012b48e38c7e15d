package io.sparkloss.job.table;

import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.file.TableSettings;
import io.sparkloss.result.Evaluation;
import org.apache.spark.sql.SparkSession;

/**
 * A table of the user's, with a row for each cost of each run and period.
 *
 * <p>To write a run replaces its own rows of its period and no others, in one step: at any time
 * readers find the old ones or the new ones, all of them. A write that breaks off at any point
 * changes nothing. The table is made where there is none.
 *
 * @since 0.1.0
 */
public interface CostTable {

  /** Returns a table; nothing of it is touched yet. */
  static CostTable of(SparkSession spark, TableSettings settings) {
    return switch (settings.format()) {
      case DELTA, ICEBERG -> new SparkCostTable(spark, settings);
      case JDBC -> new JdbcCostTable(settings);
    };
  }

  /**
   * Checks, before anything is computed, that the table can be reached, and that it has all columns
   * if it is there.
   *
   * @throws TableException when not
   */
  void check() throws TableException;

  /**
   * Writes the costs of a run in place of those that the table has of it for the same period.
   *
   * @throws TableException when that is not possible; the table is as it was before
   */
  void replace(StoredRun run, Evaluation evaluation) throws TableException;
}
