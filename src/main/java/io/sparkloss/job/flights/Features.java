package io.sparkloss.job.flights;

import java.util.stream.Stream;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the models know of a flight, all of it before departure: hour, weekday, distance in miles,
 * and the {@linkplain Encoding encodings} of its origin, destination and time.
 *
 * @since 0.1.0
 */
final class Features {

  /** The vector column that the models read. */
  static final String COLUMN = "features";

  private static final String[] NAMES =
      Stream.concat(
              Stream.of("hour", "weekday", "distance"),
              Encoding.ALL.stream().flatMap(Encoding::features))
          .toArray(String[]::new);

  private Features() {}

  /** Adds the vector to the flights, in their order; uses the view {@value Flights#HISTORY}. */
  static Dataset<Row> add(SparkSession spark, Dataset<Row> flights) {
    Dataset<Row> rows = flights;
    for (Encoding encoding : Encoding.ALL) {
      rows.createOrReplaceTempView("being_encoded");
      rows = encoding.encode(spark, "being_encoded");
    }
    return new VectorAssembler()
        .setInputCols(NAMES)
        .setOutputCol(COLUMN)
        .transform(rows)
        .drop(Encoding.ALL.stream().flatMap(Encoding::features).toArray(String[]::new));
  }
}
