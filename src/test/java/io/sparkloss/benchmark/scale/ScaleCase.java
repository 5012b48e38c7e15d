package io.sparkloss.benchmark.scale;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * An evaluation of many costs.
 *
 * @param name what it is called
 * @param rows the rows of the input
 * @param models the models
 * @param losses the losses of each model
 * @param slices the slices, beside the overall
 * @param compared whether every other model is compared with the first
 * @param output the value of {@code output.slices}
 */
record ScaleCase(
    String name,
    long rows,
    int models,
    List<String> losses,
    long slices,
    boolean compared,
    String output) {

  /** Prime, so that neighbours lie in different slices and slices have as many rows. */
  private static final long SCATTER = 7919;

  /** Returns the costs of the result. */
  long costs() {
    return (slices + 1) * models * losses.size();
  }

  /** Returns the comparisons of the result. */
  long comparisons() {
    return compared ? (slices + 1) * (models - 1) * losses.size() : 0;
  }

  /** Returns the input: normal labels of mean 20, and predictions with errors of their own. */
  Dataset<Row> input(SparkSession spark) {
    Column[] columns = new Column[models + 2];
    columns[0] = functions.col("id").multiply(SCATTER).mod(slices).as("slice");
    columns[1] = functions.randn(7).plus(20).as("y");
    for (int model = 0; model < models; model++) {
      columns[model + 2] = functions.randn(100 + model).plus(20).as("p" + model);
    }
    return spark.range(0, rows, 1, 20).select(columns);
  }

  /** Returns the evaluation file; paths are relative to it. */
  String file() {
    String named =
        IntStream.range(0, models)
            .mapToObj(model -> "m" + model + ": p" + model)
            .collect(Collectors.joining(", "));
    return """
        run: %1$s
        input: {path: %1$s-input}
        targets:
          y:
            label: y
            models: {%2$s}
        %3$s    losses: [%4$s]
        slices: [slice]
        output: {directory: %1$s-output, slices: %5$s}
        """
        .formatted(
            name, named, compared ? "    baseline: m0\n" : "", String.join(", ", losses), output);
  }
}
