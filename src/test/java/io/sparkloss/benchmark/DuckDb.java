package io.sparkloss.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB inside this JVM, reading the same Parquet files on as many threads as Spark. */
public final class DuckDb implements AutoCloseable {

  private final Connection connection;

  /** Opens a data base in memory. */
  public DuckDb(int threads) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads=" + threads);
  }

  /** Makes a view of all Parquet files of a folder. */
  public void view(String name, Path folder) throws SQLException {
    execute(
        "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet('%s/*.parquet')"
            .formatted(name, folder));
  }

  /** Returns all numbers of a query. */
  public double[] numbers(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      List<double[]> rows = new ArrayList<>();
      while (result.next()) {
        double[] row = new double[columns];
        for (int i = 0; i < columns; i++) {
          row[i] = result.getDouble(i + 1);
        }
        rows.add(row);
      }
      return Answers.inOrder(rows);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refuses " + query, e);
    }
  }

  public String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
