package io.sparkloss.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.Losses;
import io.sparkloss.spark.aggregate.AggregateFunctions;
import io.sparkloss.spark.aggregate.ScoreRecipe;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What the functions say about themselves is true, and they work wherever an expression may. */
class SqlFunctionsIT {

  private final SparkSession spark = TestSpark.session();

  @Test
  void everyExampleGivesTheResultItShows() {
    for (SqlFunction function : SqlFunctions.all()) {
      assertThat(function.examples()).as(function.name()).isNotEmpty();
      for (SqlFunction.Example example : function.examples()) {
        String query = example.query().replace("_FUNC_", function.name());
        Row row = spark.sql(query).toDF("result").selectExpr("CAST(result AS STRING)").first();
        assertThat(String.valueOf(row.isNullAt(0) ? "NULL" : row.getString(0)))
            .as(query)
            .isEqualTo(example.result());
      }
    }
  }

  @Test
  void everyDescriptionIsComplete() {
    for (SqlFunction function : SqlFunctions.all()) {
      String text = described("DESCRIBE FUNCTION EXTENDED " + function.name());
      assertThat(text)
          .contains("Function: " + function.name())
          .contains("Usage:")
          .contains(function.name() + "(")
          .contains("Arguments:")
          .contains("Examples:")
          .contains("> SELECT " + function.name() + "(")
          .contains("Since: 0.1.0")
          .doesNotContain("_FUNC_");
    }
  }

  @Test
  void argumentsGivenByNameAreRefused() {
    for (String function : List.of("mse", "squared_error")) {
      assertThatThrownBy(() -> spark.sql("SELECT " + function + "(1, prediction => 2)"))
          .hasMessageContaining(
              "[LOSS_NAMED_ARGUMENT] "
                  + function
                  + ": the argument prediction is given by name but must be given by its position.");
    }
  }

  @Test
  void aDescriptionShowsTheFormulaAndTheParameter() {
    assertThat(described("DESCRIBE FUNCTION EXTENDED huber_loss"))
        .contains("huber_loss(label, prediction[, delta][, options]) - Returns the loss of one row")
        .contains(Losses.get("huber_loss").formula())
        .contains("* delta - a constant number, 1.0 unless given")
        .contains("* options - a constant map with any of delta, ignore_label")
        .contains("> SELECT huber_loss(3, 2.5);\n       0.125");
    assertThat(described("DESCRIBE FUNCTION EXTENDED try_cross_entropy"))
        .contains("NULL where an argument is NULL or NaN, and where cross_entropy raises an error")
        .contains("map('classes', 'early,on_time,late')");
  }

  @Test
  void theDescriptionOfAnAggregateListsItsOwnOptions() {
    assertThat(described("DESCRIBE FUNCTION EXTENDED mse"))
        .contains("* label - a number\n", "* prediction - a number\n")
        .contains("* options - a constant map with any of ignore_label\n")
        .doesNotContain("classes");
    assertThat(described("DESCRIBE FUNCTION EXTENDED try_log_loss"))
        .contains("its name together with the option classes")
        .contains(
            "* options - a constant map with any of epsilon, smoothing, pos_weight (where the"
                + " prediction is a number), classes, ignore_label, class_weights\n");
    assertThat(described("DESCRIBE FUNCTION EXTENDED error_rate"))
        .contains("any of threshold, classes, ignore_label, class_weights\n");
    assertThat(described("DESCRIBE FUNCTION EXTENDED normalized_entropy"))
        .contains("* prediction - a number\n", "pos_weight, classes");
  }

