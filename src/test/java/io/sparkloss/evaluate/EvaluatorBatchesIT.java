package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.json.EvaluationJson;
import io.sparkloss.spark.columnar.ColumnarCosts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluations from column batches find what the row code finds, to the bit. */
class EvaluatorBatchesIT {

  private static final TargetKind REGRESSION = TargetKind.regression();
  private static final TargetKind BINARY = TargetKind.binary();

  @TempDir private static Path folder;

  private static SparkSession columnar = TestSpark.session().newSession();
  private static SparkSession rows = TestSpark.session().newSession();

  /** Rows of which some of every kind cannot be used, and rows that all can. */
  @BeforeAll
  static void tables() {
    columnar = TestSpark.session().newSession();
    rows = TestSpark.session().newSession();
    rows.conf().set(ColumnarCosts.COLUMNAR_KEY, "false");
    for (int every : new int[] {31, 1_000_000}) {
      TestSpark.session()
          .range(0, 12_000, 1, 2)
          .selectExpr(
              "id",
              spoilt(every, "DOUBLE('Infinity')", "sin(id) * 40D") + " AS y",
              spoilt(every + 2, "DOUBLE('-Infinity')", "cos(id) * 35D") + " AS a",
              "CAST(cos(id) * 30 AS FLOAT) AS b",
              spoilt(every, "0D", "1D + abs(sin(id))") + " AS s",
              "IF(id % " + every + " = 11, -100, CAST(id % 2 AS INT)) AS late",
              spoilt(every, "1.5D", "(id % 997) / 996D") + " AS q",
              "array(1D - (id % 89) / 88D, (id % 89) / 88D + IF(id % 5 = 0, 1e-3D, 0D)) AS both",
              "CASE id % "
                  + every
                  + " WHEN 13 THEN 'other' WHEN 17 THEN NULL WHEN 19 THEN 'skip'"
                  + " ELSE element_at(array('x', 'y', 'z'), CAST(id % 3 AS INT) + 1) END AS kind",
              "IF(id % "
                  + every
                  + " = 23, array(0.5D, 0.5D),"
                  + " array((id % 7) / 10D, (id % 4) / 10D, 1D - (id % 7) / 10D - (id % 4) / 10D))"
                  + " AS p",
              "element_at(array('x', 'y', 'z'), CAST(id % 5 % 3 AS INT) + 1) AS said",
              "CASE id % "
                  + every
                  + " WHEN 2 THEN NULL WHEN 4 THEN 0D WHEN 6 THEN -1D WHEN 8 THEN DOUBLE('NaN')"
                  + " ELSE (id % 5 + 1) / 4D END AS w",
              "IF(id % 6 = 0, NULL, concat('o', id % 6)) AS origin",
              "CAST(id % 24 AS INT) AS hour",
              "CAST(id % 900 AS INT) AS many",
              "concat('m', id % 2) AS model")
          .write()
          .parquet(folder.resolve(every == 31 ? "dirty" : "clean").toString());
    }
  }

  /** Of every so many rows one is NULL, one NaN, and one of a given bad value. */
  private static String spoilt(int every, String bad, String good) {
    return "CASE (id + 10) % "
        + every
        + " WHEN 3 THEN NULL WHEN 5 THEN DOUBLE('NaN') WHEN 7 THEN "
        + bad
        + " ELSE "
        + good
        + " END";
  }

  private static List<PlannedLoss> losses(TargetKind kind, String... calls) {
    return Stream.of(calls).map(call -> PlannedLoss.parse(call, kind)).toList();
  }

  private static Target number() {
    return new Target(
        "number",
        "y",
        REGRESSION,
        List.of(
            Model.of("a", Map.of(Role.PREDICTION, "a", Role.SCALE, "s")),
            Model.of("b", Map.of(Role.PREDICTION, "b", Role.SCALE, "s"))),
        losses(REGRESSION, "squared_error", "absolute_error", "log_cosh_loss", "gaussian_nll"));
  }

  private static Target binary() {
    return new Target(
        "binary",
        "late",
        BINARY,
        List.of(
            Model.of("q", Map.of(Role.PROBABILITY, "q")),
            Model.of("both", Map.of(Role.PROBABILITY, "both"))),
        losses(
            BINARY,
            "binary_cross_entropy(epsilon=0.01, ignore_label=-100)",
            "brier_loss(class_weights='1,0')",
            "zero_one_loss"));
  }

