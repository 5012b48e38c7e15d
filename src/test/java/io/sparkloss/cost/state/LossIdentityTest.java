package io.sparkloss.cost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossIdentityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huber_loss( delta = 15 )| huber_loss(delta=15.0)| true| false",
        "huber_loss(delta=1)     | huber_loss            | true| false",
        "zero_one_loss           | zero_one_loss         | true| true",
        "gaussian_nll            | gaussian_nll          | false| false",
        "revenue at risk         | revenue at risk       | false| false",
        "squared_error of May    | squared_error of May  | false| false",
        "unnamed                 | unnamed               | false| false"
      })
  void aKnownLossHasOneSpellingAndAnyOtherNameIsKept(
      String text, String name, boolean nonNegative, boolean zeroOrOne) {
    assertThat(LossIdentity.named(text)).isEqualTo(new LossIdentity(name, nonNegative, zeroOrOne));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aNameIsNotBlank(String text) {
    assertThatThrownBy(() -> LossIdentity.named(text)).hasMessageContaining("must not be blank");
  }

  @Test
  void aKnownLossIsCalledRightly() {
    assertThatThrownBy(() -> LossIdentity.named("huber_loss(delta=-1)"))
        .hasMessageContaining("delta");
    assertThatThrownBy(() -> LossIdentity.named("huber_loss(beta=2)")).hasMessageContaining("beta");
  }
}
