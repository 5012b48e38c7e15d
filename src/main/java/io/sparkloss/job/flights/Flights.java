package io.sparkloss.job.flights;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The flights of January to June 2001 with their calendar and their labels, as temporary views of
 * the session: {@value #HISTORY} (January to May, to learn from) and {@value #JUNE} (to predict).
 *
 * <ul>
 *   <li>{@code month}, {@code hour} (0 to 23) and {@code weekday} (1 = Monday to 7 = Sunday) are
 *       those of the scheduled departure, in UTC;
 *   <li>{@code late} is 1 for more than 15 minutes of delay, else 0;
 *   <li>{@code lateness} is {@code early} for at least 10 minutes before time, {@code on_time} up
 *       to 5 minutes after it, {@code late} up to 30, {@code very_late} beyond: 699, 1,298, 659 and
 *       343 thousand of the three million flights;
 *   <li>{@code flight_id}, in June only, is the rank in the order of all columns. Rows that tie are
 *       equal in every column, so the numbering is the same data in every run.
 * </ul>
 *
 * Source of the cut points: chosen for this example. Flights outside January to June 2001 are left
 * out: the file ends with a few of July 1.
 *
 * @since 0.1.0
 */
final class Flights {

  /** View of the flights to learn from. */
  static final String HISTORY = "history";

  /** View of the flights to predict. */
  static final String JUNE = "june";

  /** The classes of {@code lateness}, in the order of their probabilities. */
  static final List<String> LATENESS = List.of("early", "on_time", "late", "very_late");

  /** The columns of the file: together they order the flights. */
  static final List<String> COLUMNS = List.of("date", "origin", "destination", "distance", "delay");

  /** What the models need flights of. */
  enum Period {
    /** The months to learn from. */
    HISTORY("January to May 2001", "month < 6"),
    /** The month to predict. */
    JUNE("June 2001", "month = 6");

    private final String text;
    private final String condition;

    Period(String text, String condition) {
      this.text = text;
      this.condition = condition;
    }

    String text() {
      return text;
    }

    /** Returns whether the views hold no flight of the period; reads no further than the first. */
    boolean isEmpty(SparkSession spark) {
      return spark.table(FLIGHTS).where(condition).isEmpty();
    }
  }

  private static final String FLIGHTS = "flights";

  private Flights() {}

  /** Defines the views over {@code flights}, which has at least {@link #COLUMNS}. */
  static void define(SparkSession spark, Dataset<Row> flights) {
    flights.createOrReplaceTempView("flights_as_read");
    view(
        spark,
        FLIGHTS,
        """
        SELECT date, month(date) AS month, hour(date) AS hour, weekday(date) + 1 AS weekday,
               origin, destination, distance, delay,
               int(delay > 15) AS late,
               CASE WHEN delay <= -10 THEN 'early'
                    WHEN delay <= 5 THEN 'on_time'
                    WHEN delay <= 30 THEN 'late'
                    ELSE 'very_late' END AS lateness
        FROM flights_as_read
        WHERE date >= '2001-01-01' AND date < '2001-07-01'""");
    view(spark, HISTORY, "SELECT * FROM flights WHERE " + Period.HISTORY.condition);
    view(
        spark,
        JUNE,
        """
        SELECT bigint(row_number() OVER (ORDER BY %s)) AS flight_id, *
        FROM flights WHERE %s"""
            .formatted(String.join(", ", COLUMNS), Period.JUNE.condition));
  }

  private static void view(SparkSession spark, String name, String query) {
    spark.sql(query).createOrReplaceTempView(name);
  }
}
