package io.sparkloss.job.data;

import io.sparkloss.job.file.InputSettings;
import io.sparkloss.job.file.InputSettings.Format;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * Opens the input of a run.
 *
 * @since 0.1.0
 */
public final class InputData {

  /** What CSV and JSON files are like unless the file says otherwise. */
  private static final Map<Format, Map<String, String>> DEFAULTS =
      Map.of(Format.CSV, Map.of("header", "true", "inferSchema", "true"));

  private final SparkSession spark;
  private final InputSettings settings;

  /** Creates the input. */
  public InputData(SparkSession spark, InputSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * What was opened.
   *
   * @param rows the rows
   * @param version the version of the table, where it has versions; the rows are pinned to it
   */
  public record Opened(Dataset<Row> rows, Optional<String> version) {}

  /**
   * Returns the rows. Reads no data but what Spark needs to know the columns, and which version of
   * a table is the newest.
   *
   * @throws InputException when there is nothing to be read as the settings say
   */
  public Opened open() throws InputException {
    Opened opened = attempt(key(), this::read);
    return settings.where().isEmpty()
        ? opened
        : attempt(
            settings.path("where"),
            () -> new Opened(opened.rows().where(settings.where().get()), opened.version()));
  }

  private Opened read() throws InputException {
    if (settings.isOfDatabase()) {
      return new Opened(database(), Optional.empty());
    }
    TableVersions versions = new TableVersions(spark, settings);
    return switch (settings.kind()) {
      case SQL -> new Opened(spark.sql(settings.location()), Optional.empty());
      case TABLE -> {
        Dataset<Row> newest = spark.table(settings.location());
        Optional<String> version = versions.ofTable();
        yield new Opened(version.map(versions::table).orElse(newest), version);
      }
      case PATH -> {
        new InputFiles(settings, configuration()).check();
        Optional<String> version = versions.ofPath();
        yield new Opened(reader(version).load(settings.location()), version);
      }
    };
  }

  /** A query is the database's own, in its SQL. */
  private Dataset<Row> database() {
    String option = settings.kind() == InputSettings.Kind.SQL ? "query" : "dbtable";
    return reader(Optional.empty()).option(option, settings.location()).load();
  }

  /** The options of the reader hold keys of file systems, too. */
  private Configuration configuration() {
    Configuration configuration = new Configuration(spark.sparkContext().hadoopConfiguration());
    settings.options().forEach(configuration::set);
    return configuration;
  }

  private DataFrameReader reader(Optional<String> version) {
    Map<String, String> options = new HashMap<>(DEFAULTS.getOrDefault(settings.format(), Map.of()));
    options.putAll(settings.options());
    version.ifPresent(number -> options.put(TableVersions.OPTION, number));
    DataFrameReader reader =
        spark.read().format(settings.format().name().toLowerCase(Locale.ROOT)).options(options);
    return settings.schema().isPresent() ? reader.schema(settings.schema().get()) : reader;
  }

  private String key() {
    return settings.path(settings.kind().name().toLowerCase(Locale.ROOT));
  }

  /** An action of Spark's, whose checked exceptions Scala does not declare. */
  private interface Attempt {
    Opened run() throws Exception;
  }

  private static Opened attempt(String key, Attempt attempt) throws InputException {
    try {
      return attempt.run();
    } catch (InputException e) {
      throw e;
    } catch (ParseException e) {
      throw new InputException(InputException.Blame.FILE, text(key, e), e);
    } catch (Exception e) {
      if (SparkErrors.condition(e).isPresent() || SparkErrors.isOfDatabase(e)) {
        throw new InputException(InputException.Blame.DATA, text(key, e), e);
      }
      throw new IllegalStateException(text(key, e), e);
    }
  }

  private static String text(String key, Exception e) {
    return key + ": " + SparkErrors.message(e);
  }
}
