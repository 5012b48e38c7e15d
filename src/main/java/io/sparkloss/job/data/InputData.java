package io.sparkloss.job.data;

import io.sparkloss.job.file.InputSettings;
import io.sparkloss.job.file.InputSettings.Format;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
   * Returns the rows. Reads no data but what Spark needs to know the columns.
   *
   * @throws InputException when there is nothing to be read as the settings say
   */
  public Dataset<Row> open() throws InputException {
    Dataset<Row> rows = attempt(key(), this::read);
    return settings.where().isEmpty()
        ? rows
        : attempt("input.where", () -> rows.where(settings.where().get()));
  }

  private Dataset<Row> read() throws InputException {
    return switch (settings.kind()) {
      case TABLE -> spark.table(settings.location());
      case SQL -> spark.sql(settings.location());
      case PATH -> {
        new InputFiles(settings.location(), configuration()).check(settings.format());
        yield reader().load(settings.location());
      }
    };
  }

  /** The options of the reader hold keys of file systems, too. */
  private Configuration configuration() {
    Configuration configuration = new Configuration(spark.sparkContext().hadoopConfiguration());
    settings.options().forEach(configuration::set);
    return configuration;
  }

  private DataFrameReader reader() {
    Map<String, String> options = new HashMap<>(DEFAULTS.getOrDefault(settings.format(), Map.of()));
    options.putAll(settings.options());
    DataFrameReader reader =
        spark.read().format(settings.format().name().toLowerCase(Locale.ROOT)).options(options);
    return settings.schema().isPresent() ? reader.schema(settings.schema().get()) : reader;
  }

  private String key() {
    return "input." + settings.kind().name().toLowerCase(Locale.ROOT);
  }

  /** An action of Spark's, whose checked exceptions Scala does not declare. */
  private interface Attempt {
    Dataset<Row> run() throws Exception;
  }

  private static Dataset<Row> attempt(String key, Attempt attempt) throws InputException {
    try {
      return attempt.run();
    } catch (InputException e) {
      throw e;
    } catch (ParseException e) {
      throw new InputException(InputException.Blame.FILE, text(key, e), e);
    } catch (Exception e) {
      if (SparkErrors.condition(e).isPresent()) {
        throw new InputException(InputException.Blame.DATA, text(key, e), e);
      }
      throw new IllegalStateException(text(key, e), e);
    }
  }

  private static String text(String key, Exception e) {
    return key + ": " + SparkErrors.message(e);
  }
}
