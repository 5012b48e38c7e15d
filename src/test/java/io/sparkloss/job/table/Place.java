package io.sparkloss.job.table;

import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.file.TableSettings;
import io.sparkloss.job.history.CostHistory;
import io.sparkloss.result.Evaluation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** A place where generations of a run are kept, as its own readers see it. */
interface Place {

  String TABLE = "costs_of_runs";

  /** Writes an evaluation in place of the earlier one of the same run. */
  void write(StoredRun run, Evaluation evaluation) throws Exception;

  /** Returns all costs of a run, read at once. */
  List<Double> costs(String run) throws Exception;

  /** Writes a generation of a run. */
  default void write(String run, long generation) throws Exception {
    Evaluation evaluation = Generations.of(run, generation);
    write(Generations.stored(evaluation), evaluation);
  }

  /** Returns a history of Parquet files. */
  static Place history(String path) throws Exception {
    CostHistory history = new CostHistory(path, new Configuration());
    return new Place() {
      @Override
      public void write(StoredRun run, Evaluation evaluation) throws Exception {
        history.put(run, evaluation);
      }

      @Override
      public List<Double> costs(String run) throws Exception {
        return history.run(run).costs().stream().map(cost -> cost.estimate().cost()).toList();
      }
    };
  }

  /** Returns a table of a database. */
  static Place database(Map<String, String> options) {
    CostTable table = new JdbcCostTable(settings(TableSettings.Format.JDBC, TABLE, false, options));
    return new Place() {
      @Override
      public void write(StoredRun run, Evaluation evaluation) throws Exception {
        table.replace(run, evaluation);
      }

      @Override
      public List<Double> costs(String run) throws Exception {
        try (Connection connection = new Database(options).connect();
            PreparedStatement statement =
                connection.prepareStatement(
                    "SELECT \"cost\" FROM " + TABLE + " WHERE \"run\" = ?")) {
          statement.setString(1, run);
          List<Double> costs = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              costs.add(rows.getDouble(1));
            }
          }
          return costs;
        }
      }
    };
  }

  /** Returns the directory of a Delta table. */
  static Place delta(SparkSession spark, String path) {
    return table(spark, settings(TableSettings.Format.DELTA, path, true, Map.of()));
  }

  /** Returns an Iceberg table of the catalog {@code ice}. */
  static Place iceberg(SparkSession spark) {
    return table(
        spark, settings(TableSettings.Format.ICEBERG, "ice.kills." + TABLE, false, Map.of()));
  }

  private static Place table(SparkSession spark, TableSettings settings) {
    CostTable table = CostTable.of(spark, settings);
    String name = settings.isPath() ? "delta.`" + settings.location() + "`" : settings.location();
    return new Place() {
      @Override
      public void write(StoredRun run, Evaluation evaluation) throws Exception {
        table.replace(run, evaluation);
      }

      @Override
      public List<Double> costs(String run) {
        if (!settings.isPath()) { // what is read by its path is looked up anew
          spark.catalog().refreshTable(name);
        }
        return spark
            .table(name)
            .where("run = '" + run + "'")
            .select("cost")
            .collectAsList()
            .stream()
            .map(row -> row.getDouble(0))
            .toList();
      }
    };
  }

  private static TableSettings settings(
      TableSettings.Format format, String location, boolean isPath, Map<String, String> options) {
    return new TableSettings(format, location, isPath, options, "series", Generations.DAY);
  }
}
