package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which predictions come, and the shape of the pass over them. */
class EvaluatorFormsIT {

  private static Dataset<Row> sql(String text) {
    return TestSpark.session().sql(text);
  }

  private static Target target(TargetKind kind, Model model, String... losses) {
    List<PlannedLoss> planned = new ArrayList<>();
    for (String loss : losses) {
      planned.add(PlannedLoss.parse(loss, kind));
    }
    return new Target("t", "y", kind, List.of(model), planned);
  }

  private static List<Double> costs(Dataset<Row> data, Target target) {
    EvaluationPlan plan = EvaluationPlan.builder("r").target(target).build();
    return Evaluator.evaluate(data, plan).costs().stream()
        .map(entry -> entry.estimate().cost())
        .toList();
  }

  @Test
  void binaryDecisionsComeFromWhatTheModelHas() {
    Dataset<Row> data =
        sql(
            "SELECT * FROM VALUES (true, 0.5D, 0D, 1), (false, 0.4D, 3D, 1), (true, 0.1D, -2D, 1)"
                + " AS t(y, p, z, c)");
    TargetKind kind = TargetKind.binary();
    assertThat(
            costs(data, target(kind, Model.of("m", Map.of(Role.PROBABILITY, "p")), "error_rate")))
        .containsExactly(1 / 3.0);
    assertThat(costs(data, target(kind, Model.of("m", Map.of(Role.LOGIT, "z")), "error_rate")))
        .containsExactly(2 / 3.0);
    assertThat(costs(data, target(kind, Model.of("m", Map.of(Role.CLASS, "c")), "error_rate")))
        .containsExactly(1 / 3.0);
  }

  /** Where a threshold alone decides, 1.5 would be a sure class 1, and 1.5, −0.5 a sure first. */
  @Test
  void whatIsNoProbabilityIsNoDecisionEither() {
    Dataset<Row> binary = sql("SELECT * FROM VALUES (1, 1.5D), (1, 0.9D), (0, -0.1D) AS t(y, p)");
    Model model = Model.of("m", Map.of(Role.PROBABILITY, "p"));
    assertRefused(binary, target(TargetKind.binary(), model, "error_rate"), 2);
    assertRefused(binary, target(TargetKind.binary(), model, "zero_one_loss(threshold=0.3)"), 2);
    Dataset<Row> classes =
        sql("SELECT * FROM VALUES (0, array(1.5D, -0.5D)), (1, array(0.2D, 0.8D)) AS t(y, p)");
    assertRefused(classes, target(TargetKind.multiclass(2), model, "error_rate"), 1);
    Model scores = Model.of("m", Map.of(Role.LOGIT, "p"));
    assertThat(costs(classes, target(TargetKind.multiclass(2), scores, "error_rate")))
        .containsExactly(0.0);
  }

  private static void assertRefused(Dataset<Row> data, Target target, long rows) {
    EvaluationPlan plan =
        EvaluationPlan.builder("r").target(target).onInvalid(OnInvalid.SKIP).build();
    CostEntry entry = Evaluator.evaluate(data, plan).costs().get(0);
    assertThat(entry.usage().invalid())
        .containsExactly(Map.entry(Reason.PREDICTION_OUT_OF_DOMAIN, rows));
    assertThat(entry.estimate().cost()).isZero();
  }

