package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.reference.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of losses: order, lookup by name, errors for misspelt names and parameters. */
class LossesTest {

  @Test
  void builtInLossesStandInTheOrderOfTheDocumentation() {
    assertThat(Losses.all())
        .extracting(LossDefinition::name)
        .startsWith(
            "squared_error",
            "absolute_error",
            "huber_loss",
            "log_cosh_loss",
            "quantile_loss",
            "squared_log_error",
            "absolute_percentage_error",
            "poisson_deviance",
            "gamma_deviance",
            "tweedie_deviance",
            "gaussian_nll",
            "laplace_nll",
            "binary_cross_entropy",
            "binary_cross_entropy_with_logits",
            "cross_entropy",
            "cross_entropy_with_logits",
            "brier_loss",
            "zero_one_loss",
            "hinge_loss");
  }

  @Test
  void callsMakeLosses() {
    assertThat(scalar("huber_loss(delta=2)").value(0, 5)).isEqualTo(2 * (5 - 1));
    assertThat(scalar("quantile_loss(alpha=0.25)").value(3, 1)).isEqualTo(0.5);
    assertThat(scalar("tweedie_deviance(power=1.5)").value(4, 4)).isZero();
    assertThat(scalar("binary_cross_entropy").value(1, 1)).isZero();
    assertThat(scalar("zero_one_loss(threshold=0.5)").value(1, 0.5)).isZero();
    assertThat(scalar("zero_one_loss").value(1, 0.5)).isEqualTo(1);
    ClassLoss softmax = (ClassLoss) Losses.parse("cross_entropy_with_logits");
    // e^-50 = 1.9287498479639178e-22 (50 digits by bc)
    assertThat(softmax.value(0, new double[] {50, 0}))
        .isCloseTo(1.9287498479639178e-22, within(1e-37));
  }

  @Test
  void everyLossHasASaneDefaultAndCanonicalCall() {
    for (LossDefinition definition : Losses.all()) {
      Loss loss = Losses.parse(sample(definition));
      assertThat(Losses.parse(loss.call())).isEqualTo(loss);
      assertThat(loss.name()).isEqualTo(definition.name());
      assertThat(loss.roles()).isNotEmpty();
    }
  }

  @Test
  void everyLossHasATestOfTheSameStemAndReferenceValues() throws ClassNotFoundException {
    for (LossDefinition definition : Losses.all()) {
      String loss = Losses.parse(sample(definition)).getClass().getName();
      assertThat(Class.forName(loss + "Test")).isNotNull();
      assertThat(ReferenceCases.losses(definition.name())).isNotEmpty();
      assertThat(definition.formula()).isNotBlank();
    }
  }

  @Test
  void misspeltNameIsAnsweredByTheNearest() {
    assertThatThrownBy(() -> Losses.get("huber_los"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no loss is named 'huber_los'; did you mean huber_loss?");
  }

  @Test
  void parametersAreCheckedByNamePresenceFormAndDomain() {
    assertThatThrownBy(() -> Losses.parse("huber_loss(detla=1)"))
        .hasMessage("huber_loss has no parameter detla; known: delta");
    assertThatThrownBy(() -> Losses.parse("squared_error(delta=1)"))
        .hasMessage("squared_error has no parameter delta; it takes none");
    assertThatThrownBy(() -> Losses.parse("quantile_loss"))
        .hasMessage("quantile_loss needs alpha; write quantile_loss(alpha=...)");
    assertThatThrownBy(() -> Losses.parse("huber_loss(delta=wide)"))
        .hasMessage("huber_loss: delta is 'wide' but must be a number");
    for (String nan : List.of("NaN", "-NaN")) {
      assertThatThrownBy(() -> Losses.parse("zero_one_loss(threshold=" + nan + ")"))
          .hasMessage("zero_one_loss: threshold is '" + nan + "' but must be a number");
    }
    assertThatThrownBy(() -> Losses.parse("huber_loss(delta=-1)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("huber_loss: delta is -1.0 but must be a finite number above 0");
  }

  private static ScalarLoss scalar(String call) {
    return (ScalarLoss) Losses.parse(call);
  }

  private static String sample(LossDefinition definition) {
    return switch (definition.name()) {
      case "quantile_loss" -> "quantile_loss(alpha=0.9)";
      case "tweedie_deviance" -> "tweedie_deviance(power=1.5)";
      default -> definition.name();
    };
  }
}
