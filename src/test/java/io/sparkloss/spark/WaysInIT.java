package io.sparkloss.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.spark.typed.Sample;
import io.sparkloss.spark.typed.WeightedSample;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** Every way to a cost gives the same bits: SQL, typed, the catalog, observed metrics. */
class WaysInIT {

  private static SparkSession spark = TestSpark.session().newSession();

  @BeforeAll
  static void session() {
    spark = TestSpark.session().newSession();
    spark.conf().set("spark.sql.catalog.loss", LossCatalog.class.getName());
    spark
        .range(0, 1000, 1, 5)
        .selectExpr(
            "cast(id % 3 AS int) AS k",
            "sin(id) * 10 AS label",
            "IF(id % 11 = 0, NULL, cos(id) * 10) AS prediction",
            "(id % 5) / 4D AS weight",
            "cast(id % 2 AS int) AS late",
            "0.5 + sin(id) / 2.1 AS prob")
        .createOrReplaceTempView("t");
  }

  @AfterAll
  static void dropViews() {
    spark.sql("DROP VIEW IF EXISTS lasting");
  }

  private static Object one(String sql) {
    return spark.sql(sql).first().get(0);
  }

  @Test
  void typedColumns() {
    Dataset<Sample> samples = spark.sql("SELECT label, prediction FROM t").as(Sample.encoder());
    Dataset<WeightedSample> weighted =
        spark.sql("SELECT label, prediction, weight FROM t").as(WeightedSample.weightedEncoder());
    SquaredError loss = new SquaredError();

    assertThat(samples.select(Costs.of(loss).toColumn()).first())
        .isEqualTo(one("SELECT mse(label, prediction) FROM t"));
    assertThat(weighted.select(Costs.weighted(loss).toColumn()).first())
        .isEqualTo(one("SELECT mse(label, prediction, weight) FROM t"));
    assertThat(samples.select(Costs.statsOf(loss).toColumn()).first())
        .isEqualTo(one("SELECT cost_stats(squared_error(label, prediction)) FROM t"));
    assertThat(weighted.select(Costs.weightedStatsOf(loss).toColumn()).first())
        .isEqualTo(one("SELECT cost_stats(squared_error(label, prediction), weight) FROM t"));
    assertThat(samples.limit(0).select(Costs.of(loss).toColumn()).first()).isNull();
  }

  @Test
  void typedFunctionsOfColumns() {
    spark
        .udf()
        .register("typed_mse", functions.udaf(Costs.of(new SquaredError()), Sample.encoder()));

    assertThat(
            spark
                .sql("SELECT k, typed_mse(label, prediction) FROM t GROUP BY k ORDER BY k")
                .collectAsList())
        .isEqualTo(
            spark
                .sql("SELECT k, mse(label, prediction) FROM t GROUP BY k ORDER BY k")
                .collectAsList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mse(label, prediction)",
        "mse(label, prediction, weight)",
        "rmse(label, prediction, weight)",
        "mae(cast(label AS float), prediction)",
        "mean_error(label, prediction)",
        "wape(label, prediction, weight)",
        "r2(label, prediction, weight)",
        "try_r2(label, prediction)",
        "try_mse(label, prediction, weight - 0.5)",
        "log_loss(late, prob)",
        "log_loss(late, array(1 - prob, prob), weight)",
        "log_loss(array(1 - late, late), array(1 - prob, prob))",
        "perplexity(late, prob)",
        "brier(late, array(1 - prob, prob))",
        "error_rate(late, cast(round(prob) AS int))",
        "normalized_entropy(late, prob, weight)",
        "d2_log_loss(late, prob)",
        "d2_log_loss(late, array(1 - prob, prob), weight)",
        "d2_log_loss(array(1 - late, late), array(1 - prob, prob))",
        "cost(label)",
        "cost(label, weight)",
        "cost_sum(label, weight)",
        "cost_stats(label, weight)",
        "cost_state_agg(label, weight)",
        "cost_state_agg(label)",
        "cost_difference(label, prediction, weight)",
        "cost_ratio(label, prediction, weight)",
        "cost_ratio(label, prediction)",
        "cost_difference_state_agg(label, prediction)",
        "log_loss(IF(late = 1, 'yes', 'no'), prob, map('classes', 'no,yes'))",
        "log_loss(IF(late = 1, 'yes', 'no'), array(1 - prob, prob), weight, map('classes',"
            + " 'no,yes', 'class_weights', '1,3', 'ignore_label', 'no'))",
        "sum(squared_error(label, prediction))",
        "sum(huber_loss(label, prediction, 2))",
        "sum(quantile_loss(label, prediction, 0.9))",
        "sum(gaussian_nll(label, prediction, 2))",
        "sum(try_log_cosh_loss(label, prediction))",
        "sum(squared_error_gradient(label, prediction))",
        "max(cross_entropy_gradient(late, array(1 - prob, prob)))",
      })
  void catalogFunctions(String call) {
    String inCatalog =
        call.startsWith("sum(") || call.startsWith("max(")
            ? call.replaceFirst("\\((\\w+\\()", "(loss.$1")
            : "loss." + call;

    assertThat(one("SELECT " + inCatalog + " FROM t")).isEqualTo(one("SELECT " + call + " FROM t"));
    assertThat(one("SELECT " + inCatalog + " FROM t WHERE label > 100"))
        .isEqualTo(one("SELECT " + call + " FROM t WHERE label > 100"));
  }

