package io.sparkloss.job.table;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;

/** A database that options name: {@code url}, {@code driver}, and what its driver takes. */
final class Database {

  private static final String URL = "url";
  private static final String DRIVER = "driver";

  private final String url;
  private final Map<String, String> options;

  Database(Map<String, String> options) {
    this.url = options.getOrDefault(URL, "");
    this.options = options;
  }

  String url() {
    return url;
  }

  /**
   * Opens a connection.
   *
   * @throws SQLException when the driver is missing, or the database refuses
   */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    options.forEach(
        (name, value) -> {
          if (!Set.of(URL, DRIVER).contains(name)) {
            properties.setProperty(name, value);
          }
        });
    Connection connection = driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver " + options.get(DRIVER) + " does not know the url " + url);
    }
    return connection;
  }

  /** Drivers that {@code --jars} bring are seen by the thread's class loader, not by Java's own. */
  private Driver driver() throws SQLException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    String name = options.get(DRIVER);
    if (name != null) {
      return named(name, loader);
    }
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    return DriverManager.getDriver(url);
  }

  private static Driver named(String name, ClassLoader loader) throws SQLException {
    try {
      return Class.forName(name, true, loader)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new SQLException(
          "there is no driver " + name + "; bring it with --jars or --packages", e);
    }
  }
}
