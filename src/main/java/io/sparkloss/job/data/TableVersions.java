package io.sparkloss.job.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.sparkloss.job.file.InputSettings;
import io.sparkloss.job.file.InputSettings.Format;
import io.sparkloss.job.file.InputSettings.Pin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds which version of a Delta or Iceberg table is read: the one that the settings name, the last
 * one at the time that they name, or the newest. Both formats are asked in SQL, so that none of
 * their classes is needed.
 *
 * <p>The version is known before the rows are opened, and they are opened at it. So a run reads one
 * version, and says which, whatever is written meanwhile.
 */
final class TableVersions {

  /** The option of Spark's reader that names a version. */
  static final String OPTION = "versionAsOf";

  private final SparkSession spark;
  private final InputSettings settings;

  TableVersions(SparkSession spark, InputSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /** Returns the version of the table at a path; empty for files. */
  Optional<String> ofPath() throws InputException {
    return switch (settings.format()) {
      case DELTA -> pinned(Format.DELTA, "delta.`" + settings.location().replace("`", "``") + "`");
      case ICEBERG -> pinned(Format.ICEBERG, settings.location());
      default -> Optional.empty();
    };
  }

  /** Returns the version of a table that the session knows; empty when it has none. */
  Optional<String> ofTable() throws InputException {
    Optional<Format> format = provider();
    if (format.isEmpty() && settings.pin().isPresent()) {
      throw refused(
          settings.location()
              + " is no Delta or Iceberg table, so it has no versions; leave it out");
    }
    return format.isEmpty() ? Optional.empty() : pinned(format.get(), settings.location());
  }

  /** Returns a table at a version, on a line of its own: a comment may stand behind the name. */
  Dataset<Row> table(String version) {
    return spark.sql("SELECT * FROM " + settings.location() + "\nVERSION AS OF " + version);
  }

  /** The name has been taken as a table's by the session, so it is nothing else in SQL. */
  private Optional<Format> provider() {
    return spark.sql("DESCRIBE TABLE EXTENDED " + settings.location()).collectAsList().stream()
        .filter(row -> row.getString(0).equals("Provider"))
        .map(row -> row.getString(1).toUpperCase(Locale.ROOT))
        .filter(name -> name.equals("DELTA") || name.equals("ICEBERG"))
        .findFirst()
        .map(Format::valueOf);
  }

  private Optional<String> pinned(Format format, String table) throws InputException {
    Optional<Pin> pin = settings.pin();
    if (pin.isPresent() && !pin.get().isTimestamp()) {
      requireVersion(format, table, pin.get().text());
      return Optional.of(pin.get().text());
    }
    if (pin.isPresent()) {
      return Optional.of(at(pin.get().text(), history(format, table)));
    }
    return format == Format.DELTA ? newestOfDelta(table) : newestOfIceberg(table);
  }

  /** Iceberg's own error for a snapshot that is not there is of no kind that Spark knows. */
  private void requireVersion(Format format, String table, String version) throws InputException {
    if (format == Format.ICEBERG
        && icebergMetadata(table, "snapshots")
            .where(col("snapshot_id").equalTo(lit(version).cast("long")))
            .isEmpty()) {
      throw refused(
          settings.location() + " has no snapshot " + version + "; its table snapshots lists them");
    }
  }

  /** Returns the last version at a point in time. */
  private String at(String time, Dataset<Row> history) throws InputException {
    Column written = col("written");
    List<Row> found =
        history
            .where(written.leq(lit(time).cast("timestamp")))
            .orderBy(written.desc(), col("version").desc())
            .limit(1)
            .collectAsList();
    if (found.isEmpty()) {
      throw refused(
          settings.location() + " has no version at or before " + time + "; give a later time");
    }
    return Long.toString(found.get(0).getLong(0));
  }

  private Dataset<Row> history(Format format, String table) {
    return format == Format.DELTA
        ? spark
            .sql("DESCRIBE HISTORY " + table)
            .select(col("version"), col("timestamp").as("written"))
        : icebergMetadata(table, "history")
            .where("is_current_ancestor")
            .select(col("snapshot_id").as("version"), col("made_current_at").as("written"));
  }

  private Optional<String> newestOfDelta(String table) {
    return first(spark.sql("DESCRIBE HISTORY " + table + "\nLIMIT 1").select("version"));
  }

  /** Returns the current snapshot; a table to which nothing was ever written has none. */
  private Optional<String> newestOfIceberg(String table) {
    return first(icebergMetadata(table, "refs").where("name = 'main'").select("snapshot_id"));
  }

  private static Optional<String> first(Dataset<Row> versions) {
    return versions.collectAsList().stream().findFirst().map(row -> Long.toString(row.getLong(0)));
  }

  private Dataset<Row> icebergMetadata(String table, String name) {
    return settings.kind() == InputSettings.Kind.TABLE
        ? spark.table(table + "." + name)
        : spark.read().format("iceberg").options(settings.options()).load(table + "#" + name);
  }

  private InputException refused(String message) {
    String key = settings.pin().filter(Pin::isTimestamp).isPresent() ? "timestamp" : "version";
    return new InputException(InputException.Blame.DATA, settings.path(key) + ": " + message, null);
  }
}