  @Test
  @Tag("mllib")
  void binaryProbabilitiesMayComeForBothClasses() {
    StructType schema =
        new StructType()
            .add("y", DataTypes.LongType)
            .add("number", DataTypes.DoubleType)
            .add("dense", SQLDataTypes.VectorType())
            .add("sparse", SQLDataTypes.VectorType())
            .add("doubles", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("floats", DataTypes.createArrayType(DataTypes.FloatType));
    Row one =
        RowFactory.create(
            1L,
            0.75,
            Vectors.dense(0.25, 0.75),
            Vectors.dense(0.25, 0.75),
            List.of(0.25, 0.75),
            List.of(0.25f, 0.75f));
    Row other =
        RowFactory.create(
            0L,
            1.0,
            Vectors.dense(0, 1),
            Vectors.sparse(2, new int[] {1}, new double[] {1}),
            List.of(0.0, 1.0),
            List.of(0f, 1f));
    Dataset<Row> data = TestSpark.session().createDataFrame(List.of(one, other), schema);
    for (String column : List.of("number", "dense", "sparse", "doubles", "floats")) {
      Model model = Model.of("m", Map.of(Role.PROBABILITY, column));
      assertThat(costs(data, target(TargetKind.binary(), model, "brier_loss", "error_rate")))
          .as(column)
          .containsExactly((0.0625 + 1) / 2, 0.5);
    }
  }

  @Test
  void classNamesMayHoldCommas() {
    Dataset<Row> data =
        sql("SELECT * FROM VALUES ('late, but landed', array(0.25D, 0.75D)) AS t(y, p)");
    ClassList classes = new ClassList(List.of("early, even", "late, but landed"));
    Model model = Model.of("m", Map.of(Role.PROBABILITY, "p"));
    assertThat(costs(data, target(TargetKind.multiclass(classes), model, "brier_loss")))
        .containsExactly(0.125);
    assertThat(costs(data, target(TargetKind.binary(classes), model, "brier_loss")))
        .containsExactly(0.0625);
  }

  @Test
  @Tag("mllib")
  void vectorsAndArraysAndSoftLabelsAgree() {
    StructType schema =
        new StructType()
            .add("y", DataTypes.StringType)
            .add("i", DataTypes.LongType)
            .add("soft", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("dense", SQLDataTypes.VectorType())
            .add("sparse", SQLDataTypes.VectorType())
            .add("doubles", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("floats", DataTypes.createArrayType(DataTypes.FloatType));
    Row row =
        RowFactory.create(
            "b",
            1L,
            List.of(0.0, 1.0, 0.0),
            Vectors.dense(0.25, 0.75, 0),
            Vectors.sparse(3, new int[] {0, 1}, new double[] {0.25, 0.75}),
            List.of(0.25, 0.75, 0.0),
            List.of(0.25f, 0.75f, 0f));
    Dataset<Row> data = TestSpark.session().createDataFrame(List.of(row), schema);
    ClassList classes = new ClassList(List.of("a", "b", "c"));
    for (String column : List.of("dense", "sparse", "doubles", "floats")) {
      for (String label : List.of("y", "i", "soft")) {
        TargetKind kind = TargetKind.multiclass(classes);
        Target target =
            new Target(
                "t",
                label,
                kind,
                List.of(Model.plain("m", column)),
                List.of(
                    PlannedLoss.parse("brier", kind),
                    PlannedLoss.parse("error_rate", kind),
                    PlannedLoss.parse("log_loss", kind)));
        List<Double> found = costs(data, target);
        assertThat(found.subList(0, 2)).as("%s %s", label, column).containsExactly(0.125, 0.0);
        // -ln 0.75 by Python 3.11.7, float(-Decimal("0.75").ln()) to 30 digits; within 1 ulp.
        assertThat(found.get(2)).isCloseTo(0.2876820724517809, within(6e-17));
      }
    }
  }

  @Test
  void aTransformedCostHasItsIntervalAndErrorTransformed() {
    Dataset<Row> data = sql("SELECT double(id % 2) * 4 AS y, 1D AS p FROM range(100)");
    TargetKind kind = TargetKind.regression();
    Target target = target(kind, Model.plain("m", "p"), "mse", "rmse");
    EvaluationPlan plan = EvaluationPlan.builder("r").target(target).build();
    List<CostEntry> costs = Evaluator.evaluate(data, plan).costs();
    assertThat(costs)
        .extracting(entry -> entry.key().loss())
        .containsExactly("squared_error", "rmse");
    // Residuals -1 and 3 in turn: squares 1 and 9, so the mean is 5.
    assertThat(costs.get(0).estimate().cost()).isEqualTo(5);
    assertThat(costs.get(1).estimate().cost()).isEqualTo(Math.sqrt(5));
    assertThat(costs.get(1).estimate().lower())
        .isEqualTo(Math.sqrt(costs.get(0).estimate().lower()));
    assertThat(costs.get(1).estimate().standardError())
        .isEqualTo(costs.get(0).estimate().standardError() / (2 * Math.sqrt(5)));
  }

  @Test
  void longFormGivesWhatWideFormGives() {
    String base = "SELECT id, double(id * id % 17) AS y, id % 3 AS s FROM range(60)";
    Dataset<Row> wide = sql("SELECT *, y + id % 5 AS a, y - id % 7 AS b FROM (" + base + ")");
    Dataset<Row> longForm =
        wide.selectExpr("id", "y", "s", "stack(2, 'a', a, 'b', b) AS (`the model`, p)");
    TargetKind kind = TargetKind.regression();
    List<PlannedLoss> losses =
        List.of(PlannedLoss.parse("mse", kind), PlannedLoss.parse("mae", kind));
    EvaluationPlan ofWide =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t", "y", kind, List.of(Model.plain("a", "a"), Model.plain("b", "b")), losses))
            .slice("s")
            .build();
    EvaluationPlan ofLong =
        EvaluationPlan.builder("r")
            .target(new Target("t", "y", kind, List.of(Model.plain("any", "p")), losses))
            .modelColumn("the model")
            .slice("s")
            .build();
    Map<List<Object>, CostEntry> expected = new HashMap<>();
    for (CostEntry entry : Evaluator.evaluate(wide, ofWide).costs()) {
      expected.put(List.of(entry.key().model(), entry.key().loss(), entry.slice()), entry);
    }
    List<CostEntry> found = Evaluator.evaluate(longForm, ofLong).costs();
    assertThat(found).hasSameSizeAs(expected.values()).hasSize(16);
    for (CostEntry entry : found) {
      CostEntry same =
          expected.get(List.of(entry.key().model(), entry.key().loss(), entry.slice()));
      assertThat(same).isNotNull();
      assertThat(entry.estimate()).isEqualTo(same.estimate());
      assertThat(entry.usage()).isEqualTo(same.usage());
    }
  }

  @Test
  void slicesAreTypedAndNullDiffersFromAll() {
    Dataset<Row> data =
        sql(
            "SELECT * FROM VALUES (DATE'2001-06-01', 1.50BD, 1D), (NULL, NULL, 3D), (NULL, 2BD, 5D)"
                + " AS t(day, cost, y)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(target(TargetKind.regression(), Model.plain("m", "y"), "mse"))
            .slice("day")
            .slice("cost", "day")
            .build();
    Evaluation found = Evaluator.evaluate(data, plan);
    assertThat(found.sliceColumns())
        .containsExactly(
            new SliceColumn("day", SliceColumn.Type.DATE),
            new SliceColumn("cost", SliceColumn.Type.DECIMAL));
    assertThat(found.costs()).hasSize(1 + 2 + 3);
    Map<String, Object> ofNull = new HashMap<>();
    ofNull.put("day", null);
    assertThat(found.costs().get(1).slice()).isEqualTo(Slice.of(ofNull));
    assertThat(found.costs().get(1).estimate().count()).isEqualTo(2);
    assertThat(found.costs().get(2).slice())
        .isEqualTo(Slice.of(Map.of("day", LocalDate.of(2001, 6, 1))));
    assertThat(EvaluationJson.read(EvaluationJson.write(found))).isEqualTo(found);
  }

  @Test
  void theTableOfCostsComesBackFromParquet(@TempDir java.nio.file.Path folder) {
    Dataset<Row> data =
        sql("SELECT * FROM VALUES ('a/b', 1, 1D, 2D), (NULL, 2, 1D, 2D) AS t(cost, hour, y, p)");
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(target(TargetKind.regression(), Model.plain("m", "p"), "mse"))
            .slice("cost")
            .slice("hour")
            .build();
    String path = folder.resolve("costs").toString();
    ResultTables.of(TestSpark.session(), Evaluator.evaluate(data, plan))
        .costs()
        .write()
        .parquet(path);
    List<Row> rows =
        TestSpark.session()
            .read()
            .parquet(path)
            .selectExpr("slice", "grouping_id", "slice_cost", "hour", "cost", "std_error", "count")
            .orderBy("grouping_id", "slice")
            .collectAsList();
    assertThat(rows)
        .containsExactly(
            RowFactory.create("{\"cost\":\"a/b\"}", 1L, "a/b", null, 1.0, null, 1L),
            RowFactory.create("{\"cost\":null}", 1L, null, null, 1.0, null, 1L),
            RowFactory.create("{\"hour\":1}", 2L, null, 1L, 1.0, null, 1L),
            RowFactory.create("{\"hour\":2}", 2L, null, 2L, 1.0, null, 1L),
            RowFactory.create("{}", 3L, null, null, 1.0, 0.0, 2L));
  }

  @Test
  void gatesThatCannotBeDecidedFailAndOneRowIsInconclusive() {
    TargetKind kind = TargetKind.regression();
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    kind,
                    List.of(Model.plain("a", "a"), Model.plain("b", "b")),
                    List.of(PlannedLoss.parse("mse", kind))))
            .gate(Gate.notWorse("t", "mse", "a", "b", Margin.parse("1%")))
            .gate(Gate.notWorse("t", "mse", "a", "b", Margin.parse("0")))
            .onInvalid(OnInvalid.SKIP)
            .build();
    assertVerdicts("(1D, NULL, 1D), (1D, 2D, NULL)", plan, Verdict.FAIL, Verdict.FAIL);
    assertVerdicts("(1D, 2D, 1D), (1D, 2D, 1D)", plan, Verdict.FAIL, Verdict.FAIL);
    assertVerdicts("(1D, 2D, 3D)", plan, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);
    assertVerdicts("(1D, 1e200D, 1e200D), (1D, 2D, 2D)", plan, Verdict.FAIL, Verdict.FAIL);
    assertVerdicts("(1D, 2D, 2D), (2D, 3D, 3D)", plan, Verdict.PASS, Verdict.PASS);
    assertVerdicts("(0D, 2D, 3D), (0D, 4D, 3D)", plan, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);
  }

  private static void assertVerdicts(
      String values, EvaluationPlan plan, Verdict relative, Verdict absolute) {
    Dataset<Row> data =
        sql(
            "SELECT double(y) y, double(a) a, double(b) b FROM VALUES "
                + values
                + " AS t(y, a, b)");
    assertThat(Evaluator.evaluate(data, plan).gates())
        .as(values)
        .extracting("verdict")
        .containsExactly(relative, absolute);
  }

  @Test
  void thousandsOfCostsComeFromOneScanAndTheSettingsStay(@TempDir java.nio.file.Path folder)
      throws Exception {
    String path = folder.resolve("wide").toString();
    List<String> columns = new ArrayList<>(List.of("double(id % 11) AS y", "id % 50 AS s"));
    List<Model> models = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      columns.add("double((id * " + (i + 3) + ") % 13) AS p" + i);
      models.add(Model.plain("m" + i, "p" + i));
    }
    TestSpark.session()
        .range(5000)
        .selectExpr(columns.toArray(new String[0]))
        .repartition(3)
        .write()
        .parquet(path);
    TargetKind kind = TargetKind.regression();
    List<PlannedLoss> losses = new ArrayList<>();
    losses.add(PlannedLoss.parse("mse", kind));
    for (int i = 1; i < 10; i++) {
      losses.add(PlannedLoss.parse("huber_loss(delta=" + (i + 1) + ")", kind));
    }
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(new Target("t", "y", kind, models, losses))
            .slice("s")
            .build();
    AtomicLong read = new AtomicLong();
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            read.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
          }

          @Override
          public void onJobStart(org.apache.spark.scheduler.SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    Dataset<Row> data = TestSpark.session().read().parquet(path);
    Map<String, String> before =
        Map.copyOf(
            scala.jdk.javaapi.CollectionConverters.asJava(TestSpark.session().conf().getAll()));
    TestSpark.session().sparkContext().addSparkListener(listener);
    Evaluation found = Evaluator.evaluate(data, plan);
    TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    TestSpark.session().sparkContext().removeSparkListener(listener);
    assertThat(found.costs()).hasSize(30 * 10 * 51);
    assertThat(read).hasValue(5000);
    // The shuffle's map side and its result side, each a job under adaptive execution.
    assertThat(jobs).hasValueLessThanOrEqualTo(2);
    assertThat(scala.jdk.javaapi.CollectionConverters.asJava(TestSpark.session().conf().getAll()))
        .containsExactlyInAnyOrderEntriesOf(before);
  }
}
