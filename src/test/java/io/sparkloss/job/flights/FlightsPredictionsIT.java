package io.sparkloss.job.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparkloss.TestSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job that predicts the flights of June. */
class FlightsPredictionsIT {

  static final String SCHEMA =
      "flight_id BIGINT,date TIMESTAMP_NTZ,hour INT,weekday INT,origin STRING,destination STRING,"
          + "distance BIGINT,delay BIGINT,delay_mean DOUBLE,delay_median DOUBLE,delay_trees DOUBLE,"
          + "late INT,late_p DOUBLE,late_z DOUBLE,late_trees_p DOUBLE,late_trees_z DOUBLE,"
          + "lateness STRING,lateness_p ARRAY<DOUBLE>";

  private static final Path FLIGHTS = Path.of("../shared/data/flights-3m.parquet");

  private final Path folder;
  private final SparkSession spark = TestSpark.session();
  private final StringWriter messages = new StringWriter();

  FlightsPredictionsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A hundredth of the flights, chosen by their hash. */
  @Test
  void realFlightsArePredictedTheSameWayInEveryRun() {
    assumeThat(FLIGHTS).as("the flights of 2001, which are not part of the project").exists();
    Path input = folder.resolve("flights.parquet");
    spark
        .read()
        .parquet(FLIGHTS.toString())
        .where("pmod(xxhash64(date, origin, destination, delay), 100) = 0")
        .write()
        .parquet(input.toString());

    Dataset<Row> all = predict(input, "all.parquet");
    Dataset<Row> some = predict(input, "some.parquet", "--sample", "500");

    assertThat(all.schema().toDDL()).isEqualTo(SCHEMA);
    assertThat(some.count()).isEqualTo(500);
    assertThat(some.except(all).count()).as("other predictions in the second run").isZero();
    assertThat(all.selectExpr("max(flight_id)").first().getLong(0)).isEqualTo(all.count());
    assertBaselines(spark.read().parquet(input.toString()), some);
  }

  @Test
  void wrongArgumentsAreUsageErrors() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--input", "a", "--output", "b", "--sample", "1.5")).isEqualTo(2);
    assertThat(messages.toString()).contains("--sample: the sample is 1.5");
  }

  @Test
  void anInputThatIsNotThereIsRefusedByName() {
    String missing = folder.resolve("nowhere.parquet").toString();

    assertThat(run("--input", missing, "--output", output("out.parquet"))).isEqualTo(4);
    assertThat(messages.toString()).contains("cannot read " + missing).hasLineCount(1);
    assertThat(folder.resolve("out.parquet")).doesNotExist();
  }

  @Test
  void anInputWithoutItsColumnsIsRefusedByTheirNames() {
    String input = output("narrow.parquet");
    spark.sql("SELECT date'2001-06-01' AS date, 'ATL' AS origin").write().parquet(input);

    assertThat(run("--input", input, "--output", output("out.parquet"))).isEqualTo(4);
    assertThat(messages.toString())
        .contains("has no column destination, distance, delay; its columns are date, origin");
  }

  @ParameterizedTest
  @CsvSource({"2001-05-31, June 2001", "2001-06-01, January to May 2001", "2002-06-01, January"})
  void anInputWithoutTheMonthsIsRefusedByTheirNames(String day, String missing) {
    String input = output("flights.parquet");
    spark
        .sql(
            "SELECT timestamp_ntz'"
                + day
                + "' AS date, 'A' AS origin, 'B' AS destination, 1L AS distance, 1L AS delay")
        .write()
        .parquet(input);

    assertThat(run("--input", input, "--output", output("out.parquet"))).isEqualTo(4);
    assertThat(messages.toString())
        .contains("predict-flights: " + input + " has no flights of " + missing)
        .hasLineCount(1);
    assertThat(folder.resolve("out.parquet")).doesNotExist();
  }

  @Test
  void aDirectoryIsNotOverwritten() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("full"));
    String input = output("flights.parquet");
    spark
        .sql("SELECT now() AS date, 'A' AS origin, 'B' AS destination, 1 AS distance, 1 AS delay")
        .write()
        .parquet(input);

    assertThat(run("--input", input, "--output", directory.toString())).isEqualTo(2);
    assertThat(messages.toString()).contains(directory + " is a directory");
  }

  private Dataset<Row> predict(Path input, String name, String... more) {
    String[] paths = {"--input", input.toString(), "--output", output(name)};
    String[] args = Stream.of(paths, more).flatMap(Arrays::stream).toArray(String[]::new);
    assertThat(run(args)).as(messages.toString()).isZero();
    assertThat(folder.resolve(name)).isRegularFile();
    return spark.read().parquet(output(name));
  }

  private int run(String... args) {
    return FlightsPredictionsJob.run(args, TestSpark::session, new PrintWriter(messages, true));
  }

  private String output(String name) {
    return folder.resolve(name).toString();
  }

  /** The mean and the median again, by sorting in plain Java. */
  private static void assertBaselines(Dataset<Row> flights, Dataset<Row> predictions) {
    List<Row> history =
        flights
            .where("date < '2001-06-01'")
            .selectExpr("weekday(date) + 1", "hour(date)", "origin", "delay")
            .collectAsList();
    Map<String, List<Row>> cells =
        history.stream()
            .collect(Collectors.groupingBy(r -> r.get(0) + " " + r.get(1) + " " + r.getString(2)));
    Map<String, List<Row>> origins =
        history.stream().collect(Collectors.groupingBy(r -> r.getString(2)));
    for (Row p :
        predictions
            .select("weekday", "hour", "origin", "delay_mean", "delay_median")
            .collectAsList()) {
      List<Row> origin = origins.getOrDefault(p.getString(2), history);
      List<Row> cell = cells.getOrDefault(p.get(0) + " " + p.get(1) + " " + p.getString(2), origin);
      long[] delays = cell.stream().mapToLong(r -> r.getLong(3)).sorted().toArray();
      int n = delays.length;
      // One rounding in a division of exact integers; allow another.
      assertThat(p.getDouble(3)).isCloseTo((double) Arrays.stream(delays).sum() / n, within(1e-12));
      assertThat(p.getDouble(4)).isEqualTo((delays[(n - 1) / 2] + delays[n / 2]) / 2.0);
    }
  }
}
