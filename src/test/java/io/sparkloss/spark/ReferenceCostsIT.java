package io.sparkloss.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.Losses;
import io.sparkloss.reference.OutsideCase;
import io.sparkloss.reference.ReferenceCases;
import io.sparkloss.reference.ReferenceParameters;
import io.sparkloss.reference.ReferenceValue;
import io.sparkloss.reference.ShortCostCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** SQL costs against exact arithmetic, scikit-learn and PyTorch on the committed cases. */
class ReferenceCostsIT {

  /** The bound that the outside tools, in 64-bit arithmetic, and this one keep together. */
  private static final double RELATIVE = 1e-12;

  /** Scores against an exact median or quantile need a sort: no aggregate computes them. */
  private static final Set<String> SORTED = Set.of("d2_absolute_error", "d2_quantile_loss");

  private static final Set<String> DEVIANCE_SCORES =
      Set.of("d2_poisson_deviance", "d2_gamma_deviance", "d2_tweedie_deviance");

  /** The entropy of the label's mean is that of a binary label. */
  private static final Set<String> OF_A_BINARY_LABEL = Set.of("normalized_entropy");

  /** The cases' options are those of the log loss. */
  private static final Set<String> WITHOUT_OPTIONS = Set.of("brier", "error_rate");

  @TestFactory
  Stream<DynamicTest> shortNamesEqualExactArithmetic() {
    return ReferenceCases.shortCosts().stream()
        .map(testCase -> DynamicTest.dynamicTest(testCase.toString(), () -> check(testCase)));
  }

  @TestFactory
  Stream<DynamicTest> costsEqualThoseOfScikitLearn() {
    return outside(ReferenceCases.scikitLearn());
  }

  @TestFactory
  Stream<DynamicTest> costsEqualThoseOfPyTorch() {
    return outside(ReferenceCases.pyTorch());
  }

  private static Stream<DynamicTest> outside(List<OutsideCase> cases) {
    List<OutsideCase> costs =
        cases.stream()
            .filter(testCase -> !testCase.isLoss())
            .filter(testCase -> !SORTED.contains(testCase.function()))
            .filter(testCase -> !DEVIANCE_SCORES.contains(testCase.function()))
            .toList();
    assertThat(costs).isNotEmpty();
    return costs.stream()
        .map(testCase -> DynamicTest.dynamicTest(testCase.toString(), () -> check(testCase)));
  }

  private static void check(ShortCostCase testCase) {
    List<String> names = new ArrayList<>(testCase.expected().names());
    if (testCase.prediction().isMatrix()) {
      names.removeAll(OF_A_BINARY_LABEL);
    }
    Row actual =
        rows(testCase.label(), testCase.prediction(), testCase.weight())
            .selectExpr(
                names.stream()
                    .map(name -> call(name, testCase.weight().isPresent(), testCase.parameters()))
                    .toArray(String[]::new))
            .first();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (testCase.fromRoundedRows().states(name)) {
        // From the same rounded losses: one rounding, and one more for a root.
        double expected = testCase.fromRoundedRows().number(name);
        assertThat(actual.getDouble(i)).as(name).isBetween(down(expected), up(expected));
      } else {
        close(name, actual.getDouble(i), testCase.expected().number(name));
      }
    }
  }

  private static double down(double x) {
    return Math.nextDown(x);
  }

  private static double up(double x) {
    return Math.nextUp(x);
  }

  private static void check(OutsideCase testCase) {
    String call = call(testCase.function(), testCase.weight().isPresent(), testCase.parameters());
    Row actual =
        rows(testCase.label(), testCase.prediction(), testCase.weight()).selectExpr(call).first();
    close(call, actual.getDouble(0), testCase.expected());
  }

  private static void close(String what, double actual, double expected) {
    assertThat(Math.abs(actual - expected))
        .as("%s: %s, expected %s", what, actual, expected)
        .isLessThanOrEqualTo(RELATIVE * Math.max(Math.abs(expected), Double.MIN_NORMAL));
  }

  /** Returns the SQL call of a short name, or of the mean of a loss. */
  private static String call(String name, boolean weighted, ReferenceParameters parameters) {
    String options = options(parameters);
    String weight = weighted ? ", w" : "";
    return Losses.contains(name)
        ? "cost(" + name + "(y, p" + options + ")" + weight + ")"
        : name + "(y, p" + weight + (WITHOUT_OPTIONS.contains(name) ? "" : options) + ")";
  }

  private static String options(ReferenceParameters parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    return parameters.values().entrySet().stream()
        .map(entry -> "'" + entry.getKey() + "', '" + text(entry) + "'")
        .collect(Collectors.joining(", ", ", map(", ")"));
  }

  private static String text(Map.Entry<String, ReferenceValue> entry) {
    ReferenceValue value = entry.getValue();
    return value.isArray()
        ? Arrays.stream(value.numbers()).mapToObj(Double::toString).collect(Collectors.joining(","))
        : entry.getKey().equals("ignore_label")
            ? Integer.toString(value.index())
            : Double.toString(value.number());
  }

  private static Dataset<Row> rows(
      ReferenceValue labels, ReferenceValue predictions, Optional<ReferenceValue> weights) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      rows.add(
          RowFactory.create(
              cell(labels.get(i)),
              cell(predictions.get(i)),
              weights.isPresent() ? weights.get().numbers()[i] : 1.0));
    }
    StructType schema =
        new StructType()
            .add("y", type(labels.get(0)))
            .add("p", type(predictions.get(0)))
            .add("w", DataTypes.DoubleType);
    return TestSpark.session().createDataFrame(rows, schema);
  }

  private static Object cell(ReferenceValue value) {
    return value.isArray() ? value.numbers() : (Object) value.number();
  }

  private static DataType type(ReferenceValue value) {
    return value.isArray() ? DataTypes.createArrayType(DataTypes.DoubleType) : DataTypes.DoubleType;
  }
}
