package io.sparkloss.job.table;

import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.file.TableSettings;
import io.sparkloss.result.Evaluation;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.execution.datasources.jdbc.JdbcUtils;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.apache.spark.sql.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database. A run's rows are deleted and the new ones inserted in one transaction of
 * the driver's, as serializable as the database can; where it ends one of two that collide, that
 * one is tried again. Column types are those that Spark's dialect has for the database.
 */
final class JdbcCostTable implements CostTable {

  /** How often a transaction is tried that others make impossible. */
  private static final int ATTEMPTS = 10;

  /** The class of SQLSTATE for transactions that the database has rolled back. */
  private static final String ROLLED_BACK = "40";

  private static final int BATCH = 500;

  private final TableSettings settings;
  private final Database database;
  private final JdbcDialect dialect;
  private final List<JdbcType> types;

  JdbcCostTable(TableSettings settings) {
    this.settings = settings;
    database = new Database(settings.options());
    dialect = JdbcDialects.get(database.url());
    types =
        CostColumns.ALL.stream()
            .map(column -> JdbcUtils.getJdbcType(column.type(), dialect))
            .toList();
  }

  @Override
  public void check() throws TableException {
    try (Connection connection = database.connect()) {
      if (!connection.getMetaData().supportsTransactions()) {
        throw new SQLException("its database has no transactions; use another");
      }
      if (exists(connection)) {
        run(connection, "SELECT " + columns() + " FROM " + settings.location() + " WHERE 1 = 0");
      }
    } catch (SQLException e) {
      throw TableException.of(settings, "cannot be used", e);
    }
  }

  @Override
  public void replace(StoredRun run, Evaluation evaluation) throws TableException {
    List<CostRow> rows = CostRow.of(run, evaluation);
    try (Connection connection = database.connect()) {
      if (!exists(connection)) {
        create(connection);
      }
      connection.setAutoCommit(false);
      if (connection
          .getMetaData()
          .supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE)) {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      }
      replace(connection, run, rows);
    } catch (SQLException e) {
      throw TableException.of(settings, "was not written, and is as it was", e);
    }
  }

  private void replace(Connection connection, StoredRun run, List<CostRow> rows)
      throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        delete(connection, run);
        insert(connection, rows);
        connection.commit();
        return;
      } catch (SQLException e) {
        connection.rollback();
        SQLException last = e.getNextException() == null ? e : e.getNextException();
        String state = last.getSQLState();
        if (attempt == ATTEMPTS || state == null || !state.startsWith(ROLLED_BACK)) {
          throw last;
        }
      }
    }
  }

  private void delete(Connection connection, StoredRun run) throws SQLException {
    String sql =
        "DELETE FROM %s WHERE %s = ? AND %s = ?"
            .formatted(settings.location(), quoted("period"), quoted("run"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setDate(1, Date.valueOf(run.period()));
      statement.setString(2, run.run());
      statement.executeUpdate();
    }
  }

  private void insert(Connection connection, List<CostRow> rows) throws SQLException {
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                settings.location(),
                columns(),
                String.join(", ", types.stream().map(t -> "?").toList()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        set(statement, rows.get(i).values());
        statement.addBatch();
        if ((i + 1) % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private void set(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value == null) {
        statement.setNull(i + 1, types.get(i).jdbcNullType());
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else if (value instanceof Timestamp time) {
        statement.setTimestamp(i + 1, time);
      } else if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private boolean exists(Connection connection) {
    try {
      run(connection, dialect.getTableExistsQuery(settings.location()));
      return true;
    } catch (SQLException e) {
      return false; // where it is there but may not be read, writing says so
    }
  }

  /** Makes the table; another run may do so at the same time. */
  private void create(Connection connection) throws SQLException {
    String columns =
        IntStream.range(0, types.size())
            .mapToObj(
                i ->
                    quoted(CostColumns.ALL.get(i).name())
                        + " "
                        + types.get(i).databaseTypeDefinition()
                        + (CostColumns.ALL.get(i).optional() ? "" : " NOT NULL"))
            .collect(Collectors.joining(", "));
    try {
      run(connection, "CREATE TABLE " + settings.location() + " (" + columns + ")");
    } catch (SQLException e) {
      if (!exists(connection)) {
        throw e;
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String columns() {
    return CostColumns.ALL.stream()
        .map(column -> quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  private String quoted(String column) {
    return dialect.quoteIdentifier(column);
  }
}
