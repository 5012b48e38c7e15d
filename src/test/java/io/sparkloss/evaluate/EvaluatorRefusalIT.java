package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.evaluate.refusal.CoverageException;
import io.sparkloss.evaluate.refusal.EmptyInputException;
import io.sparkloss.evaluate.refusal.InvalidRowsException;
import io.sparkloss.evaluate.refusal.SchemaException;
import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the data can do wrong, and what is said of it. */
class EvaluatorRefusalIT {

  private static Dataset<Row> sql(String text) {
    return TestSpark.session().sql(text);
  }

  private static Target regression(String column) {
    return target(TargetKind.regression(), Model.plain("m", column), "squared_error");
  }

  private static Target target(TargetKind kind, Model model, String loss) {
    return new Target("t", "y", kind, List.of(model), List.of(PlannedLoss.parse(loss, kind)));
  }

  private static EvaluationPlan.Builder plan(Target target) {
    return EvaluationPlan.builder("r").target(target).key(List.of("id"));
  }

  private static void assertReason(Dataset<Row> bad, Target target, String weight, Reason reason) {
    EvaluationPlan.Builder builder = plan(target).onInvalid(OnInvalid.SKIP);
    EvaluationPlan skipping =
        (weight.isEmpty() ? builder : builder.weight(weight, WeightKind.SAMPLING)).build();
    CostEntry entry = Evaluator.evaluate(bad, skipping).costs().get(0);
    assertThat(entry.usage().invalid()).containsExactly(Map.entry(reason, 1L));
    assertThat(entry.estimate().isEmpty()).isTrue();
    assertThat(entry.estimate().cost()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "NULL, 1D, 1D, NULL_LABEL",
    "NULL, NULL, NULL, NULL_LABEL",
    "1D, NULL, NULL, NULL_PREDICTION",
    "1D, 1D, NULL, NULL_WEIGHT",
    "double('NaN'), double('NaN'), -1D, NAN_LABEL",
    "1D, double('NaN'), -1D, NAN_PREDICTION",
    "double('Infinity'), 1D, 1D, INFINITE_LABEL",
    "1D, double('-Infinity'), 1D, INFINITE_PREDICTION",
    "1D, 1D, -1D, BAD_WEIGHT",
    "1D, 1D, double('NaN'), BAD_WEIGHT",
    "1D, 1D, double('Infinity'), BAD_WEIGHT"
  })
  void aRowHasTheFirstReasonThatApplies(String y, String p, String w, Reason reason) {
    Dataset<Row> bad =
        sql(
            "SELECT 1 AS id, CAST(%s AS DOUBLE) AS y, CAST(%s AS DOUBLE) AS p,".formatted(y, p)
                + " CAST(%s AS DOUBLE) AS w".formatted(w));
    assertReason(bad, regression("p"), "w", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2.0; array(0.5D, 0.5D, 0D); 3; ",
        "3.0; array(0.5D, 0.5D, 0D); 3; UNKNOWN_CLASS",
        "-1.0; array(0.5D, 0.5D, 0D); 3; UNKNOWN_CLASS",
        "1.5; array(0.5D, 0.5D, 0D); 3; LABEL_OUT_OF_DOMAIN",
        "2.0; array(0.5D, 0.5D); 3; WRONG_LENGTH",
        "9.0; array(0.5D, 0.5D); 3; UNKNOWN_CLASS",
        "9.0; array(0.5D, 1.5D, 0D); 3; PREDICTION_OUT_OF_DOMAIN",
        "1.0; array(0.5D, NULL, 0D); 3; NULL_PREDICTION",
        "1.0; array(0.5D, double('NaN')); 3; NAN_PREDICTION"
      })
  void classesAreThoseOfThePlan(String y, String p, int classes, Reason reason) {
    Dataset<Row> bad = sql("SELECT 1 AS id, double(%s) AS y, %s AS p".formatted(y, p));
    Target target = target(TargetKind.multiclass(classes), Model.plain("m", "p"), "brier_loss");
    if (reason != null) {
      assertReason(bad, target, "", reason);
    } else {
      Evaluation found = Evaluator.evaluate(bad, plan(target).build());
      // (0.5)^2 + (0.5)^2 + (0 - 1)^2
      assertThat(found.costs().get(0).estimate().cost()).isEqualTo(1.5);
    }
  }

  @Test
  void namesOfClassesStandInTheGivenOrder() {
    TargetKind kind = TargetKind.multiclass(new ClassList(List.of("late", "early", "on time")));
    Dataset<Row> data =
        sql(
            "SELECT * FROM VALUES (1, 'early', 'early'), (2, 'late', 'early'),"
                + " (3, 'never', 'early'), (4, 'late', 'sometime') AS t(id, y, p)");
    Target target =
        target(kind, Model.of("m", Map.of(Role.CLASS, "p")), "zero_one_loss(ignore_label=on)");
    CostEntry entry =
        Evaluator.evaluate(data, plan(target).onInvalid(OnInvalid.SKIP).build()).costs().get(0);
    assertThat(entry.estimate().cost()).isEqualTo(0.5);
    assertThat(entry.usage().invalid())
        .containsOnly(
            Map.entry(Reason.UNKNOWN_CLASS, 1L), Map.entry(Reason.PREDICTION_OUT_OF_DOMAIN, 1L));
    assertThat(entry.usage().coverage()).isEqualTo(0.5);
  }

