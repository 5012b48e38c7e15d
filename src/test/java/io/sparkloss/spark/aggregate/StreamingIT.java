package io.sparkloss.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs of a stream: state between micro-batches, windows with a watermark, every output mode. */
class StreamingIT {

  private static final SparkSession SPARK = TestSpark.session();

  @ParameterizedTest
  @ValueSource(strings = {"complete", "update", "append"})
  void windowsWithAWatermark(String mode, @TempDir Path directory) throws Exception {
    String input = directory.resolve("in").toString();
    String schema = "time TIMESTAMP, y DOUBLE, p DOUBLE, w DOUBLE";
    for (int file = 0; file < 3; file++) {
      SPARK
          .range(file * 100L, file * 100L + 100, 1, 1)
          .selectExpr(
              "timestamp_seconds(id * 6) AS time",
              "sin(id) AS y",
              "cos(id) AS p",
              "(id % 3) / 2D AS w")
          .write()
          .mode("append")
          .parquet(input);
    }
    String many =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "cost(huber_loss(y, p, " + i + "), w) AS h" + i)
            .collect(Collectors.joining(", "));
    Dataset<Row> stream =
        SPARK.readStream().schema(schema).option("maxFilesPerTrigger", 1).parquet(input);
    String name = "costs_" + mode;
    StreamingQuery query =
        costs(stream.withWatermark("time", "1 minute"), many)
            .writeStream()
            .format("memory")
            .queryName(name)
            .outputMode(mode)
            .trigger(Trigger.AvailableNow())
            .option("checkpointLocation", directory.resolve("checkpoint").toString())
            .start();
    query.awaitTermination();
    List<Row> expected =
        costs(SPARK.read().schema(schema).parquet(input), many).orderBy("window").collectAsList();

    Dataset<Row> result = SPARK.table(name);
    if (mode.equals("complete")) {
      assertThat(result.orderBy("window").collectAsList()).isEqualTo(expected);
    } else if (mode.equals("update")) {
      assertThat(result.collectAsList()).containsAll(expected);
    } else {
      // The last window is still open when the input ends.
      assertThat(result.count()).isGreaterThan(2);
      assertThat(expected).containsAll(result.collectAsList());
    }
  }

  private static Dataset<Row> costs(Dataset<Row> rows, String many) {
    rows.createOrReplaceTempView("stream_rows");
    return SPARK.sql(
        "SELECT window(time, '5 minutes') AS window, mse(y, p) AS mse, r2(y, p, w) AS r2,"
            + " cost_stats(y, w) AS stats, "
            + many
            + " FROM stream_rows GROUP BY window(time, '5 minutes')");
  }
}
