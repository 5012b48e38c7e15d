package io.sparkloss.evaluate.engine;

import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.result.Evaluation;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * An evaluation whose slices stay in Spark: for more slices than a driver should hold.
 *
 * <p>The pass over the data is made once; its groups lie on the disks of executors until this is
 * closed, and the tables can be read until then.
 *
 * @since 0.1.0
 */
public final class SlicedEvaluation implements AutoCloseable {

  private final Evaluation evaluation;
  private final ResultTables tables;
  private final JavaRDD<Row> groups;

  SlicedEvaluation(Evaluation evaluation, ResultTables tables, JavaRDD<Row> groups) {
    this.evaluation = evaluation;
    this.tables = tables;
    this.groups = groups;
  }

  /** Returns what was found of all rows together, and the decisions of all gates. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** Returns the costs and comparisons of all rows together and of all slices. */
  public ResultTables tables() {
    return tables;
  }

  /** Gives up the groups. */
  @Override
  public void close() {
    groups.unpersist(false);
  }
}
