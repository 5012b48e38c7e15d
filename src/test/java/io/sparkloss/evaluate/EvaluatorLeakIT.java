package io.sparkloss.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.Model;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** An evaluation that fails gives up what it kept in Spark. */
class EvaluatorLeakIT {

  /** Spark throws a checked exception when a task fails, which Java's compiler does not know of. */
  @Test
  void tasksThatFailLeaveNothingInSpark() {
    SparkSession session = TestSpark.session().newSession();
    // Without adaptive execution nothing runs before the groups are kept.
    session.conf().set("spark.sql.adaptive.enabled", "false");
    Dataset<Row> rows =
        session.createDataFrame(
            session.range(10).toJavaRDD().map(EvaluatorLeakIT::broken),
            new StructType()
                .add("y", DataTypes.DoubleType)
                .add("p", DataTypes.DoubleType)
                .add("k", DataTypes.LongType));
    TargetKind kind = TargetKind.regression();
    EvaluationPlan plan =
        EvaluationPlan.builder("r")
            .target(
                new Target(
                    "t",
                    "y",
                    kind,
                    List.of(Model.plain("m", "p")),
                    List.of(PlannedLoss.parse("mae", kind))))
            .slice("k")
            .build();
    Set<Object> before = persisted();

    assertThatThrownBy(
            () -> Evaluator.evaluateSliced(EvaluationInput.of(rows), plan, Optional.empty()))
        .isInstanceOf(SparkException.class)
        .hasStackTraceContaining("broken row");

    assertThat(persisted()).isEqualTo(before);
  }

  private static Row broken(Long id) {
    if (id == 7) {
      throw new IllegalStateException("broken row");
    }
    return RowFactory.create(0.0, 1.0, id % 2);
  }

  private static Set<Object> persisted() {
    return new HashSet<>(
        scala.jdk.javaapi.CollectionConverters.asJava(
                TestSpark.session().sparkContext().getPersistentRDDs())
            .keySet());
  }
}
