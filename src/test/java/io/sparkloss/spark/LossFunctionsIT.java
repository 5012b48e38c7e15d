package io.sparkloss.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.Losses;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The functions as columns agree with the table of SQL functions. */
class LossFunctionsIT {

  private final Dataset<Row> rows =
      TestSpark.session().sql("SELECT * FROM VALUES (3, 2.5, 2.0) AS t(y, p, s)");

  @Test
  void everyFunctionHasAMethodAndEveryMethodItsFunction() {
    Set<String> builtIn =
        SqlFunctions.all().stream()
            .map(SqlFunction::name)
            .map(LossFunctionsIT::camelCase)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> methods =
        methods().stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    assertThat(methods).isEqualTo(builtIn);
  }

  @Test
  void noMethodTakesAVariableNumberOfArguments() {
    assertThat(methods()).noneMatch(Method::isVarArgs);
  }

  @Test
  void everyLossWithDefaultsIsCallable() throws ReflectiveOperationException {
    for (Method method : methods()) {
      boolean ofRow =
          Losses.all().stream().anyMatch(loss -> camelCase(loss.name()).equals(method.getName()));
      if (ofRow && Arrays.stream(method.getParameterTypes()).allMatch(Column.class::equals)) {
        Column[] arguments = new Column[method.getParameterCount()];
        Arrays.fill(arguments, lit(null));
        Column column = (Column) method.invoke(null, (Object[]) arguments);
        assertThat(rows.select(column).first().isNullAt(0)).as(method.getName()).isTrue();
      }
    }
  }

  @Test
  void columnsGiveWhatSqlGives() {
    Row row =
        rows.select(
                LossFunctions.squaredError(col("y"), col("p")),
                LossFunctions.huberLoss(col("y"), col("p"), 0.25),
                LossFunctions.quantileLoss(col("y"), col("p"), 0.5),
                LossFunctions.trySquaredErrorGradient(col("y"), col("p")),
                LossFunctions.call("brier_loss", List.of(lit(1), lit(0.5))),
                LossFunctions.call(
                    "binary_cross_entropy",
                    List.of(lit("no"), lit(0.5)),
                    Map.of("classes", "yes,no")))
            .first();
    // r = ½: r², ¼(½ − ⅛), ½r, −2r; ½²; ln 2.
    assertThat(row)
        .extracting(Row::toString)
        .isEqualTo("[0.25,0.09375,0.25,-1.0,0.25," + Math.log(2) + "]");
  }

  private static List<Method> methods() {
    return Arrays.stream(LossFunctions.class.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("call"))
        .toList();
  }

  private static String camelCase(String name) {
    StringBuilder text = new StringBuilder();
    for (String part : name.split("_", -1)) {
      text.append(
          text.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return text.toString();
  }
}