  /** What a description lists must be what the call accepts: the error of a wrong key lists it. */
  @Test
  void anAggregateListsTheOptionsThatItAccepts() {
    for (ScoreRecipe recipe : AggregateFunctions.scores()) {
      String text = described("DESCRIBE FUNCTION EXTENDED " + recipe.name());
      String listed = text.replaceAll("(?s).*map with any of ([^\n]*)\n.*", "$1");
      assertThatThrownBy(
              () -> spark.sql("SELECT " + recipe.name() + "(1, 0.5, map('no_such_key', '1'))"))
          .hasMessageContaining(
              "known: " + listed.replaceAll(" \\(where the prediction is a number\\)", "") + ".");
    }
  }

  @Test
  void everyLossHasItsFunctions() {
    List<String> names = SqlFunctions.all().stream().map(SqlFunction::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    Losses.all().forEach(loss -> assertThat(names).contains(loss.name(), "try_" + loss.name()));
    assertThat(names).contains("squared_error_gradient", "try_cross_entropy_gradient");
    assertThat(names).doesNotContain("zero_one_loss_gradient");
    assertThat(shown("SHOW FUNCTIONS LIKE '*squared_error*'"))
        .contains("squared_error", "try_squared_error_gradient");
  }

  @Test
  void functionsWorkWhereverAnExpressionMay() {
    Dataset<Row> rows =
        spark.sql(
            "WITH t AS (SELECT * FROM VALUES (1, 3), (2, 2), (5, 1) AS v(y, p))"
                + " SELECT y, sqrt(squared_error(y, p)) / 2 AS half, avg(absolute_error(y, p))"
                + " OVER () AS mae FROM t WHERE squared_error(y, p) > 0 ORDER BY"
                + " absolute_error(y, p) DESC");
    // Errors −2, 0, 4: the second row is filtered out; the mean of 2 and 4 is 3.
    assertThat(rows.collectAsList())
        .extracting(Row::toString)
        .containsExactly("[5,2.0,3.0]", "[1,1.0,3.0]");
    assertThat(
            spark
                .sql(
                    "SELECT max(squared_error(y, p)) AS worst, count_if(squared_error(y, p) = 0)"
                        + " FROM VALUES (1, 3), (2, 2), (NULL, 7) AS v(y, p)"
                        + " GROUP BY zero_one_loss(y, p) HAVING worst >= 0 ORDER BY worst")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[0.0,1]", "[4.0,0]");
  }

  @Test
  void aTemporaryViewKeepsTheFunction() {
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW losses_of_view AS SELECT id, huber_loss(id, 0, 2,"
            + " map('ignore_label', 1)) AS loss FROM range(4)");
    // δ = 2: 0, ignored, ½·2² = 2, 2·(3 − 1) = 4.
    assertThat(spark.sql("SELECT loss FROM losses_of_view ORDER BY id").collectAsList())
        .extracting(row -> String.valueOf(row.get(0)))
        .containsExactly("0.0", "null", "2.0", "4.0");
    spark.catalog().dropTempView("losses_of_view");
  }

  @Test
  void columnsAreNamedAsTheCallReads() {
    assertThat(
            spark
                .sql(
                    "SELECT squared_error(y, p), huber_loss(y, p, 15), try_brier_loss(y, p) FROM"
                        + " VALUES (1, 0) AS t(y, p)")
                .columns())
        .containsExactly("squared_error(y, p)", "huber_loss(y, p, 15)", "try_brier_loss(y, p)");
  }

  @Test
  void equalCallsAreEvaluatedOnce() {
    String plan =
        spark
            .sql("SELECT sum(squared_error(id, 1)), sum(squared_error(id, 1)) FROM range(9)")
            .queryExecution()
            .executedPlan()
            .toString();
    assertThat(plan).containsOnlyOnce("partial_sum(squared_error(");
  }

  private String described(String command) {
    return spark.sql(command).collectAsList().stream()
        .map(row -> Objects.toString(row.get(0)))
        .collect(Collectors.joining("\n"));
  }

  private List<String> shown(String command) {
    List<String> names = new ArrayList<>();
    spark.sql(command).collectAsList().forEach(row -> names.add(row.getString(0)));
    return names;
  }
}
