package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.Cost;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.gate.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Evaluations of small data sets, against costs that are computed row by row without Spark. */
class EvaluatorIT {

  private static final StructType FLIGHTS =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("delay", DataTypes.DoubleType)
          .add("mean", DataTypes.DoubleType)
          .add("median", DataTypes.FloatType)
          .add("w", DataTypes.DoubleType)
          .add("origin", DataTypes.StringType)
          .add("hour", DataTypes.IntegerType);

  private static Target delay() {
    return new Target(
        "delay",
        "delay",
        TargetKind.regression(),
        List.of(Model.plain("mean", "mean"), Model.plain("median", "median")),
        List.of(
            PlannedLoss.parse("mse", TargetKind.regression()),
            PlannedLoss.parse("absolute_error", TargetKind.regression())));
  }

  private static List<Row> rows(long seed, int size) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      double delay = 30 * random.nextGaussian();
      rows.add(
          RowFactory.create(
              i,
              delay,
              delay + 5 * random.nextGaussian(),
              (float) (delay + 8 * random.nextGaussian()),
              random.nextInt(4) / 2.0,
              new String[] {"A/B", "it's", "two\nlines", null}[random.nextInt(4)],
              random.nextInt(3)));
    }
    return rows;
  }

  private static Dataset<Row> data(List<Row> rows) {
    return TestSpark.session().createDataFrame(rows, FLIGHTS).repartition(5);
  }

  @Test
  void everyCostOfEverySliceIsThatOfPlainJavaToTheBit() {
    List<Row> rows = rows(1, 600);
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(delay())
            .weight("w", WeightKind.SAMPLING)
            .slice("origin")
            .slice("origin", "hour")
            .build();
    Evaluation found = Evaluator.evaluate(data(rows), plan);
    Map<Slice, List<Row>> slices = new HashMap<>();
    for (Row row : rows) {
      Map<String, Object> origin = new LinkedHashMap<>();
      origin.put("origin", row.getString(5));
      Map<String, Object> both = new LinkedHashMap<>(origin);
      both.put("hour", (long) row.getInt(6));
      for (Slice slice : List.of(Slice.OVERALL, Slice.of(origin), Slice.of(both))) {
        slices.computeIfAbsent(slice, absent -> new ArrayList<>()).add(row);
      }
    }
    assertThat(found.costs()).hasSize(slices.size() * 4);
    for (CostEntry entry : found.costs()) {
      assertThat(entry.estimate())
          .as("%s %s", entry.key(), entry.slice())
          .isEqualTo(expected(entry, slices.getOrDefault(entry.slice(), List.of())));
    }
    assertThat(found.costs().get(0).slice()).isEqualTo(Slice.OVERALL);
  }

  private static Estimate expected(CostEntry entry, List<Row> rows) {
    ScalarLoss loss =
        entry.key().loss().equals("squared_error") ? new SquaredError() : new AbsoluteError();
    boolean mean = entry.key().model().equals("mean");
    return Estimate.of(
        Cost.of(
            loss,
            rows.stream().mapToDouble(row -> row.getDouble(1)).toArray(),
            rows.stream().mapToDouble(row -> mean ? row.getDouble(2) : row.getFloat(3)).toArray(),
            rows.stream().mapToDouble(row -> row.getDouble(4)).toArray()));
  }

  @Test
  void aBetterCandidatePassesAWorseOneFails() {
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(delay())
            .gate(Gate.notWorse("delay", "mse", "mean", "median", Margin.parse("1%")))
            .gate(Gate.notWorse("delay", "mse", "median", "mean", Margin.parse("1%")))
            .gate(Gate.notWorse("delay", "mse", "median", "mean", Margin.parse("1000")))
            .build();
    Evaluation found = Evaluator.evaluate(data(rows(2, 600)), plan);
    assertThat(found.gates())
        .extracting("verdict")
        .containsExactly(Verdict.PASS, Verdict.FAIL, Verdict.PASS);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
  }
}