  @Test
  void ignoredLabelsAreOutsideCoverageAndNoFailure() {
    Dataset<Row> data = sql("SELECT * FROM VALUES (1, 0, 0.5D), (2, -100, 7D) AS t(id, y, p)");
    Target target = target(TargetKind.binary(), Model.plain("m", "p"), "brier(ignore_label=-100)");
    CostEntry entry = Evaluator.evaluate(data, plan(target).minCoverage(1).build()).costs().get(0);
    assertThat(entry.estimate().cost()).isEqualTo(0.25);
    assertThat(entry.usage().coverage()).isEqualTo(1);
    assertThat(entry.usage().invalid()).containsExactly(Map.entry(Reason.IGNORED, 1L));
    assertThat(entry.key().loss()).isEqualTo("brier_loss(ignore_label=-100)");
  }

  @Test
  void invalidRowsFailWithCountsAndTheSmallestKeys() {
    Dataset<Row> data =
        sql(
            "SELECT id, IF(id > 90, NULL, 1D) AS y, IF(id = 95, NULL, 2D) AS p FROM range(100)"
                + " ORDER BY id DESC");
    assertThatThrownBy(() -> Evaluator.evaluate(data, plan(regression("p")).build()))
        .isInstanceOfSatisfying(
            InvalidRowsException.class,
            refusal -> {
              assertThat(refusal.counts())
                  .containsExactly("t, model m, squared_error: null_label 9");
              assertThat(refusal.rows())
                  .hasSize(5)
                  .first()
                  .isEqualTo("id 91: t, model m, squared_error: null_label");
            })
        .hasMessageContaining("9 of 100 rows cannot be used")
        .hasMessageContaining("on_invalid: skip");
  }

  @Test
  void probabilitiesThatDoNotSumToOneAreAWarningOrARefusal() {
    Target target = target(TargetKind.multiclass(2), Model.plain("m", "p"), "cross_entropy");
    Dataset<Row> doubles = sql("SELECT 1 AS id, 0 AS y, array(0.5D, 0.50001D) AS p");
    Evaluation skipped =
        Evaluator.evaluate(doubles, plan(target).onInvalid(OnInvalid.SKIP).build());
    assertThat(skipped.costs().get(0).usage().unnormalized()).isEqualTo(1);
    assertThat(skipped.costs().get(0).usage().used()).isEqualTo(1);
    assertThatThrownBy(() -> Evaluator.evaluate(doubles, plan(target).build()))
        .hasMessageContaining("probabilities_do_not_sum_to_1 1");
    Dataset<Row> floats = sql("SELECT 1 AS id, 0 AS y, array(float(0.5), float(0.5001)) AS p");
    assertThat(Evaluator.evaluate(floats, plan(target).build()).costs()).hasSize(1);
  }

  @Test
  void tooLittleCoverageFailsUnderSkip() {
    Dataset<Row> data = sql("SELECT id, IF(id < 2, NULL, 1D) AS y, 2D AS p FROM range(10)");
    EvaluationPlan.Builder plan = plan(regression("p")).onInvalid(OnInvalid.SKIP);
    assertThat(Evaluator.evaluate(data, plan.minCoverage(0.8).build()).costs()).hasSize(1);
    assertThatThrownBy(() -> Evaluator.evaluate(data, plan.minCoverage(0.81).build()))
        .isInstanceOf(CoverageException.class)
        .hasMessageContaining("80.00% but min_coverage is 81.00%");
  }

  @Test
  void emptyInputIsRefusedWithAndWithoutSlices() {
    Dataset<Row> empty = sql("SELECT id, 1D AS y, 2D AS p FROM range(0)");
    EvaluationPlan.Builder plan = plan(regression("p")).source("input", "june.parquet");
    for (EvaluationPlan each : List.of(plan.build(), plan.slice("id").build())) {
      assertThatThrownBy(() -> Evaluator.evaluate(empty, each))
          .isInstanceOf(EmptyInputException.class)
          .hasMessageContaining("june.parquet");
    }
  }

  @Test
  void columnsAreRefusedBeforeAnythingRuns() {
    Dataset<Row> data = sql("SELECT 1 AS id, 1D AS y, 'x' AS prediction, map(1, 2) AS m");
    assertThatThrownBy(() -> Evaluator.check(data, plan(regression("predicton")).build()))
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            "the input has no column 'predicton' (prediction of model m, target t); did you mean"
                + " 'prediction'?");
    assertThatThrownBy(() -> Evaluator.check(data, plan(regression("prediction")).build()))
        .hasMessageContaining("is string but must be a number");
    assertThatThrownBy(() -> Evaluator.check(data, plan(regression("y")).slice("m").build()))
        .hasMessageContaining("'m' (slice) is map<int,int> but must be");
    assertThatThrownBy(
            () -> Evaluator.check(data, plan(regression("y")).key(List.of("ID2")).build()))
        .hasMessageContaining("'ID2' (key)");
  }

  @Test
  void columnsThatDifferByCaseAreAmbiguousAndAwkwardNamesAreNot() {
    Dataset<Row> twice = sql("SELECT 1 AS id, 1D AS y, 2D AS P, 3D AS p");
    assertThatThrownBy(() -> Evaluator.check(twice, plan(regression("p")).build()))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("'P' and 'p'");
    Dataset<Row> awkward = sql("SELECT 1 AS id, 1D AS Y, 3D AS `a.b ``c'\"; --`");
    EvaluationPlan plan = plan(regression("a.b `c'\"; --")).slice("a.b `c'\"; --").build();
    Evaluation found = Evaluator.evaluate(awkward, plan);
    assertThat(found.costs()).extracting(entry -> entry.estimate().cost()).containsOnly(4.0);
    assertThat(ResultTables.of(TestSpark.session(), found).costs().columns())
        .contains("a.b `c'\"; --");
  }
}
