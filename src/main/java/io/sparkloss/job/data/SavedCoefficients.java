package io.sparkloss.job.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The coefficients of a model that Spark ML saved: of a linear, logistic or generalised linear
 * regression, alone or as the only one of them in a pipeline. The files are read as what they are,
 * metadata in JSON and data in Parquet, so that spark-mllib is not needed.
 *
 * <p>The coefficients come as they are saved, in no particular order, and zeros may be left out, as
 * sparse vectors do: norms do not change by either.
 */
final class SavedCoefficients {

  private static final String PIPELINE = "org.apache.spark.ml.PipelineModel";
  private static final String VECTOR = "STRUCT<`values`: ARRAY<DOUBLE>>";

  /** The data of each class of model: its columns, the coefficients, the intercept. */
  private static final Map<String, Data> DATA =
      Map.of(
          "org.apache.spark.ml.regression.LinearRegressionModel", Data.ONE,
          "org.apache.spark.ml.regression.GeneralizedLinearRegressionModel", Data.ONE,
          "org.apache.spark.ml.classification.LogisticRegressionModel", Data.MANY);

  private enum Data {
    /** One vector of coefficients. */
    ONE("intercept DOUBLE, coefficients " + VECTOR, "coefficients.`values`", "array(intercept)"),
    /** A matrix of coefficients, a row for each class. */
    MANY(
        "interceptVector " + VECTOR + ", coefficientMatrix " + VECTOR,
        "coefficientMatrix.`values`",
        "interceptVector.`values`");

    private final String schema;
    private final String coefficients;
    private final String intercept;

    Data(String schema, String coefficients, String intercept) {
      this.schema = schema;
      this.coefficients = coefficients;
      this.intercept = intercept;
    }
  }

  private final SparkSession spark;
  private final String key;
  private final Path path;

  /**
   * Creates the reader.
   *
   * @param key the key that names the model, for messages
   */
  SavedCoefficients(SparkSession spark, String key, String path) {
    this.spark = spark;
    this.key = key;
    this.path = new Path(path);
  }

  /**
   * Returns the coefficients, with the intercepts behind them if these count as well.
   *
   * @throws InputException when there is no such model
   */
  double[] read(boolean intercept) throws InputException {
    try {
      List<Path> found = new ArrayList<>();
      List<String> others = new ArrayList<>();
      collect(path, found, others);
      if (found.size() != 1) {
        throw refused(path, found, others);
      }
      return coefficients(found.get(0), intercept);
    } catch (IOException e) {
      throw new InputException(
          InputException.Blame.DATA, key + ": " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Finds the regressions in a saved model, which may be a pipeline of others. */
  private void collect(Path model, List<Path> found, List<String> others)
      throws IOException, InputException {
    String name = className(model);
    if (DATA.containsKey(name)) {
      found.add(model);
    } else if (name.equals(PIPELINE)) {
      FileStatus[] stages = system().listStatus(new Path(model, "stages"));
      Arrays.sort(stages);
      for (FileStatus stage : stages) {
        collect(stage.getPath(), found, others);
      }
    } else {
      others.add(simple(name));
    }
  }

  private InputException refused(Path model, List<Path> found, List<String> others) {
    String known =
        DATA.keySet().stream()
            .sorted()
            .map(SavedCoefficients::simple)
            .collect(Collectors.joining(", "));
    String what =
        found.isEmpty()
            ? "holds none of "
                + known
                + (others.isEmpty() ? "" : " but " + String.join(", ", others))
            : "holds " + found.size() + " models of the kinds " + known;
    return new InputException(
        InputException.Blame.DATA,
        key + ": " + model + " " + what + "; name one of them, or give coefficients",
        null);
  }

  private String className(Path model) throws IOException, InputException {
    Path metadata = new Path(model, "metadata");
    if (!system().exists(metadata)) {
      throw new InputException(
          InputException.Blame.DATA,
          key + ": " + model + " is no model that Spark ML saved: it holds no metadata",
          null);
    }
    try {
      JsonNode json =
          new ObjectMapper().readTree(spark.read().textFile(metadata.toString()).first());
      return json.path("class").asText();
    } catch (JsonProcessingException e) {
      throw new IOException("its metadata are no JSON", e);
    }
  }

  private double[] coefficients(Path model, boolean intercept) throws IOException, InputException {
    Data data = DATA.getOrDefault(className(model), Data.ONE);
    Row row =
        spark
            .read()
            .schema(data.schema)
            .parquet(new Path(model, "data").toString())
            .selectExpr(
                intercept
                    ? "concat(%s, %s)".formatted(data.coefficients, data.intercept)
                    : data.coefficients)
            .first();
    if (row.isNullAt(0)) {
      throw new IOException("its data hold no coefficients");
    }
    return row.<Double>getList(0).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private FileSystem system() throws IOException {
    return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
