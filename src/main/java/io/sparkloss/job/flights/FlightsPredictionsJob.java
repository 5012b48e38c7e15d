package io.sparkloss.job.flights;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkloss.job.ExitCode;
import io.sparkloss.job.JobVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Fits models on the flights of January to May 2001 and writes their predictions for June as one
 * Parquet file: the input of the quick start. The columns are described in {@code jobs/data}.
 *
 * <p>Exit codes: 0 done, 1 unexpected failure, 2 usage, 4 input refused.
 *
 * @since 0.1.0
 */
@Command(
    name = "predict-flights",
    mixinStandardHelpOptions = true,
    versionProvider = JobVersion.class,
    description = "Predicts the delays of June 2001 from those of January to May.",
    sortOptions = false)
public final class FlightsPredictionsJob implements Callable<Integer> {

  /**
   * Calendar in UTC; few partitions for three million rows; and no sorting for the exact medians of
   * some ten thousand groups, where Spark would start to sort at 128.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.shuffle.partitions", "8",
          "spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "1000000");

  private final Supplier<SparkSession> sessions;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH",
      description = "flights-3m.parquet: date, delay, distance, origin, destination")
  @SuppressWarnings("NullAway.Init") // required: picocli refuses to go on without it
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "the Parquet file to write; an older one is replaced")
  @SuppressWarnings("NullAway.Init") // required: picocli refuses to go on without it
  private String output;

  @Option(
      names = "--sample",
      paramLabel = "N|FRACTION",
      description = "only so many flights of June, or such a part; the same ones in every run")
  private @Nullable BigDecimal sampleSize;

  private FlightsPredictionsJob(Supplier<SparkSession> sessions) {
    this.sessions = sessions;
  }

  /** Runs the job in a session of its own; ends the JVM only if it failed. */
  public static void main(String[] args) {
    int code = run(args, FlightsPredictionsJob::session, new PrintWriter(System.err, true, UTF_8));
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    if (code != 0) {
      System.exit(code);
    }
  }

  /**
   * Runs the job.
   *
   * @param args as on the command line
   * @param sessions asked for a session once the arguments are known to be right
   * @param messages gets progress, refusals and the usage
   * @return the exit code
   */
  static int run(String[] args, Supplier<SparkSession> sessions, PrintWriter messages) {
    return new CommandLine(new FlightsPredictionsJob(sessions)).setErr(messages).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    Sample sample = sample();
    SparkSession spark = sessions.get().newSession();
    SETTINGS.forEach((name, value) -> spark.conf().set(name, value));
    ParquetFile file = file(spark);
    try {
      Flights.define(spark, read(spark));
      requireMonths(spark);
      say("fitting on January to May, predicting June");
      Dataset<Row> predictions = Predictions.make(spark, sample);
      file.write(predictions, "flight_id");
      say("wrote %d predictions to %s".formatted(spark.read().parquet(output).count(), output));
      return ExitCode.DONE.code();
    } catch (DataRefused e) {
      say(e.reason);
      return ExitCode.DATA_REFUSED.code();
    }
  }

  private @Nullable Sample sample() {
    try {
      return sampleSize == null ? null : new Sample(sampleSize);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--sample: " + e.getMessage(), e);
    }
  }

  private ParquetFile file(SparkSession spark) throws IOException {
    try {
      return new ParquetFile(spark, output);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--output: " + e.getMessage(), e);
    }
  }

  private Dataset<Row> read(SparkSession spark) throws DataRefused {
    Dataset<Row> flights = load(spark);
    List<String> missing = new ArrayList<>(Flights.COLUMNS);
    missing.removeAll(Arrays.asList(flights.columns()));
    if (!missing.isEmpty()) {
      throw new DataRefused(
          "%s has no column %s; its columns are %s"
              .formatted(input, String.join(", ", missing), String.join(", ", flights.columns())));
    }
    return flights;
  }

  private void requireMonths(SparkSession spark) throws DataRefused {
    for (Flights.Period period : Flights.Period.values()) {
      if (period.isEmpty(spark)) {
        throw new DataRefused(
            "%s has no flights of %s; give a file of January to June 2001"
                .formatted(input, period.text()));
      }
    }
  }

  private Dataset<Row> load(SparkSession spark) throws DataRefused {
    try {
      return spark.read().parquet(input);
    } catch (Exception e) { // Spark's checked exceptions are not declared
      if (e instanceof SparkThrowable) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw new DataRefused("cannot read %s as Parquet: %s".formatted(input, reason));
      }
      throw e;
    }
  }

  private void say(String message) {
    spec.commandLine().getErr().println("predict-flights: " + message);
  }

  private static SparkSession session() {
    SparkConf conf =
        new SparkConf()
            .setIfMissing("spark.master", "local[*]")
            .setIfMissing("spark.ui.enabled", "false");
    return SparkSession.builder().appName("predict-flights").config(conf).getOrCreate();
  }

  /** The input cannot be used; the message says why. */
  private static final class DataRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    DataRefused(String reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
