package io.sparkloss.spark.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The costs of a live model over files that arrive: the bits of batch, restarts, alerts. */
class LiveCostsIT {

  private static final SparkSession SPARK = TestSpark.session();
  private static final String SIX_HOURS = "'6 hours'";
  private static final String ROLLING = "'6 hours', '1 hour'";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SIX_HOURS, ROLLING})
  void windowsThatAreClosedHaveTheBitsOfBatch(String window) throws Exception {
    LiveFlights live = new LiveFlights(folder, window, "");
    List.of(1, 2, 3).forEach(live::arrive);

    LiveFlights.finish(live.stream("append").format("parquet").option("path", live.place("out")));

    Map<Timestamp, List<Object>> batch = bits(live.batch());
    Map<Timestamp, List<Object>> closed = bits(SPARK.read().parquet(live.place("out")));
    assertThat(batch).containsAllEntriesOf(closed);
    Timestamp watermark = Timestamp.valueOf("2001-06-03 21:00:00");
    assertThat(closed.keySet())
        .as("windows that end before the watermark")
        .hasSizeGreaterThan(10)
        .allMatch(start -> start.before(watermark));
    assertThat(batch.size() - closed.size()).as("windows still open").isBetween(1, 9);
  }

  @Test
  void everyUpdateEndsAtTheBitsOfBatch() throws Exception {
    LiveFlights live = new LiveFlights(folder, ROLLING, "");
    List.of(1, 2).forEach(live::arrive);
    Map<Timestamp, List<Object>> last = new ConcurrentHashMap<>();

    LiveFlights.finish(
        live.stream("update")
            .foreachBatch(
                (VoidFunction2<Dataset<Row>, Long>) (rows, batch) -> last.putAll(bits(rows))));

    assertThat(last).isEqualTo(bits(live.batch()));
  }

  @Test
  void aStreamThatIsStartedAgainGoesOnWhereItWas() throws Exception {
    LiveFlights live = new LiveFlights(folder, SIX_HOURS, "");
    for (int day = 1; day <= 4; day++) {
      live.arrive(day);
      LiveFlights.finish(live.stream("append").format("parquet").option("path", live.place("out")));
    }

    Map<Timestamp, List<Object>> closed = bits(SPARK.read().parquet(live.place("out")));
    assertThat(closed).hasSizeGreaterThan(12);
    assertThat(bits(live.batch())).containsAllEntriesOf(closed);
  }

  @Test
  void aRowThatComesTooLateIsCountedAndLeftOut() throws Exception {
    LiveFlights live = new LiveFlights(folder, SIX_HOURS, "");
    List.of(1, 2).forEach(live::arrive);
    Map<Timestamp, List<Object>> inTime = bits(live.batch());
    live.arrive(LiveFlights.flights("dayofmonth(date) = 1").limit(1));
    live.arrive(3);

    List<StreamingQueryProgress> progress =
        LiveFlights.finish(
            live.stream("append").format("parquet").option("path", live.place("out")));

    long late =
        progress.stream().mapToLong(p -> p.stateOperators()[0].numRowsDroppedByWatermark()).sum();
    assertThat(late).isEqualTo(1);
    Map<Timestamp, List<Object>> firstDay =
        bits(SPARK.read().parquet(live.place("out")).where("dayofmonth(window.start) = 1"));
    assertThat(firstDay).isNotEmpty();
    assertThat(inTime).containsAllEntriesOf(firstDay);
  }

  @Test
  void statesOfWindowsMergeToTheCostOfAllRows() throws Exception {
    LiveFlights live = new LiveFlights(folder, SIX_HOURS, "");
    List.of(1, 2, 3).forEach(live::arrive);

    LiveFlights.finish(live.stream("append").format("parquet").option("path", live.place("out")));

    Dataset<Row> out = SPARK.read().parquet(live.place("out"));
    double merged = number(out.selectExpr("cost_value(cost_merge_agg(state))"));
    Timestamp end = out.selectExpr("max(window.end)").head().getTimestamp(0);
    double ofRows =
        number(
            SPARK
                .read()
                .schema("time TIMESTAMP, late INT, late_p DOUBLE")
                .json(live.place("in"))
                .where("time < TIMESTAMP'" + end + "'")
                .selectExpr("log_loss(late, late_p)"));
    assertThat(Double.doubleToRawLongBits(merged)).isEqualTo(Double.doubleToRawLongBits(ofRows));
  }

  @Test
  void anAlertComesForEveryClosedWindowThatIsSurelyTooCostly() throws Exception {
    LiveFlights live =
        new LiveFlights(folder, SIX_HOURS, " HAVING cost_interval(state, 0.99).ci_low > 1");
    live.arrive(1);
    live.arrive(brokenInTheAfternoon());
    live.arrive(3);

    LiveFlights.finish(live.stream("append").format("memory").queryName("flight_alerts"));

    assertThat(
            SPARK
                .table("flight_alerts")
                .selectExpr("CAST(window.start AS STRING)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0)))
        .containsExactlyInAnyOrder("2001-06-02 12:00:00", "2001-06-02 18:00:00");
  }

  @Test
  void anAlertComesAsSoonAsItIsSureWhileTheWindowIsOpen() throws Exception {
    LiveFlights live =
        new LiveFlights(folder, SIX_HOURS, " HAVING cost_interval(state, 0.99).ci_low > 1");
    live.arrive(1);
    live.arrive(brokenInTheAfternoon());
    List<String> alerts = new ArrayList<>();

    LiveFlights.finish(
        live.stream("update")
            .foreachBatch(
                (VoidFunction2<Dataset<Row>, Long>)
                    (rows, batch) ->
                        rows.selectExpr("date_format(window.start, 'dd HH')")
                            .collectAsList()
                            .forEach(row -> alerts.add(batch + ": " + row.getString(0)))));

    assertThat(alerts).containsExactlyInAnyOrder("1: 02 12", "1: 02 18");
  }

  /** The flights of June 2; from noon on, the model says the opposite of what it should. */
  private static Dataset<Row> brokenInTheAfternoon() {
    Dataset<Row> day = LiveFlights.flights("dayofmonth(date) = 2");
    return day.selectExpr(
        "time",
        "delay",
        "delay_trees",
        "late",
        "IF(hour(time) < 12, late_p, 1 - late_p) AS late_p");
  }

  /** Returns all that is known of each window, doubles as their bits; of a state what it tells. */
  private static Map<Timestamp, List<Object>> bits(Dataset<Row> costs) {
    Map<Timestamp, List<Object>> bits = new TreeMap<>();
    Dataset<Row> told =
        costs
            .withColumn("value", functions.expr("cost_value(state)"))
            .withColumn("interval", functions.expr("cost_interval(state, 0.95)"))
            .drop("state");
    for (Row row : told.collectAsList()) {
      Timestamp start = row.<Row>getAs("window").getTimestamp(0);
      assertThat(bits.put(start, bits(row))).as("a second row of " + start).isNull();
    }
    return bits;
  }

  private static List<Object> bits(Row row) {
    List<Object> bits = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.isNullAt(i) ? "NULL" : row.get(i);
      if (value instanceof Row struct) {
        bits.add(bits(struct));
      } else {
        bits.add(value instanceof Double number ? Double.doubleToRawLongBits(number) : value);
      }
    }
    return bits;
  }

  private static double number(Dataset<Row> one) {
    return one.head().getDouble(0);
  }
}
