package io.sparkloss.spark.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loss that a user writes has SQL functions like the built-in ones. */
class UserLossIT {

  /** |y − p|ᵏ, without a gradient. */
  private record PowerError(double power) implements ScalarLoss {

    private static final long serialVersionUID = 1L;

    static final LossDefinition DEFINITION =
        new LossDefinition(
            "power_error",
            "|y - p|^power",
            List.of(Parameter.required("power")),
            values -> new PowerError(values.applyAsDouble("power")));

    @Override
    public String name() {
      return "power_error";
    }

    @Override
    public List<Role> roles() {
      return List.of(Role.PREDICTION);
    }

    @Override
    public double value(double label, double prediction) {
      return Math.pow(Math.abs(label - prediction), power);
    }

    @Override
    public @Nullable Reason reason(double label, double prediction) {
      return Double.isNaN(label + prediction) ? Reason.NAN_LABEL : null;
    }
  }

  @Test
  void ofTheUserItHasValueAndTryTwin() {
    List<SqlFunction> functions = RowFunctions.of(PowerError.DEFINITION);
    assertThat(functions)
        .extracting(SqlFunction::name)
        .containsExactly("power_error", "try_power_error");

    SparkSession session = TestSpark.session().newSession();
    var registry =
        ((org.apache.spark.sql.classic.SparkSession) session).sessionState().functionRegistry();
    for (SqlFunction function : functions) {
      registry.createOrReplaceTempFunction(
          function.name(), given -> function.builder().apply(Catalyst.list(given)), "scala_udf");
    }
    Row row =
        session.sql("SELECT power_error(1, 4, 3), try_power_error(double('NaN'), 4, 3)").first();
    assertThat(row.getDouble(0)).isEqualTo(27);
    assertThat(row.isNullAt(1)).isTrue();
  }

  @Test
  void oneThatNoExampleFitsTakesNothingElseAway() {
    LossDefinition broken =
        new LossDefinition(
            "broken",
            "none",
            List.of(Parameter.required("never")),
            values -> {
              throw new IllegalArgumentException("never is never right");
            });
    assertThat(RowFunctions.of(broken)).isEmpty();
  }
}
