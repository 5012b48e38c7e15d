package io.sparkloss.job.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.file.TableSettings;
import io.sparkloss.result.Evaluation;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * A Delta or Iceberg table, partitioned by period and run. Both are written through Spark alone, so
 * that none of their classes is needed.
 *
 * <p>A run's rows are replaced by one commit that overwrites what has this run and period: Delta's
 * {@code replaceWhere}, Iceberg's overwrite by filter. Iceberg's {@code overwritePartitions} is not
 * used: it would empty a table of the user's that has other partitions, where this one refuses.
 */
final class SparkCostTable implements CostTable {

  private final SparkSession spark;
  private final TableSettings settings;

  SparkCostTable(SparkSession spark, TableSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  @Override
  public void check() throws TableException {
    try {
      if (exists()) {
        List<String> columns = Arrays.asList(spark.table(name()).columns());
        List<String> missing =
            new ArrayList<>(CostColumns.ALL.stream().map(CostColumn::name).toList());
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
          throw new IllegalArgumentException(
              "it has no column "
                  + String.join(", ", missing)
                  + "; name one that is not there yet, and it is made");
        }
      }
    } catch (Exception e) {
      throw TableException.of(settings, "cannot be used", e);
    }
  }

  @Override
  public void replace(StoredRun run, Evaluation evaluation) throws TableException {
    Dataset<Row> rows = rows(run, evaluation);
    try {
      if (exists()) {
        rows.writeTo(name()).overwrite(own(run));
      } else {
        create(rows);
      }
    } catch (Exception e) {
      throw TableException.of(settings, "was not written, and is as it was", e);
    }
  }

  private static Column own(StoredRun run) {
    return col("period")
        .equalTo(lit(Date.valueOf(run.period())))
        .and(col("run").equalTo(lit(run.run())));
  }

  private Dataset<Row> rows(StoredRun run, Evaluation evaluation) {
    List<Row> rows =
        CostRow.of(run, evaluation).stream()
            .map(row -> RowFactory.create(row.values().toArray()))
            .toList();
    return spark.createDataFrame(rows, CostColumns.schema()).coalesce(1);
  }

  /** Makes the table with its first rows, in one commit. */
  private void create(Dataset<Row> rows) throws Exception {
    Column[] partitions = CostColumns.KEY.stream().map(name -> col(name)).toArray(Column[]::new);
    rows.writeTo(name())
        .using(settings.format().name().toLowerCase(Locale.ROOT))
        .partitionedBy(partitions[0], Arrays.copyOfRange(partitions, 1, partitions.length))
        .create();
  }

  private boolean exists() throws Exception {
    if (!settings.isPath()) {
      return spark.catalog().tableExists(settings.location());
    }
    Path log = new Path(settings.location(), "_delta_log");
    return log.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(log);
  }

  /** Returns how SQL calls the table. */
  private String name() {
    return settings.isPath()
        ? "delta.`" + settings.location().replace("`", "``") + "`"
        : settings.location();
  }
}