  private static Target classes() {
    TargetKind kind = TargetKind.multiclass(new ClassList(List.of("x", "y", "z")));
    return new Target(
        "classes",
        "kind",
        kind,
        List.of(Model.of("m", Map.of(Role.PROBABILITY, "p", Role.CLASS, "said"))),
        losses(
            kind,
            "cross_entropy(epsilon=0.01, ignore_label=skip)",
            "cross_entropy(smoothing=0.1, class_weights='1,2,0.5')",
            "zero_one_loss"));
  }

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.builder("r")
        .target(number())
        .target(binary())
        .target(classes())
        .onInvalid(OnInvalid.SKIP)
        .baseline("number", "b")
        .baseline("binary", "both")
        .key(List.of("id", "origin"))
        .details(new Details(true, true, true, Optional.of(Binning.equalWidth(10)), 20, 5, false))
        .gate(Gate.notWorse("number", "squared_error", "a", "b", Margin.parse("2%")))
        .gate(Gate.notWorse("binary", "zero_one_loss", "q", "both", Margin.parse("0.5")));
  }

  private static Dataset<Row> data(SparkSession session, String table) {
    return session.read().parquet(folder.resolve(table).toString());
  }

  private static Evaluation requireSame(EvaluationPlan plan, String table, String filter) {
    Evaluation expected = Evaluator.evaluate(data(rows, table).where(filter), plan);
    Evaluation found = Evaluator.evaluate(data(columnar, table).where(filter), plan);
    assertThat(found.costs()).hasSameSizeAs(expected.costs());
    for (int i = 0; i < found.costs().size(); i++) {
      CostEntry entry = found.costs().get(i);
      CostEntry other = expected.costs().get(i);
      assertThat(name(entry)).isEqualTo(name(other));
      assertThat(entry.slice()).isEqualTo(other.slice());
      assertThat(entry.estimate()).as("%s", entry).isEqualTo(other.estimate());
      assertThat(entry.usage()).as("%s", entry).isEqualTo(other.usage());
    }
    assertThat(timeless(found)).isEqualTo(timeless(expected));
    assertThat(found.comparisons().isEmpty()).isEqualTo(plan.baselines().isEmpty());
    assertThat(found.gates()).isEqualTo(expected.gates());
    assertThat(found.dataQuality()).isEqualTo(expected.dataQuality());
    return found;
  }

  /** Everything but the time, and states, whose lowest parts may differ while costs do not. */
  private static String timeless(Evaluation evaluation) {
    return EvaluationJson.write(evaluation)
        .replace(evaluation.evaluatedAt().toString(), "")
        .replaceAll("\"state\" ?: ?\"[^\"]*\"", "");
  }

  private static List<String> name(CostEntry entry) {
    return List.of(entry.key().target(), entry.key().model(), entry.key().loss());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dirty", "clean"})
  void overall(String table) {
    requireSame(plan().build(), table, "true");
    requireSame(plan().weight("w", WeightKind.SAMPLING).build(), table, "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dirty", "clean"})
  void nestedAndSeparateSlicesAndManySlices(String table) {
    EvaluationPlan plan =
        plan()
            .weight("w", WeightKind.SAMPLING)
            .slice("origin")
            .slice("origin", "hour")
            .slice("many")
            .build();
    Evaluation found = requireSame(plan, table, "true");
    assertThat(found.costs().stream().map(CostEntry::slice).distinct()).hasSize(1 + 6 + 24 + 900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dirty", "clean"})
  void detailsOfEverySlice(String table) {
    Details every = new Details(true, true, Optional.of(Binning.equalLogits(8, -3, 3)), 0, 3, true);
    EvaluationPlan plan = plan().details(every).slice("origin").build();
    Evaluation found = requireSame(plan, table, "true");
    // 6 origins and all rows, of each 2 models and 3 losses that cannot be negative, 2 and 2, 1 and
    // 2.
    assertThat(found.details().concentrations()).hasSize(7 * (6 + 4 + 3 + 2));
    assertThat(found.details().residuals()).hasSize(7 * 2);
    assertThat(found.details().calibrations()).hasSize(7 * 3);
  }

  @Test
  void everyReasonIsAmongTheRowsThatBatchesLeaveOut() {
    Evaluation found =
        requireSame(plan().weight("w", WeightKind.SAMPLING).build(), "dirty", "true");
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    found.costs().forEach(entry -> reasons.addAll(entry.usage().invalid().keySet()));
    assertThat(reasons).isEqualTo(EnumSet.allOf(Reason.class));
    assertThat(found.costs().stream().mapToLong(entry -> entry.usage().unnormalized()).sum())
        .isPositive();
    assertThat(found.costs().stream().mapToLong(entry -> entry.estimate().clippedCount()).sum())
        .isPositive();
  }

  @Test
  void filteredRowsAreNotRead() {
    requireSame(plan().slice("origin").build(), "dirty", "hour > 12 AND y > 0");
  }

  @Test
  void modelsInLongFormAreGroups() {
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "number",
                    "y",
                    REGRESSION,
                    List.of(Model.plain("any", "a")),
                    losses(REGRESSION, "squared_error")))
            .modelColumn("model")
            .slice("hour")
            .onInvalid(OnInvalid.SKIP)
            .build();
    Evaluation found = requireSame(plan, "dirty", "true");
    Set<String> models = new TreeSet<>();
    found.costs().forEach(entry -> models.add(entry.key().model()));
    assertThat(models).containsExactly("m0", "m1");
  }

  @Test
  void theScanIsReadInBatchesAndNoRowIsGivenOnceForEachSlice() throws InterruptedException {
    LinkedBlockingQueue<QueryExecution> seen = new LinkedBlockingQueue<>();
    QueryExecutionListener listener =
        new QueryExecutionListener() {
          @Override
          public void onSuccess(String name, QueryExecution query, long nanoseconds) {
            seen.add(query);
          }

          @Override
          public void onFailure(String name, QueryExecution query, Exception failure) {
            seen.add(query);
          }
        };
    // The session of a job is a clone of its data's, with the listeners of that moment.
    columnar.listenerManager().register(listener);
    try {
      Evaluator.evaluate(
          data(columnar, "clean"), plan().slice("origin").slice("origin", "hour").build());
    } finally {
      columnar.listenerManager().unregister(listener);
    }
    QueryExecution query = seen.poll(10, TimeUnit.SECONDS);
    assertThat(query).isNotNull();
    String text = query.executedPlan().toString().split("Initial Plan", 2)[0];
    assertThat(text).contains("ColumnarCosts").doesNotContain("Expand").doesNotContain("Project");
  }
}
