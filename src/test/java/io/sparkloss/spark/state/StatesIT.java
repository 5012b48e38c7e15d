package io.sparkloss.spark.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.spark.LossFunctions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States in SQL: made, stored, merged and read. */
class StatesIT {

  private static final SparkSession SPARK = TestSpark.session();

  /** What readers tell of a state. */
  private static final String READ =
      "cost_value(s), cost_std_error(s), cost_interval(s).ci_low, cost_interval(s).ci_high,"
          + " cost_min(s), cost_max(s), cost_count(s), cost_weight(s), cost_clipped_count(s),"
          + " cost_clipped_share(s), cost_doubtful(s)";

  /** The same by cost_stats. */
  private static final String STATS =
      "s.cost, s.std_error, s.ci_low, s.ci_high, s.min, s.max, s.count, s.weight,"
          + " s.clipped_count, s.clipped_share, s.doubtful";

  @BeforeAll
  static void rows() {
    SPARK
        .range(0, 3000, 1, 5)
        .selectExpr(
            "id",
            "cast(id % 3 AS int) AS k",
            "sin(id) * 10 AS y",
            "IF(id % 11 = 0, NULL, exp(cos(id) * 10)) AS p",
            "(id % 5) / 4D AS w",
            "cast(id % 2 AS int) AS late",
            "IF(id % 7 = 0, 0D, 0.5 + sin(id) / 2.1) AS prob")
        .createOrReplaceTempView("state_rows");
  }

