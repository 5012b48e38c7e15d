package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of several days, kept in a history, and what is found in it. */
class HistoryIT {

  private static final String FILE =
      """
      run: flights-${date}
      input: {path: data, where: "day = DATE'${date}'"}
      targets:
        t: {label: y, models: {a: a, b: b}, baseline: b, losses: [squared_error, rmse, absolute_error]}
        late: {label: late, models: {a: {probability: p}}, losses: [log_loss, zero_one_loss]}
      slices: [origin, [hour, origin]]
      weight: w
      on_invalid: skip
      output: {directory: "out-${date}", history: {path: costs}}
      """;

  private static final List<String> DAYS = List.of("2001-06-01", "2001-06-02", "2001-06-04");

  /** What is the same of a cost however it was found. */
  private static final List<String> FIELDS =
      List.of(
          "count",
          "weight",
          "cost",
          "std_error",
          "ci_low",
          "ci_high",
          "doubtful",
          "clipped_count",
          "clipped_share",
          "rows",
          "used",
          "invalid",
          "coverage",
          "unnormalized",
          "transform",
          "weight_kind");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void writeData() throws IOException {
    directory = directory.toRealPath();
    TestSpark.session()
        .range(0, 3000, 1, 4)
        .selectExpr(
            "id",
            "element_at(array(DATE'2001-06-01', DATE'2001-06-02', DATE'2001-06-04'),"
                + " CAST(1 + (id DIV 7) % 3 AS INT)) AS day",
            "element_at(array('x', 'y', NULL), CAST(1 + id % 3 AS INT)) AS origin",
            "id % 5 AS hour",
            "id % 60 AS user",
            "IF(id % 97 = 0, NULL, sin(id)) AS y",
            "sin(id * 1.1) / 3 AS a",
            "sin(id * 0.9) * 1e3 AS b",
            "IF(id % 7 = 0, 1, 0) AS late",
            "IF(id % 11 = 0, 0D, abs(sin(id * 0.3))) AS p",
            "0.1 + id % 4 AS w")
        .write()
        .parquet(directory + "/data");
  }

  private JobRun evaluate(String day, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--date", day));
    arguments.addAll(List.of(more));
    return JobRun.of(directory, FILE, arguments.toArray(String[]::new));
  }

  private JsonNode rollUp(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--output", directory + "/rolled"));
    all.addAll(List.of(arguments));
    JobRun run = JobRun.rollUp(directory.resolve("evaluation.yaml"), all.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(directory.resolve("rolled/rollup.json").toFile());
  }

  /** Returns the costs of a result by what they are of, with the fields that must be the same. */
  private static Map<String, Map<String, JsonNode>> costs(JsonNode result, int columns) {
    Map<String, Map<String, JsonNode>> costs = new LinkedHashMap<>();
    for (JsonNode cost : result.get("costs")) {
      if (cost.get("slice").size() == columns) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        FIELDS.forEach(field -> fields.put(field, cost.get(field)));
        costs.put(
            List.of(cost.get("target"), cost.get("model"), cost.get("loss"), cost.get("slice"))
                .toString(),
            fields);
      }
    }
    return costs;
  }

  @Test
  void daysRolledUpAreWhatOneEvaluationOfThemAllIs() throws Exception {
    for (String day : DAYS) {
      assertThat(evaluate(day).code()).isEqualTo(ExitCode.DONE);
    }
    JobRun together =
        evaluate(
            "2001-07-01",
            "--set",
            "run=together",
            "--set",
            "input.where=day > DATE'2001-05-31'",
            "--set",
            "output={directory: all}");
    assertThat(together.code()).isEqualTo(ExitCode.DONE);
    JsonNode all = new ObjectMapper().readTree(directory.resolve("all/evaluation.json").toFile());

    JsonNode overall = rollUp();
    assertThat(costs(overall, 0)).hasSize(8).isEqualTo(costs(all, 0));
    assertThat(costs(rollUp("--slices", "origin"), 1)).hasSize(24).isEqualTo(costs(all, 1));
    assertThat(costs(rollUp("--slices", "origin,hour"), 2)).hasSize(120).isEqualTo(costs(all, 2));
    assertThat(overall.get("costs").get(0).get("first_period").asText()).isEqualTo("2001-06-01");
    assertThat(overall.get("costs").get(0).get("last_period").asText()).isEqualTo("2001-06-04");
    assertUnionOfRegions(all);
    // Of the model a beside b; a root has no mean of differences.
    assertThat(comparisons(overall, 0)).hasSize(2).isEqualTo(comparisons(all, 0));
    assertThat(comparisons(rollUp("--slices", "origin"), 1))
        .hasSize(6)
        .isEqualTo(comparisons(all, 1));
  }

  /** Returns the comparisons of a result by what they are of, but for their states' low parts. */
  private static Map<String, JsonNode> comparisons(JsonNode result, int columns) {
    Map<String, JsonNode> comparisons = new LinkedHashMap<>();
    for (JsonNode comparison : result.get("comparisons")) {
      if (comparison.get("slice").size() == columns) {
        ObjectNode fields = comparison.deepCopy();
        comparisons.put(
            List.of(fields.get("loss"), fields.get("baseline"), fields.get("slice")).toString(),
            fields.retain(
                "difference",
                "model_cost",
                "baseline_cost",
                "won",
                "tied",
                "won_share",
                "tied_share"));
      }
    }
    return comparisons;
  }

