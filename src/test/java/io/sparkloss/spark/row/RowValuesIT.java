package io.sparkloss.spark.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.spark.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SQL functions give the bits of the Java losses, however Spark runs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowValuesIT {

  private static final double[] NUMBERS = {
    0, -0.0, 1, 0.5, 0.1, 1 / 3.0, 2.5, 1e-300, 1e-16, 7, 1e6, 1.0e150, -3.25, -0.75, 1e-10
  };
  private static final double[][] ARRAYS = {
    {0.2, 0.3, 0.5},
    {1, 0, 0},
    {0, 1, 0},
    {1e-17, 0.4, 0.6},
    {1 / 3.0, 1 / 3.0, 1 / 3.0},
    {-5, 0.5, 2},
    {1000, -1000, 3},
    {0.5, 0.5}
  };

  /** Stands for the gradient of a loss that has none. */
  private static final String NONE = "";

  private static final double[][] SOFT = {{0.2, 0.3, 0.5}, {1, 0, 0}, {0.25, 0.75}};

  private final Map<String, SparkSession> sessions = Sessions.all();

  static List<LossDefinition> definitions() {
    return List.copyOf(Losses.all());
  }

  /** One usable input and what Java gives for it. */
  private record Case(Row row, double value, Object gradient) {}

  @ParameterizedTest
  @MethodSource("definitions")
  void scalarLossesGiveTheBitsOfJava(LossDefinition definition) {
    Loss loss = Sample.of(definition).loss();
    List<Case> cases = new ArrayList<>();
    for (double y : NUMBERS) {
      for (double p : NUMBERS) {
        if (loss instanceof ScalarLoss scalar && scalar.reason(y, p) == null) {
          cases.add(scalarCase(scalar, y, p));
        }
        if (loss instanceof ScaledLoss scaled && scaled.reason(y, p, 0.75) == null) {
          cases.add(
              new Case(
                  RowFactory.create(y, p, 0.75),
                  scaled.value(y, p, 0.75),
                  scaled.gradient(y, p, 0.75)));
        }
      }
    }
    StructType type =
        new StructType()
            .add("y", DataTypes.DoubleType)
            .add("p", DataTypes.DoubleType)
            .add("s", DataTypes.DoubleType);
    if (!(loss instanceof ClassLoss) || loss instanceof ScalarLoss) {
      assertThat(cases).hasSizeGreaterThan(3);
      assertSame(definition, cases, type, Sample.of(definition).inputs() == 3 ? "y, p, s" : "y, p");
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void classLossesGiveTheBitsOfJava(LossDefinition definition) {
    if (!(Sample.of(definition).loss() instanceof ClassLoss loss)) {
      return;
    }
    List<Case> hard = new ArrayList<>();
    List<Case> soft = new ArrayList<>();
    for (double[] p : ARRAYS) {
      for (double y = 0; y < 3; y++) {
        if (loss.reason(y, p) == null) {
          hard.add(new Case(RowFactory.create(y, p), loss.value(y, p), gradient(loss, y, p)));
        }
      }
      for (double[] y : SOFT) {
        if (loss.reason(y, p) == null) {
          soft.add(new Case(RowFactory.create(y, p), loss.value(y, p), gradient(loss, y, p)));
        }
      }
    }
    var array = DataTypes.createArrayType(DataTypes.DoubleType);
    assertThat(hard).hasSizeGreaterThan(3);
    assertThat(soft).hasSizeGreaterThan(3);
    assertSame(
        definition, hard, new StructType().add("y", DataTypes.DoubleType).add("p", array), "y, p");
    assertSame(definition, soft, new StructType().add("y", array).add("p", array), "y, p");
  }

  @Test
  void functionsStayInWholeStageCode() {
    Dataset<Row> rows =
        TestSpark.session()
            .range(10)
            .selectExpr(
                "huber_loss(id, id + 1, 15)",
                "try_binary_cross_entropy(1, id / 20)",
                "cross_entropy(1, array(id / 20, 1 - id / 20))");

    String plan = rows.queryExecution().executedPlan().toString();

    assertThat(plan).contains("*(1) Project [huber_loss(");
    assertThat(rows.collectAsList()).hasSize(10);
  }

  private void assertSame(
      LossDefinition definition, List<Case> cases, StructType type, String columns) {
    String parameters =
        definition.hasDefaults()
            ? ""
            : ", " + Sample.of(definition).loss().parameters().values().iterator().next();
    boolean gradient = !cases.get(0).gradient().equals(NONE);
    List<String> expressions = new ArrayList<>();
    for (String prefix : List.of("", "try_")) {
      String arguments = "(" + columns + parameters + ")";
      expressions.add(prefix + definition.name() + arguments);
      if (gradient) {
        expressions.add(prefix + definition.name() + "_gradient" + arguments);
      }
    }
    for (Map.Entry<String, SparkSession> session : sessions.entrySet()) {
      List<Row> results =
          session
              .getValue()
              .createDataFrame(padded(cases, type), type)
              .selectExpr(expressions.toArray(String[]::new))
              .collectAsList();
      for (int i = 0; i < cases.size(); i++) {
        Case expected = cases.get(i);
        for (int k = 0; k < expressions.size(); k++) {
          Object right =
              expressions.get(k).contains("_gradient") ? expected.gradient() : expected.value();
          assertThat(bits(results.get(i).get(k)))
              .as("%s of %s, %s", expressions.get(k), expected.row(), session.getKey())
              .isEqualTo(bits(right));
        }
      }
    }
  }

  private static List<Row> padded(List<Case> cases, StructType type) {
    return cases.stream()
        .map(
            each ->
                each.row().length() == type.length()
                    ? each.row()
                    : RowFactory.create(each.row().get(0), each.row().get(1), null))
        .toList();
  }

  private static Case scalarCase(ScalarLoss loss, double y, double p) {
    Object gradient =
        loss instanceof ScalarGradient differentiable ? differentiable.gradient(y, p) : NONE;
    return new Case(RowFactory.create(y, p), loss.value(y, p), gradient);
  }

  private static Object gradient(ClassLoss loss, double y, double[] p) {
    return loss instanceof ClassGradient differentiable ? differentiable.gradient(y, p) : NONE;
  }

  private static Object gradient(ClassLoss loss, double[] y, double[] p) {
    return loss instanceof ClassGradient differentiable ? differentiable.gradient(y, p) : NONE;
  }

  /** Returns a form in which doubles are equal when their bits are, but for −0.0 and NaN. */
  private static Object bits(Object value) {
    if (value instanceof double[] array) {
      List<Object> list = new ArrayList<>();
      for (double x : array) {
        list.add(x);
      }
      return list;
    }
    return value instanceof scala.collection.Seq<?> seq
        ? List.copyOf(scala.jdk.javaapi.CollectionConverters.asJava(seq))
        : value;
  }
}