  private static Row row(String sql) {
    return SPARK.sql(sql).first();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squared_error(y, p)",
        "squared_error(y, p), w",
        "binary_cross_entropy(late, prob)",
        "binary_cross_entropy(late, prob), w",
        "zero_one_loss(late, k)",
        "zero_one_loss(late, k), w",
        "y * p",
        "gaussian_nll(y, p, 2), w",
      })
  void aStateTellsWhatStatisticsTell(String arguments) {
    Row read =
        row(
            "SELECT %s FROM (SELECT cost_state_agg(%s) AS s FROM state_rows)"
                .formatted(READ, arguments));
    Row stats =
        row(
            "SELECT %s FROM (SELECT cost_stats(%s) AS s FROM state_rows)"
                .formatted(STATS, arguments));
    assertThat(read).isEqualTo(stats);
    assertThat(
            row("SELECT cost_value(cost_state_agg(%s)) FROM state_rows".formatted(arguments))
                .get(0))
        .isEqualTo(row("SELECT cost(%s) FROM state_rows".formatted(arguments)).get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "cost_state_agg, 'squared_error(y, p)'",
    "cost_state_agg, 'squared_error(y, p), w'",
    "cost_difference_state_agg, 'squared_error(y, p), absolute_error(y, p), w'"
  })
  void mergedStatesAreASinglePass(String function, String arguments) {
    String call = function + "(" + arguments + ")";
    Dataset<Row> spread = SPARK.table("state_rows").repartition(200, functions.expr("hash(id)"));
    assertThat(spread.javaRDD().getNumPartitions()).isEqualTo(200);
    spread.createOrReplaceTempView("spread_rows");
    Row single = row("SELECT %s FROM (SELECT %s AS s FROM state_rows)".formatted(READ, call));
    assertThat(row("SELECT %s FROM (SELECT %s AS s FROM spread_rows)".formatted(READ, call)))
        .isEqualTo(single);
    Row merged =
        row(
            """
            SELECT %s FROM (SELECT cost_merge_agg(s) AS s FROM
              (SELECT /*+ REPARTITION(200) */ %s AS s FROM spread_rows GROUP BY id %% 200))
            """
                .formatted(READ, call));
    assertThat(merged).isEqualTo(single);
    Row pairwise =
        row(
            """
            SELECT %s FROM (SELECT reduce(collect_list(s), CAST(NULL AS %s),
              (a, b) -> coalesce(cost_merge(a, b), b)) AS s FROM
              (SELECT %s AS s FROM state_rows GROUP BY id %% 17))
            """
                .formatted(READ, CostStates.schema().asNullable().sql(), call));
    assertThat(pairwise).isEqualTo(single);
  }

  @Test
  void statesAreReadFromParquet(@TempDir Path folder) {
    String path = folder.resolve("states").toString();
    SPARK
        .sql(
            "SELECT k, cost_state_agg(binary_cross_entropy(late, prob), w) AS s,"
                + " cost_difference_state_agg(y, p) AS d FROM state_rows GROUP BY k")
        .write()
        .parquet(path);
    assertThat(
            row(
                "SELECT %s FROM (SELECT cost_merge_agg(s) AS s FROM parquet.`%s`)"
                    .formatted(READ, path)))
        .isEqualTo(
            row(
                "SELECT %s FROM (SELECT cost_stats(binary_cross_entropy(late, prob), w) AS s FROM state_rows)"
                    .formatted(STATS)));
    assertThat(row("SELECT cost_value(cost_merge_agg(d)) FROM parquet.`%s`".formatted(path)).get(0))
        .isEqualTo(row("SELECT cost_difference(y, p).difference FROM state_rows").get(0));
    for (Row stored : SPARK.read().parquet(path).collectAsList()) {
      CostState state = CostStates.fromRow(stored.getStruct(1));
      assertThat(CostStates.toRow(state)).isEqualTo(stored.getStruct(1));
      assertThat(CostStates.fromInternal(CostStates.toInternal(state))).isEqualTo(state);
      CostState difference = CostStates.fromRow(stored.getStruct(2));
      assertThat(CostStates.toRow(difference)).isEqualTo(stored.getStruct(2));
      assertThat(difference.kind()).isEqualTo(CostState.Kind.DIFFERENCE);
    }
  }

  /** Losses 1, 4 with weights 1, 3: J = 13/4. */
  @Test
  void theFieldsFollowTheFormulasOfTheGuide() {
    Row state =
        row("SELECT cost_state_agg(l, w, 'mine') FROM VALUES (1D, 1D), (4D, 3D), (9D, 0D) AS t(l, w)")
            .getStruct(0);
    assertThat(state.<Integer>getAs("version")).isEqualTo(1);
    assertThat(state.<String>getAs("kind")).isEqualTo("cost");
    assertThat(state.<String>getAs("loss")).isEqualTo("mine");
    assertThat(state.<Boolean>getAs("weighted")).isTrue();
    assertThat(state.<Row>getAs("pair")).isNull();
    Row moments = state.getAs("moments");
    assertThat(moments.<Long>getAs("count")).isEqualTo(3);
    assertThat(moments.<Long>getAs("rows")).isEqualTo(2);
    assertThat(sums(moments))
        .containsExactly(4.0, 13.0, 49.0, 10.0, 37.0, 145.0, 193.0, 769.0, 0.0);
    // √(2/1 · (145 − 2·J·37 + J²·10)) / 4.
    double j = 3.25;
    double error = Math.sqrt(2 * (145 - 2 * j * 37 + j * j * 10)) / 4;
    Cost cost = CostStates.fromRow(state).cost(CostOptions.UNNAMED);
    assertThat(cost.mean()).isEqualTo(j);
    assertThat(cost.standardError()).isEqualTo(error);
  }

  private static List<Double> sums(Row moments) {
    return IntStream.range(5, moments.length())
        .mapToObj(i -> moments.getStruct(i).getDouble(0))
        .toList();
  }

  @Test
  void withoutWeightsTheSumsOfSquaredWeightsAreNull() {
    Row moments =
        row("SELECT cost_state_agg(l).moments FROM VALUES (1D), (4D) AS t(l)").getStruct(0);
    assertThat(moments.<Row>getAs("sum_w").getDouble(0)).isEqualTo(2);
    assertThat(moments.<Row>getAs("sum_w2")).isNull();
    assertThat(moments.<Row>getAs("sum_w2l")).isNull();
    assertThat(moments.<Row>getAs("sum_w2l2")).isNull();
    assertThat(moments.<Row>getAs("sum_wl4").getDouble(0)).isEqualTo(257);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cost_state_agg(huber_loss(y, p, 15)) | huber_loss(delta=15.0)",
        "cost_state_agg(huber_loss(y, p)) | huber_loss",
        "cost_state_agg(y) | unnamed",
        "cost_state_agg(y, w) | unnamed",
        "cost_state_agg(y, 'mine') | mine",
        "cost_state_agg(y, w, 'huber_loss( delta=15 )') | huber_loss(delta=15.0)",
        "cost_state_agg(huber_loss(y, p, 15), 'huber_loss(delta=15)') | huber_loss(delta=15.0)",
        "cost_difference_state_agg(squared_error(y, p), squared_error(y, 0)) | squared_error",
        "cost_difference_state_agg(squared_error(y, p), w) | squared_error - unnamed",
      })
  void theLossIsKnown(String call, String loss) {
    assertThat(row("SELECT cost_loss(%s) FROM state_rows".formatted(call)).get(0)).isEqualTo(loss);
  }

  @Test
  void nothingIsNullAndNeverZero() {
    Row none =
        row(
            "SELECT %s FROM (SELECT cost_state_agg(y) AS s FROM state_rows WHERE k > 9)"
                .formatted(READ));
    assertThat(none.toString()).isEqualTo("[null,null,null,null,null,null,0,0.0,0,null,true]");
    assertThat(
            row("SELECT cost_merge_agg(s) FROM (SELECT cost_state_agg(y) AS s FROM state_rows"
                    + " GROUP BY k HAVING k > 9)")
                .isNullAt(0))
        .isTrue();
    assertThat(
            row("SELECT cost_value(NULL), cost_merge(NULL, NULL), cost_interval(NULL)").toString())
        .isEqualTo("[null,null,null]");
    assertThat(
            row("SELECT cost_count(cost_merge_agg(IF(k = 1, NULL, s))) FROM (SELECT k,"
                    + " cost_state_agg(y) AS s FROM state_rows GROUP BY k)")
                .get(0))
        .isEqualTo(2000L);
    assertThat(
            row("SELECT cost_std_error(cost_state_agg(1D)), cost_value(cost_state_agg(1D))")
                .toString())
        .isEqualTo("[null,1.0]");
  }

  @Test
  void groupsWindowsAndFilters() {
    String stats =
        "SELECT k, cost_stats(squared_error(y, p), w).std_error AS e FROM state_rows GROUP BY k";
    assertThat(
            SPARK
                .sql(
                    "SELECT k, cost_std_error(cost_state_agg(squared_error(y, p), w)), count(*)"
                        + " FROM state_rows GROUP BY k ORDER BY k")
                .drop("count(1)")
                .collectAsList())
        .isEqualTo(SPARK.sql(stats + " ORDER BY k").collectAsList());
    assertThat(
            SPARK
                .sql(
                    "SELECT DISTINCT k, cost_std_error(cost_state_agg(squared_error(y, p), w) OVER"
                        + " (PARTITION BY k)) AS e FROM state_rows ORDER BY k")
                .collectAsList())
        .isEqualTo(SPARK.sql(stats + " ORDER BY k").collectAsList());
    assertThat(
            row("SELECT cost_std_error(cost_state_agg(squared_error(y, p), w) FILTER (WHERE k = 1)),"
                    + " mse(y, p) FROM state_rows")
                .get(0))
        .isEqualTo(row(stats + " HAVING k = 1").get(1));
  }

  @Test
  void columnsGiveWhatSqlGives() {
    Row columns =
        SPARK
            .table("state_rows")
            .select(
                LossFunctions.costValue(
                    LossFunctions.costStateAgg(functions.col("y"), functions.col("w"), "mine")),
                LossFunctions.costInterval(LossFunctions.costStateAgg(functions.col("y")), 0.5),
                LossFunctions.costDifference(functions.col("y"), functions.col("p")))
            .first();
    assertThat(columns)
        .isEqualTo(
            row(
                "SELECT cost_value(cost_state_agg(y, w)), cost_interval(cost_state_agg(y), 0.5),"
                    + " cost_difference(y, p) FROM state_rows"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "squared_error(y, p) | absolute_error(y, p) | different loss cannot be merged: one has squared_error, the other absolute_error",
        "huber_loss(y, p, 1) | huber_loss(y, p, 2) | the other huber_loss(delta=2.0)",
        "y | y, 'mine' | one has unnamed, the other mine",
        "y | y, w | different weighting",
      })
  void differentStatesDoNotMerge(String left, String right, String message) {
    String states =
        "SELECT cost_state_agg(%s) AS a, cost_state_agg(%s) AS b FROM state_rows"
            .formatted(left, right);
    assertRefused(
        "SELECT cost_merge(a, b) FROM (" + states + ")", "LOSS_INCOMPATIBLE_STATES", message);
    assertRefused(
        "SELECT cost_merge_agg(s) FROM (SELECT explode(array(a, b)) AS s FROM (" + states + "))",
        "LOSS_INCOMPATIBLE_STATES",
        message);
  }

  @Test
  void whatIsNoStateIsNeverANumber() {
    String states = "(SELECT cost_state_agg(y) AS s FROM state_rows)";
    String changed =
        "SELECT cost_value(named_struct('version', %s, 'kind', %s, 'loss', s.loss, 'non_negative',"
            + " s.non_negative, 'zero_or_one', s.zero_or_one, 'weighted', %s, 'moments', s.moments,"
            + " 'pair', s.pair)) FROM "
            + states;
    assertRefused(
        changed.formatted("2", "s.kind", "s.weighted"), "LOSS_INVALID_STATE", "has version 2");
    assertRefused(
        changed.formatted("CAST(NULL AS INT)", "s.kind", "s.weighted"),
        "LOSS_INVALID_STATE",
        "has NULL in the field version, which must be INT");
    assertRefused(
        changed.formatted("1", "'difference'", "s.weighted"),
        "LOSS_INVALID_STATE",
        "its kind is 'difference'");
    assertRefused(
        changed.formatted("1", "s.kind", "true"), "LOSS_INVALID_STATE", "NULL in the field sum_w2");
  }

  private static void assertRefused(String sql, String condition, String message) {
    assertThatThrownBy(() -> SPARK.sql(sql).collectAsList())
        .satisfies(
            error -> {
              Throwable cause = error;
              while (!(cause instanceof SparkThrowable known
                      && condition.equals(known.getCondition()))
                  && cause.getCause() != null) {
                cause = cause.getCause();
              }
              assertThat(cause).hasMessageContaining(condition).hasMessageContaining(message);
              assertThat(((SparkThrowable) cause).getSqlState()).isEqualTo("22023");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cost_value(1) | the state `1` is INT but must be a state, as cost_state_agg returns it",
        "cost_merge_agg(named_struct('a', 1)) | must be a state",
        "cost_value() | cost_value takes (state) but was called with 0 arguments",
        "cost_merge(cost_state_agg(y)) | cost_merge takes (state, state)",
        "cost_interval(cost_state_agg(y), w) | the confidence is `state_rows.w` but must be a constant number",
        "cost_interval(cost_state_agg(y), 95) | the confidence is 95.0 but must lie between 0 and 1",
        "cost_state_agg() | cost_state_agg takes (loss[, weight][, name])",
        "cost_state_agg(y, w, 1) | the name `1` is INT but must be a string",
        "cost_state_agg(y, w, ' ') | must not be blank",
        "cost_state_agg(y, 'huber_loss(delta=-1)') | delta",
        "cost_state_agg(squared_error(y, p), 'mine') | the loss is squared_error but the name is 'mine'; leave out the name",
        "cost_state_agg(cast(y AS string), w) | is STRING but must be a number",
        "cost_state_agg(y, -1) | LOSS_BAD_WEIGHT",
        "cost_difference(y) | cost_difference takes (loss_a, loss_b[, weight])",
        "cost_difference(y, cast(y AS string)) | cost_difference: the loss_b",
        "cost_difference(y, p, -1) | LOSS_BAD_WEIGHT",
      })
  void wrongCallsSayWhatIsWrong(String call, String message) {
    assertThatThrownBy(() -> row("SELECT " + call + " FROM state_rows"))
        .hasStackTraceContaining(message);
  }
}