  /** Hours are stored only together with origins, and origins x and NULL are put together. */
  private void assertUnionOfRegions(JsonNode all) throws IOException {
    assertThat(costs(rollUp("--slices", "hour"), 1)).hasSize(40);
    evaluate(
        "2001-07-01",
        "--set",
        "run=union",
        "--set",
        "input.where=hour = 3 AND coalesce(origin, 'x') = 'x'",
        "--set",
        "output={directory: union}");
    JsonNode union =
        new ObjectMapper().readTree(directory.resolve("union/evaluation.json").toFile());

    JsonNode rolled = rollUp("--where", "origin=x", "--where", "origin=NULL", "--where", "hour=3");

    assertThat(costs(rolled, 0)).isEqualTo(costs(union, 0)).isNotEqualTo(costs(all, 0));
  }

  @Test
  void lateDataAreEvaluatedAgainAndRolledUpAgain() throws Exception {
    for (String day : DAYS) {
      evaluate(day, "--set", "input.where=day = DATE'" + day + "' AND id % 2 = 0");
    }
    long half = rollUp().get("costs").get(0).get("rows").asLong();
    evaluate("2001-06-02");

    JsonNode days = rollUp("--by", "day");
    List<Long> rows = new ArrayList<>();
    for (JsonNode cost : days.get("costs")) {
      if (cost.get("loss").asText().equals("rmse") && cost.get("model").asText().equals("a")) {
        rows.add(cost.get("rows").asLong());
      }
    }

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0) + rows.get(1) + rows.get(2)).isGreaterThan(half);
    assertThat(costs(rollUp("--from", "2001-06-02", "--to", "2001-06-03"), 0))
        .isEqualTo(
            costs(
                new ObjectMapper()
                    .readTree(directory.resolve("out-2001-06-02/evaluation.json").toFile()),
                0));
  }

  @Test
  void theHistoryIsAnOrdinaryTable() throws Exception {
    for (String day : DAYS) {
      evaluate(day);
    }
    Files.createDirectories(directory.resolve("costs/_writing/run-x"));
    Files.writeString(directory.resolve("costs/_writing/run-x/unfinished"), "PAR");

    Dataset<Row> table = TestSpark.session().read().parquet(directory + "/costs");

    assertThat(table.where("slice = '{}'").count()).isEqualTo(3 * 8);
    Row row =
        table
            .where("loss = 'rmse' AND model = 'a' AND slice = '{\"origin\":null}'")
            .where("period = DATE'2001-06-02'")
            .select(
                functions.col("run"),
                functions.col("series"),
                functions.col("verdict"),
                functions.col("slice_types"),
                functions.col("grouping"),
                functions.expr("invalid['null_label'] > 0"),
                functions.expr("evaluated_at > TIMESTAMP'2020-01-01 00:00:00'"),
                functions.expr("comparisons IS NULL"))
            .head();
    assertThat(row.mkString("|"))
        .isEqualTo(
            "flights-2001-06-02|flights-${date}|none|{\"origin\":\"string\"}|[\"origin\"]|true|true|true");
    assertThat(
            table
                .as("root")
                .join(table.where("loss = 'squared_error'").as("square"), joined())
                .where("root.loss = 'rmse' AND root.cost = sqrt(square.cost)")
                .count())
        .isEqualTo(table.where("loss = 'rmse'").count())
        .isPositive();
    assertThat(
            table
                .where("slice = '{}' AND loss = 'squared_error' AND model = 'a'")
                .selectExpr("inline(comparisons)")
                .where("baseline = 'b' AND count > 0 AND difference < 0 AND ci_high < 0")
                .where("won > tied AND length(state) > 568 AND NOT doubtful")
                .count())
        .isEqualTo(3);
  }

  private static Column joined() {
    return functions.expr(
        "root.run = square.run AND root.model = square.model AND root.slice = square.slice");
  }

  @Test
  void runsOfTheHistoryCompareAsTheirResultsDo() throws Exception {
    evaluate("2001-06-01");
    evaluate("2001-06-02");

    JobRun files =
        JobRun.compare(directory + "/out-2001-06-01", directory + "/out-2001-06-02", "--json", "-");
    JobRun stored =
        JobRun.compare(
            "flights-2001-06-01",
            "flights-2001-06-02",
            "--history",
            directory + "/costs",
            "--json",
            "-");

    assertThat(stored.err()).isEmpty();
    JsonNode comparison = new ObjectMapper().readTree(stored.out());
    assertThat(comparison.get("changes")).hasSize(8);
    assertThat(comparison.at("/changes/0/slicings")).hasSize(2);
    for (String part : List.of("confidence", "changes", "only_run_1", "only_run_2")) {
      assertThat(comparison.get(part))
          .as(part)
          .isEqualTo(new ObjectMapper().readTree(files.out()).get(part));
    }
  }

  @Test
  void statesOfTheCostsTableMergeInSql() throws Exception {
    for (String day : DAYS) {
      evaluate(day);
    }
    io.sparkloss.spark.SparkLoss.register(TestSpark.session());
    double rolled =
        TestSpark.session()
            .read()
            .parquet(
                DAYS.stream()
                    .map(day -> directory + "/out-" + day + "/costs")
                    .toArray(String[]::new))
            .where("loss = 'squared_error' AND model = 'b' AND slice = '{}'")
            .selectExpr("cost_value(cost_merge_agg(state))")
            .head()
            .getDouble(0);

    JsonNode costs = rollUp().get("costs");
    double expected = Double.NaN;
    for (JsonNode cost : costs) {
      if (cost.get("loss").asText().equals("squared_error")
          && cost.get("model").asText().equals("b")) {
        expected = cost.get("cost").asDouble();
      }
    }
    assertThat(rolled).isEqualTo(expected);
  }

  @Test
  void theLastRunThatPassedIsABaseline() throws Exception {
    String[] gate = {
      "--set",
      "gates=[{target: t, loss: rmse, candidate: a, margin: 0.2, slices: [origin],"
          + " baseline: {run: last_passed, if_none: pass}}]"
    };
    JobRun first = evaluate("2001-06-01", gate);
    assertThat(first.code()).isEqualTo(ExitCode.DONE);
    assertThat(first.out()).contains("no run of the history has passed yet");

    assertThat(evaluate("2001-06-02", gate).code()).isEqualTo(ExitCode.DONE);
    JobRun worse = evaluate("2001-06-04", gate[0], gate[1], "--set", "targets.t.models.a=b");
    assertThat(worse.code()).isEqualTo(ExitCode.GATE_FAILED);
    assertThat(worse.out()).contains("gate FAIL");

    // The failed run is no baseline; of itself no run is one.
    JobRun again = evaluate("2001-06-04", gate);
    assertThat(again.code()).isEqualTo(ExitCode.DONE);
    Dataset<Row> verdicts =
        TestSpark.session().read().parquet(directory + "/costs").select("period", "verdict");
    assertThat(
            verdicts.distinct().orderBy("period").collectAsList().stream()
                .map(row -> row.getString(1)))
        .containsExactly("pass", "pass", "pass");
  }

  @Test
  void clustersAreNeverTakenForIndependentRows() throws Exception {
    String[] clustered = {
      "--set",
      "cluster=user",
      "--set",
      "gates=[{target: t, loss: rmse, candidate: a, margin: 0.5,"
          + " baseline: {run: last_passed, if_none: pass}}]"
    };
    assertThat(evaluate("2001-06-01", clustered).code()).isEqualTo(ExitCode.DONE);
    assertThat(evaluate("2001-06-02", clustered).code()).isEqualTo(ExitCode.DONE);

    Dataset<Row> table = TestSpark.session().read().parquet(directory + "/costs");
    assertThat(
            table
                .where("slice = '{}' AND loss = 'rmse' AND model = 'a'")
                .where("clusters = 60 AND degrees = 59 AND std_error > 0")
                .count())
        .isEqualTo(2);
    JsonNode cost = rollUp().get("costs").get(0);
    assertThat(cost.get("cost").asDouble()).isPositive();
    assertThat(cost.get("std_error").isNull()).isTrue();
    assertThat(cost.get("ci_low").isNull()).isTrue();
    assertThat(cost.get("doubtful").asBoolean()).isTrue();
    JsonNode difference = rollUp().get("comparisons").get(0).get("difference");
    assertThat(difference.get("cost").asDouble()).isNegative();
    assertThat(difference.get("std_error").isNull()).isTrue();
    assertOneDayIsAsSureAsItsRun();
  }

  /** Clusters may be in two days, but the error of a single day is that of its run. */
  private void assertOneDayIsAsSureAsItsRun() throws Exception {
    JsonNode day =
        new ObjectMapper().readTree(directory.resolve("out-2001-06-01/evaluation.json").toFile());
    JsonNode rolled = rollUp("--by", "day", "--to", "2001-06-01");
    assertThat(costs(rolled, 0)).isEqualTo(costs(day, 0));
    Map<String, JsonNode> expected = comparisons(day, 0);
    assertThat(comparisons(rolled, 0))
        .hasSize(2)
        .allSatisfy(
            (name, found) ->
                assertThat(found.get("difference"))
                    .isEqualTo(expected.get(name).get("difference")));
  }

  @Test
  void aDamagedHistoryRefusesTheGate() throws Exception {
    String gate =
        "gates=[{target: t, loss: mse, candidate: a, margin: 1, baseline: {run: last_passed}}]";
    Path period = Files.createDirectories(directory.resolve("costs/period=2001-05-31"));
    Files.writeString(period.resolve("run-x.parquet"), "no parquet");

    JobRun run = evaluate("2001-06-01", "--set", gate);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0))
        .contains("output.history: ", "run-x.parquet cannot be read: ", "; remove it");
    assertThat(directory.resolve("out-2001-06-01")).doesNotExist();
  }
}
