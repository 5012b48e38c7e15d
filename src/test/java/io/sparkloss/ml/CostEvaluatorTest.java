package io.sparkloss.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostEvaluatorTest {

  private final CostEvaluator evaluator = new CostEvaluator();

  @Test
  void sparkFindsEveryParamByItsMethod() {
    assertThat(Arrays.stream(evaluator.params()).map(Param::name))
        .containsExactly(
            "labelCol",
            "loss",
            "minSliceRows",
            "numClasses",
            "onUndefined",
            "predictionCol",
            "probabilityCol",
            "rawPredictionCol",
            "scaleCol",
            "sliceCols",
            "sliceCost",
            "weightCol");
    assertThat(evaluator.explainParams()).contains("huber_loss(delta=15)", "default: 2");
  }

  @Test
  void theLeastCostIsTheBest() {
    assertThat(evaluator.isLargerBetter()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huber(delta=10)        | no loss is named 'huber'; did you mean huber_loss?",
        "huber_loss(dleta=10)   | huber_loss has no parameter dleta; known: delta",
        "huber_loss(delta=ten)  | huber_loss: delta is 'ten' but must be a number",
        "quantile_loss          | quantile_loss needs alpha; write quantile_loss(alpha=...)",
        "R²                     | 'R²' is not a loss",
      })
  void aLossThatIsNoneIsRefusedWhenItIsSet(String loss, String message) {
    assertThatThrownBy(() -> evaluator.setLoss(loss))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> new ParamMap().put(evaluator.loss().w(loss)))
        .as("in a grid")
        .hasMessageContaining(message);
  }

  @Test
  void scoresOfWhichMoreIsBetterAreNoLosses() {
    for (String score : List.of("r2", "d2_log_loss", "mean_error")) {
      assertThatThrownBy(() -> evaluator.setLoss(score))
          .hasMessageStartingWith("no loss is named '" + score + "'");
    }
  }

  @Test
  void otherParamsSayWhatTheyTake() {
    assertThatThrownBy(() -> evaluator.setSliceCost("best"))
        .hasMessage("sliceCost is 'best' but must be worst or mean");
    assertThatThrownBy(() -> evaluator.setOnUndefined("ignore"))
        .hasMessage("onUndefined is 'ignore' but must be lose or fail");
    assertThatThrownBy(() -> evaluator.setNumClasses(1))
        .hasMessage("numClasses is 1 but must be at least 2");
    assertThatThrownBy(() -> evaluator.setMinSliceRows(0))
        .hasMessage("minSliceRows is 0 but must be at least 1");
  }

  @Test
  void aCopyHasTheSameParamsAndThoseGivenBesides() {
    evaluator.setLoss("mae").setSliceCols(new String[] {"origin"});

    CostEvaluator copy =
        evaluator.copy(new ParamMap().put(evaluator.loss().w("huber_loss(delta=15)")));

    assertThat(copy.uid()).isEqualTo(evaluator.uid());
    assertThat(copy.getOrDefault(copy.loss())).isEqualTo("huber_loss(delta=15)");
    assertThat(copy.getOrDefault(copy.sliceCols())).containsExactly("origin");
    assertThat(evaluator.getOrDefault(evaluator.loss())).isEqualTo("mae");
  }

  @Test
  void ofMoreThanTwoClassesLossesOfOneNumberAreRefused() {
    assertThatThrownBy(() -> EvaluatedLoss.of("hinge_loss", 4))
        .hasMessage(
            "hinge_loss is for two classes but numClasses is 4; use log_loss,"
                + " log_loss_with_logits or brier");
    assertThat(EvaluatedLoss.of("mae", 4).classes()).isFalse();
    assertThat(EvaluatedLoss.of("log_loss", 4).loss().name()).isEqualTo("cross_entropy");
    assertThat(EvaluatedLoss.of("log_loss", 2).loss().name()).isEqualTo("binary_cross_entropy");
    assertThat(EvaluatedLoss.of("cross_entropy", 2).classes()).isTrue();
    assertThat(EvaluatedLoss.of("brier_loss", 4).classes()).isTrue();
    assertThat(EvaluatedLoss.of("error_rate", 4).classes()).as("of hard classes").isFalse();
  }
}