  /** Over losses of which nothing is known, since the catalog cannot tell. */
  @Test
  void statesOfTheCatalog() {
    String read =
        "SELECT F.cost_value(s), F.cost_std_error(s), F.cost_interval(s), F.cost_interval(s, 0.5),"
            + " F.cost_doubtful(s),"
            + " F.cost_count(s), F.cost_weight(s), F.cost_min(s), F.cost_max(s),"
            + " F.cost_clipped_count(s), F.cost_clipped_share(s), F.cost_loss(s),"
            + " F.cost_merge(s, s) FROM (SELECT F.cost_merge_agg(s) AS s FROM (SELECT"
            + " F.cost_state_agg(label, weight, 'mine') AS s FROM t GROUP BY k))";
    Row plain = spark.sql(read.replace("F.", "")).first();

    assertThat(spark.sql(read.replace("F.", "loss.")).first()).isEqualTo(plain);
    assertThat(plain.getString(11)).isEqualTo("mine");
  }

  @Test
  void theCatalogHasEveryFunction() throws Exception {
    LossCatalog catalog = new LossCatalog();

    assertThat(catalog.listFunctions(new String[0]))
        .hasSameSizeAs(SqlFunctions.all())
        .allSatisfy(
            identifier -> {
              assertThat(catalog.loadFunction(identifier).name()).isEqualTo(identifier.name());
              assertThat(catalog.loadFunction(identifier).description())
                  .contains(identifier.name() + "(");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss.mse(label) | mse takes",
        "loss.mse('a', prediction, 'b') | the weight is",
        "loss.cost(label, weight, k) | cost takes",
        "loss.nothing(label) | `nothing`",
        "loss.mse(label, prediction, -1) | LOSS_BAD_WEIGHT",
        "loss.cost_state_agg(label, weight, 3) | the name must be a string",
        "loss.cost_value(label) | the state is DOUBLE but must be a state",
        "loss.cost_state_agg(label, cast(k AS string)) | must be one constant",
        "loss.mse(label, array(prediction)) | mse takes a number",
        "loss.quantile_loss(label, prediction) | quantile_loss takes (label, prediction, alpha[,"
            + " options]) but was called with 2 arguments",
        "loss.try_tweedie_deviance_gradient(label, prediction) | takes (label, prediction, power[,"
            + " options]) but was called with 2 arguments",
      })
  void wrongCallsOfTheCatalogSayWhatIsWrong(String call, String message) {
    assertThatThrownBy(() -> one("SELECT " + call + " FROM t")).hasStackTraceContaining(message);
  }

  /** The plain functions are refused in a view that lasts, before Spark 4.2. */
  @Test
  void viewsThatLastUseTheCatalog() {
    spark.sql("CREATE OR REPLACE VIEW lasting AS SELECT loss.mse(id, id + 2) AS m FROM range(10)");

    assertThat(one("SELECT m FROM lasting")).isEqualTo(4.0);
  }

  @Test
  void windowsAndFiltersOfTheCatalog() {
    assertThat(one("SELECT loss.mse(label, prediction) FILTER (WHERE k = 1) FROM t"))
        .isEqualTo(one("SELECT mse(label, prediction) FROM t WHERE k = 1"));
    assertThat(
            one(
                "SELECT max(m) FROM (SELECT loss.mse(label, prediction) OVER (PARTITION BY k)"
                    + " AS m FROM t)"))
        .isEqualTo(
            one(
                "SELECT max(m) FROM (SELECT mse(label, prediction) OVER (PARTITION BY k) AS"
                    + " m FROM t)"));
  }

  @Test
  void costsAreObservedWhileRowsAreWritten() throws InterruptedException {
    Observation observation = new Observation("costs");
    spark
        .table("t")
        .observe(
            observation,
            functions.expr("mse(label, prediction) AS mse"),
            functions.expr("r2(label, prediction, weight) AS r2"),
            functions.expr("cost_stats(squared_error(label, prediction), weight) AS stats"),
            functions.expr("count(*) AS n"))
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
    Map<String, Object> observed = CollectionConverters.asJava(observation.get());
    List<Row> computed =
        spark
            .sql(
                "SELECT mse(label, prediction), r2(label, prediction, weight),"
                    + " cost_stats(squared_error(label, prediction), weight), count(*) FROM t")
            .collectAsList();

    assertThat(observed.get("mse")).isEqualTo(computed.get(0).get(0));
    assertThat(observed.get("r2")).isEqualTo(computed.get(0).get(1));
    assertThat(observed.get("stats")).isEqualTo(computed.get(0).get(2));
    assertThat(observed.get("n")).isEqualTo(computed.get(0).get(3));
  }
}
