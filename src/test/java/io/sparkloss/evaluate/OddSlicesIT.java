package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.evaluate.engine.SlicedEvaluation;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices of odd names, of one row, of one class, and of no row that can be used. */
class OddSlicesIT {

  private static final TargetKind REGRESSION = TargetKind.regression();
  private static final TargetKind BINARY = TargetKind.binary();

  private static final String ONE_ROW = "one row";
  private static final String ONE_CLASS = "one class";
  private static final String UNUSED = "unused";

  /** Each has two rows, of absolute errors k and k + 2 where k is its place: a mean of k + 1. */
  private static final List<@Nullable String> NAMES =
      Arrays.asList(
          null,
          "",
          " ",
          "null",
          "NULL",
          "a\"b",
          "it's",
          "back\\slash",
          "new\nline",
          "tab\t",
          "\u0000",
          "\u001b[31mred",
          "\uD83D\uDE00",
          "comma, dash",
          "x=1",
          "sl/ash",
          "../..",
          "per%cent%20",
          "<b>&amp;</b>",
          "${date}",
          "{\"name\":null}",
          "\u00fc\u2028",
          ONE_CLASS);

  private static Dataset<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < NAMES.size(); k++) {
      double late = ONE_CLASS.equals(NAMES.get(k)) ? 1 : 0;
      rows.add(RowFactory.create(2L * k, NAMES.get(k), 0.0, (double) k, 1.0, 0.25));
      rows.add(RowFactory.create(2L * k + 1, NAMES.get(k), 0.0, k + 2.0, late, 0.5));
    }
    rows.add(RowFactory.create(1000L, ONE_ROW, 0.0, 7.0, 1.0, 0.5));
    rows.add(RowFactory.create(1001L, UNUSED, null, 7.0, null, 0.5));
    rows.add(RowFactory.create(1002L, UNUSED, null, 7.0, null, 0.5));
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("na\"me, =", DataTypes.StringType)
            .add("y", DataTypes.DoubleType)
            .add("p", DataTypes.DoubleType)
            .add("late", DataTypes.DoubleType)
            .add("q", DataTypes.DoubleType);
    return TestSpark.session().createDataFrame(rows, schema).repartition(3);
  }

  private static final String COLUMN = "na\"me, =";

  private static Slice slice(@Nullable String name) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(COLUMN, name);
    return Slice.of(values);
  }

  private static EvaluationPlan.Builder plan() {
    Details every = new Details(true, true, Optional.of(Binning.equalWidth(4)), 40, 2, true);
    return EvaluationPlan.builder("r")
        .target(target("t", "y", REGRESSION, "p", "mae", "mse"))
        .target(target("late", "late", BINARY, "q", "log_loss", "brier"))
        .slice(COLUMN)
        .key(List.of("id"))
        .details(every)
        .onInvalid(OnInvalid.SKIP);
  }

  private static Target target(
      String name, String label, TargetKind kind, String column, String... losses) {
    List<PlannedLoss> planned =
        Arrays.stream(losses).map(loss -> PlannedLoss.parse(loss, kind)).toList();
    return new Target(name, label, kind, List.of(Model.plain("m", column)), planned);
  }

  private static CostEntry cost(Evaluation found, String loss, @Nullable String name) {
    return found.costs().stream()
        .filter(entry -> entry.key().loss().equals(loss) && entry.slice().equals(slice(name)))
        .reduce(
            (a, b) -> {
              throw new AssertionError("two costs of " + name);
            })
        .orElseThrow();
  }

  @Test
  void everyNameHasItsOwnCostAndComesBackFromJson() {
    Evaluation found = Evaluator.evaluate(rows(), plan().build());

    assertThat(found.costs()).hasSize(4 * (1 + NAMES.size() + 2));
    for (int k = 0; k < NAMES.size(); k++) {
      Estimate estimate = cost(found, "absolute_error", NAMES.get(k)).estimate();
      assertThat(estimate.cost()).as("%s", NAMES.get(k)).isEqualTo(k + 1);
      assertThat(estimate.count()).isEqualTo(2);
      // Errors k and k + 2: a variance of 2, and its half's root.
      assertThat(estimate.standardError()).isEqualTo(1);
    }
    assertThat(EvaluationJson.read(EvaluationJson.write(found))).isEqualTo(found);
  }

  @Test
  void oneRowHasNoIntervalOneClassIsOrdinaryAndNoRowIsNull() {
    Evaluation found = Evaluator.evaluate(rows(), plan().build());

    Estimate one = cost(found, "absolute_error", ONE_ROW).estimate();
    assertThat(one.cost()).isEqualTo(7);
    assertThat(DoubleStream.of(one.standardError(), one.lower(), one.upper()))
        .containsOnly(Double.NaN);
    assertThat(one.doubtful()).isTrue();
    // (1 − ¼)² and (1 − ½)², by half.
    assertThat(cost(found, "brier_loss", ONE_CLASS).estimate().cost()).isEqualTo(0.40625);

    CostEntry none = cost(found, "absolute_error", UNUSED);
    assertThat(none.estimate().isEmpty()).isTrue();
    assertThat(none.usage().rows()).isEqualTo(2);
    assertThat(none.usage().coverage()).isZero();
    assertThat(none.contribution()).isNull();
    assertThat(EvaluationJson.write(found)).doesNotContain("\"cost\":\"NaN\"");
  }

  @Test
  void tablesHaveEveryNameThroughTheDriverAndNot(@TempDir Path folder) {
    EvaluationPlan plan = plan().details(Details.NONE).build();
    requireNames(
        ResultTables.of(TestSpark.session(), Evaluator.evaluate(rows(), plan)), folder + "/whole");
    try (SlicedEvaluation sliced =
        Evaluator.evaluateSliced(EvaluationInput.of(rows()), plan, Optional.empty())) {
      requireNames(sliced.tables(), folder + "/sliced");
    }
  }

  private static void requireNames(ResultTables tables, String path) {
    tables.costs().write().parquet(path);
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(path)
            .where("loss = 'absolute_error' AND grouping_id = 0")
            .select("`" + COLUMN + "`", "slice", "cost", "std_error")
            .collectAsList();
    assertThat(rows).hasSize(NAMES.size() + 2);
    Map<@Nullable String, @Nullable Object> costs = new HashMap<>();
    for (Row row : rows) {
      costs.put(row.getString(0), row.get(2));
      assertThat(name(row.getString(1))).as(row.getString(1)).isEqualTo(row.getString(0));
    }
    for (int k = 0; k < NAMES.size(); k++) {
      assertThat(costs).containsEntry(NAMES.get(k), k + 1.0);
    }
    assertThat(costs).containsEntry(ONE_ROW, 7.0).containsEntry(UNUSED, null);
  }

  private static @Nullable String name(String json) {
    try {
      return new ObjectMapper().readTree(json).get(COLUMN).textValue();
    } catch (java.io.IOException e) {
      throw new AssertionError(json, e);
    }
  }

  @Test
  void gatesFindEveryNameAndFailWhereNothingIsKnown() {
    EvaluationPlan.Builder plan = plan();
    for (int k = 0; k < NAMES.size(); k++) {
      plan.gate(gate(NAMES.get(k), 1000));
    }
    List.of(ONE_ROW, UNUSED, "absent").forEach(name -> plan.gate(gate(name, 1000)));
    List<GateResult> gates = Evaluator.evaluate(rows(), plan.build()).gates();

    for (int k = 0; k < NAMES.size(); k++) {
      GateResult gate = gates.get(k);
      assertThat(gate.decisions()).as("%s", NAMES.get(k)).hasSize(1);
      assertThat(gate.decisions().get(0).slice()).isEqualTo(slice(NAMES.get(k)));
      assertThat(gate.verdict()).isEqualTo(Verdict.PASS);
    }
    assertThat(gates.subList(NAMES.size(), gates.size()))
        .extracting(GateResult::verdict)
        .containsExactly(Verdict.INCONCLUSIVE, Verdict.FAIL, Verdict.FAIL);
  }

  private static Gate gate(@Nullable String name, double most) {
    Map<String, @Nullable String> values = new HashMap<>();
    values.put(COLUMN, name);
    Scope scope = new Scope(new Scope.Where.One(values), 0, 0);
    return new Gate("t", "mae", "m", new Condition.AtMost(most), scope);
  }

  /** Sums of 1/10 and the like round; contributions are exact parts of the cost but for that. */
  @Test
  void contributionsSumToTheCostAndExcessesToNothing() {
    Dataset<Row> rows =
        TestSpark.session()
            .sql(
                "SELECT 0D AS y, sin(id) * 9 AS p, id % 17 AS k, 0.1D + id % 5 AS w"
                    + " FROM range(0, 3000, 1, 3)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(target("t", "y", REGRESSION, "p", "mae", "rmse"))
            .weight("w", WeightKind.SAMPLING)
            .slice("k")
            .build();
    List<CostEntry> costs =
        Evaluator.evaluate(rows, plan).costs().stream()
            .filter(entry -> entry.key().loss().equals("absolute_error"))
            .toList();
    double all = costs.get(0).estimate().cost();
    List<CostEntry> slices = costs.subList(1, costs.size());
    assertThat(slices).hasSize(17);
    // Each of the 17 is rounded once, to half an ulp of a number below the cost.
    double bound = 17 * Math.ulp(all);
    assertThat(sum(slices, e -> e.contribution().contribution()))
        .isBetween(all - bound, all + bound);
    assertThat(sum(slices, e -> e.contribution().excess())).isBetween(-bound, bound);
    assertThat(sum(slices, e -> e.contribution().weightShare())).isBetween(1 - 4e-15, 1 + 4e-15);
    assertThat(sum(slices, e -> e.contribution().costShare())).isBetween(1 - 4e-15, 1 + 4e-15);
  }

  private static double sum(
      List<CostEntry> entries, java.util.function.ToDoubleFunction<CostEntry> part) {
    return entries.stream()
        .map(entry -> new BigDecimal(part.applyAsDouble(entry)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  @Test
  void lossesThatMayBeNegativeHaveNoShareOfTheCost() {
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    REGRESSION,
                    List.of(
                        Model.of(
                            "m",
                            Map.of(
                                io.sparkloss.loss.Role.PREDICTION,
                                "p",
                                io.sparkloss.loss.Role.SCALE,
                                "s"))),
                    List.of(PlannedLoss.parse("laplace_nll", REGRESSION))))
            .slice("k")
            .build();
    Dataset<Row> rows =
        TestSpark.session()
            .sql("SELECT 0D AS y, 0D AS p, double(k) s, k FROM VALUES (0.125BD), (1BD) AS t(k)");
    List<CostEntry> costs = Evaluator.evaluate(rows, plan).costs();

    // ln(2b) is −ln 4 and ln 2: the mean is −½ ln 2, contributions −ln 2 and ½ ln 2.
    assertThat(costs.get(1).contribution().contribution()).isEqualTo(-Math.log(2));
    assertThat(costs.get(1).contribution().costShare()).isNaN();
    Row row =
        ResultTables.of(TestSpark.session(), Evaluator.evaluate(rows, plan))
            .costs()
            .where("k = 1")
            .select("cost_share", "excess")
            .first();
    assertThat(row.isNullAt(0)).isTrue();
    // π(ℓ − J) = ½(ln 2 + ½ ln 2); within an ulp of the fixed logarithm.
    assertThat(row.getDouble(1))
        .isCloseTo(0.75 * Math.log(2), org.assertj.core.api.Assertions.within(2e-16));
  }

  @Test
  void weightsThatOverflowLeaveACostWithoutContributions() {
    Dataset<Row> rows =
        TestSpark.session().sql("SELECT 0D AS y, 1D AS p, 1e308D AS w, id % 2 AS k FROM range(4)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(target("t", "y", REGRESSION, "p", "mae"))
            .weight("w", WeightKind.SAMPLING)
            .slice("k")
            .build();

    assertThat(Evaluator.evaluate(rows, plan).costs())
        .hasSize(3)
        .allMatch(entry -> entry.contribution() == null)
        .allMatch(entry -> Double.isNaN(entry.estimate().cost()));
  }
}
