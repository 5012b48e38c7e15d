package io.sparkloss.spark.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sparkloss.TestSpark;
import io.sparkloss.spark.Sessions;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a function cannot use, and calls that are wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowErrorsIT {

  private final Map<String, SparkSession> sessions = Sessions.all();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squared_error(NULL, 1)",
        "squared_error(1, NULL)",
        "squared_error(CAST(NULL AS INT), CAST(NULL AS DOUBLE))",
        "gaussian_nll(1, 1, NULL)",
        "cross_entropy(NULL, array(0.5, 0.5))",
        "cross_entropy(1, NULL)",
        "cross_entropy(1, array(0.5, NULL))",
        "cross_entropy(1, CAST(array(0.5, NULL) AS ARRAY<FLOAT>))",
        "cross_entropy(array(0.5, NULL), array(0.5, 0.5))",
        "cross_entropy(1, CAST(NULL AS ARRAY<DOUBLE>))",
        "cross_entropy_gradient(1, array(0.5, NULL))",
        "zero_one_loss(CAST(NULL AS STRING), 1, map('classes', 'a,b'))",
        "squared_error_gradient(NULL, 1)"
      })
  void nullGivesNull(String call) {
    assertThat(all(call)).containsOnlyNulls().hasSize(3);
    assertThat(all("try_" + call)).containsOnlyNulls().hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "squared_error(double('NaN'), 1)",
        "squared_error(1, float('NaN'))",
        "gaussian_nll(1, 1, double('NaN'))",
        "binary_cross_entropy(1, double('NaN'))",
        "cross_entropy(0, array(0.5D, double('NaN')))",
        "cross_entropy(double('NaN'), array(0.5D, 0.5D))",
        "cross_entropy(array(double('NaN'), 0D), array(0.5D, 0.5D))",
        "squared_error_gradient(double('NaN'), 1)"
      })
  void nanGivesNanAndTryGivesNull(String call) {
    assertThat(all(call)).hasSize(3).allMatch(value -> Double.isNaN((Double) value));
    assertThat(all("try_" + call)).containsOnlyNulls().hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "squared_error(double('Infinity'), 1)|INFINITE_LABEL|label|Infinity|a finite number",
        "squared_error(1, double('-Infinity'))|INFINITE_PREDICTION|prediction|-Infinity|a finite"
            + " number",
        "binary_cross_entropy(1.5, 0.5)|LABEL_OUT_OF_DOMAIN|label|1.5|in [0, 1]",
        "binary_cross_entropy(1, 1.000000000001)|PREDICTION_OUT_OF_DOMAIN|prediction"
            + "|1.000000000001|in [0, 1]",
        "binary_cross_entropy(-1, 0.5)|LABEL_OUT_OF_DOMAIN|label|-1|in [0, 1]",
        "cross_entropy(2, array(0.5, 0.5))|UNKNOWN_CLASS|label|2|the index of one of 2 classes,"
            + " counted from 0",
        "cross_entropy(1.5, array(0.5, 0.5))|LABEL_OUT_OF_DOMAIN|label|1.5|a class index",
        "cross_entropy(1, array(0.5, 0.5), map('classes', 'a,b,c'))|WRONG_LENGTH|prediction|an array"
            + " of 2|an array of 3, one number for each class",
        "cross_entropy('c', array(0.5, 0.5), map('classes', 'b,a'))|UNKNOWN_CLASS|label|'c'|one of"
            + " b, a",
        "zero_one_loss('a', 'c', map('classes', 'b,a'))|UNKNOWN_CLASS|prediction|'c'|one of b, a",
        "cross_entropy(array(1, 0, 0), array(0.5, 0.5))|WRONG_LENGTH|prediction|an array of 2|as"
            + " long as the label",
        "gaussian_nll(1, 1, 0)|PREDICTION_OUT_OF_DOMAIN|scale|0.0|a finite number above 0",
        "poisson_deviance_gradient(1, 0)|PREDICTION_OUT_OF_DOMAIN|prediction|0.0|a finite number"
            + " above 0",
        "hinge_loss(0.5, 1)|LABEL_OUT_OF_DOMAIN|label|0.5|0 or 1",
      })
  void outsideTheDomainIsAnErrorAndTryGivesNull(
      String call, String reason, String argument, String value, String domain) {
    String function = call.substring(0, call.indexOf('('));
    for (SparkSession session : sessions.values()) {
      Throwable error = catchThrowable(() -> session.sql("SELECT " + call).collectAsList());
      assertThat(error)
          .isInstanceOf(SparkThrowable.class)
          .hasMessage(
              "[LOSS_%s] %s: the %s is %s but must be %s. Use try_%s to get NULL instead."
                      .formatted(reason, function, argument, value, domain, function)
                  + " SQLSTATE: 22023");
      SparkThrowable throwable = (SparkThrowable) error;
      assertThat(throwable.getCondition()).isEqualTo("LOSS_" + reason);
      assertThat(throwable.getSqlState()).isEqualTo("22023");
      assertThat(throwable.getMessageParameters())
          .containsOnly(
              Map.entry("function", function),
              Map.entry("argument", argument),
              Map.entry("value", value));
    }
    assertThat(all("try_" + call)).containsOnlyNulls().hasSize(3);
  }

  @Test
  void infinityThatIsLegalIsNoError() {
    assertThat(all("binary_cross_entropy_with_logits(1, double('Infinity'))")).containsOnly(0.0);
    assertThat(all("binary_cross_entropy_with_logits(0, double('Infinity'))"))
        .containsOnly(Double.POSITIVE_INFINITY);
    assertThat(all("binary_cross_entropy(1, 0, map('epsilon', 0))"))
        .containsOnly(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "squared_error(1)|LOSS_WRONG_NUM_ARGS|squared_error takes (label, prediction[, options]) but"
            + " was called with 1 argument.",
        "squared_error()|LOSS_WRONG_NUM_ARGS|called with 0 arguments",
        "squared_error(1, 2, 3)|LOSS_WRONG_NUM_ARGS|called with 3 arguments",
        "huber_loss(1, 2, 3, 4)|LOSS_WRONG_NUM_ARGS|huber_loss takes (label, prediction[, delta][,"
            + " options])",
        "gaussian_nll(1, 2)|LOSS_WRONG_NUM_ARGS|gaussian_nll takes (label, prediction, scale[,"
            + " options])",
        "huber_loss(1, 2, rand())|LOSS_NON_CONSTANT|huber_loss: the delta is `rand()` but must be a"
            + " constant number.",
        "huber_loss(1, 2, NULL)|LOSS_NON_CONSTANT|the delta is `NULL`",
        "huber_loss(1, 2, 'x')|LOSS_WRONG_TYPE|huber_loss: the delta `'x'` is STRING",
        "huber_loss(1, 2, -1)|LOSS_INVALID_OPTION|huber_loss: delta is -1.0 but must be a finite"
            + " number above 0",
        "quantile_loss(1, 2)|LOSS_WRONG_NUM_ARGS|quantile_loss takes (label, prediction, alpha[,"
            + " options]) but was called with 2 arguments.",
        "try_quantile_loss(1, 2)|LOSS_WRONG_NUM_ARGS|try_quantile_loss takes (label, prediction,"
            + " alpha[, options])",
        "quantile_loss_gradient(1, 2)|LOSS_WRONG_NUM_ARGS|quantile_loss_gradient takes (label,"
            + " prediction, alpha[, options])",
        "try_quantile_loss_gradient(1)|LOSS_WRONG_NUM_ARGS|try_quantile_loss_gradient takes (label,"
            + " prediction, alpha[, options]) but was called with 1 argument.",
        "quantile_loss(1, 2, map('ignore_label', '0'))|LOSS_INVALID_OPTION|quantile_loss: alpha is"
            + " not given; the function takes (label, prediction, alpha[, options])",
        "tweedie_deviance(1, 2)|LOSS_WRONG_NUM_ARGS|tweedie_deviance takes (label, prediction,"
            + " power[, options]) but was called with 2 arguments.",
        "try_tweedie_deviance_gradient(1, 2)|LOSS_WRONG_NUM_ARGS|takes (label, prediction, power[,"
            + " options])",
        "huber_loss(1, 2, 3, map('delta', '3'))|LOSS_INVALID_OPTION|delta is given by position and"
            + " in the options; give it once",
        "binary_cross_entropy(1, 1, map('epsilom', '1e-15'))|LOSS_INVALID_OPTION|there is no option"
            + " 'epsilom'; did you mean epsilon? Known: epsilon, smoothing, pos_weight, classes,"
            + " ignore_label",
        "binary_cross_entropy(1, 1, map('epsilon', 'tiny'))|LOSS_INVALID_OPTION|epsilon is 'tiny'"
            + " but must be a number",
        "binary_cross_entropy(1, 1, map('epsilon', uuid()))|LOSS_NON_CONSTANT|the options map is"
            + " `map('epsilon', uuid())` but must be a constant map",
        "binary_cross_entropy(1, 1, map('epsilon', CAST(NULL AS STRING)))|LOSS_NON_CONSTANT|the"
            + " options map",
        "binary_cross_entropy(1, 1, map('epsilon', '0', 'epsilon', '1'))|LOSS_INVALID_OPTION|the"
            + " options give epsilon twice; give it once",
        "binary_cross_entropy('a', 1, map('classes', 'a,b,c'))|LOSS_INVALID_OPTION|classes names 3"
            + " classes but one number is predicted; name two classes, or predict an array",
        "cross_entropy('a', array(1), map('classes', 'a,a'))|LOSS_INVALID_OPTION|the class list"
            + " names 'a' twice",
        "squared_error('a', 1, map('classes', 'a,b'))|LOSS_INVALID_OPTION|there is no option"
            + " 'classes'; known: ignore_label",
        "cross_entropy(1, array(1, 0), map('class_weights', '1,2'))|LOSS_INVALID_OPTION"
            + "|cross_entropy: class_weights multiplies the weight of a row, and a function of one"
            + " row has none; give it to an aggregate such as log_loss",
        "cross_entropy(array(0, 1), array(1, 0), map('ignore_label', '1'))|LOSS_INVALID_OPTION"
            + "|ignore_label needs one label for each row, but the label is an array",
        "try_huber_loss(1, 2, -1)|LOSS_INVALID_OPTION|huber_loss: delta is -1.0",
      })
  void wrongCallsAreErrorsOfTheAnalysis(String call, String condition, String message) {
    assertThatThrownBy(() -> TestSpark.session().sql("SELECT " + call))
        .isInstanceOf(AnalysisException.class)
        .hasMessageStartingWith("[" + condition + "] ")
        .hasMessageContaining(message)
        .satisfies(
            error -> assertThat(((SparkThrowable) error).getCondition()).isEqualTo(condition));
  }

  @Test
  void aParameterFromAColumnIsRefused() {
    assertThatThrownBy(
            () ->
                TestSpark.session()
                    .sql("SELECT huber_loss(y, p, d) FROM VALUES (1, 2, 3) AS t(y, p, d)"))
        .hasMessageContaining("huber_loss: the delta is `t.d` but must be a constant number.");
  }

  @Test
  void ignoredLabelsGiveNull() {
    assertThat(all("cross_entropy(-100, array(0.5, 0.5), map('ignore_label', -100))"))
        .containsOnlyNulls();
    assertThat(all("cross_entropy(1, array(0.5, 0.5), map('ignore_label', '-100'))"))
        .containsOnly(Math.log(2));
    assertThat(
            all(
                "cross_entropy('n/a', array(0.5, 0.5), map('classes', 'a,b', 'ignore_label',"
                    + " 'n/a'))"))
        .containsOnlyNulls();
    assertThat(all("squared_error_gradient(0, 3, map('ignore_label', '0'))")).containsOnlyNulls();
  }

  @Test
  void optionsOfAnyTypeReachTheLoss() {
    // −ln ε for ε = 2⁻¹⁰; a p of 0 is clipped to ε.
    double clipped = 10 * Math.log(2);
    List<String> maps =
        List.of(
            "map('epsilon', '0.0009765625')",
            "map('epsilon', 0.0009765625)",
            "map('epsilon', 0.0009765625D, 'classes', 'a,b')",
            "map_from_arrays(array('epsilon'), array('0.0009765625'))");
    for (String map : maps) {
      assertThat(all("binary_cross_entropy(1, 0, " + map + ")")).containsOnly(clipped);
    }
    assertThat(all("huber_loss(5, 2, map('delta', 2))")).containsOnly(4.0);
    assertThat(all("huber_loss(5, 2, 4 / 2)")).containsOnly(4.0);
    assertThat(all("huber_loss(5, 2, 1 + nvl(1, 7))")).containsOnly(4.0);
  }

  private List<Object> all(String call) {
    return sessions.values().stream()
        .map(session -> session.sql("SELECT " + call).first())
        .map((Row row) -> row.get(0))
        .toList();
  }
}
