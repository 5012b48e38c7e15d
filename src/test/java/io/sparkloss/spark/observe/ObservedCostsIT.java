package io.sparkloss.spark.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.SparkProcess;
import io.sparkloss.TestSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs observed while predictions are written: those of what is written, or not. */
class ObservedCostsIT {

  private static final SparkSession SPARK = TestSpark.session().newSession();

  @TempDir private Path folder;

  @Test
  void aScoringJobObservesTheBitsOfWhatItWrites() throws Exception {
    Dataset<Row> flights =
        new VectorAssembler()
            .setInputCols(new String[] {"hour", "weekday"})
            .setOutputCol("features")
            .transform(
                SPARK
                    .read()
                    .parquet("jobs/data/flights-predictions.parquet")
                    .selectExpr("*", "CAST(delay AS DOUBLE) AS y", "late_p AS p"));
    LinearRegressionModel model =
        new LinearRegression().setLabelCol("y").setPredictionCol("score").fit(flights);

    Map<String, Object> observed =
        Scoring.write(
            model.transform(flights.repartition(7)).drop("features"), rows -> rows, folder);

    Row written = Scoring.ofWritten(SPARK.read().parquet(folder.toString()));
    assertThat(observed).containsEntry("rows", 50_000L).containsEntry("rows", written.get(0));
    assertSameBits((Double) observed.get("mse"), written.getDouble(1));
    assertSameBits((Double) observed.get("log_loss"), written.getDouble(2));
    assertSameBits(valueOf((Row) observed.get("state")), written.getDouble(2));
  }

  /** Returns the cost that a state tells. */
  private static double valueOf(Row state) {
    StructType schema = new StructType().add("state", state.schema());
    return SPARK
        .createDataFrame(List.of(RowFactory.create(state)), schema)
        .selectExpr("cost_value(state)")
        .head()
        .getDouble(0);
  }

  private static void assertSameBits(double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual))
        .as("%s and %s", actual, expected)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }

  @Test
  void onlyWorkThatIsDoneTwiceIsObservedTwice() throws Exception {
    Map<String, Case> cases = cases();

    for (String name : List.of("steady", "sorted before")) {
      assertThat(cases.get(name).failed()).as(name).isZero();
      assertThat(cases.get(name)).as(name).satisfies(Case::isObservedAsWritten);
    }
    for (String name : List.of("failing", "failing after", "shuffled")) {
      assertThat(cases.get(name).failed()).as(name).isEqualTo(4);
      assertThat(cases.get(name)).as(name).satisfies(Case::isObservedAsWritten);
    }
    assertThat(cases.get("sorted").observed())
        .as("rows when they are sorted afterwards, for which Spark reads them to take a sample")
        .isEqualTo(2 * cases.get("sorted").written());
    assertThat(cases.get("lost shuffle").failed()).isPositive();
    assertThat(cases.get("lost shuffle").observed())
        .as("rows when tasks that were done are done again")
        .isGreaterThan(cases.get("lost shuffle").written());
  }

  private Map<String, Case> cases() throws Exception {
    Path result = folder.resolve("result.tsv");
    SparkProcess.ofTests()
        .run(
            ObservedRun.class,
            List.of(folder.toString(), result.toString()),
            Path.of("target", "observed-run.log"));
    Map<String, Case> cases = new TreeMap<>();
    for (String line : Files.readAllLines(result)) {
      String[] parts = line.split("\t", -1);
      cases.put(
          parts[0],
          new Case(
              Integer.parseInt(parts[1]),
              Long.parseLong(parts[2]),
              Long.parseLong(parts[3]),
              parts[4],
              parts[5]));
    }
    return cases;
  }

  /** What was observed and what was written, the mean squared errors as their bits. */
  private record Case(int failed, long observed, long written, String bits, String bitsWritten) {

    void isObservedAsWritten() {
      assertThat(observed).isEqualTo(written);
      assertThat(bits).isEqualTo(bitsWritten);
    }
  }
}
