package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as people write them. */
class LossCallTest {

  @Test
  void aNameAlone() {
    assertThat(LossCall.parse("squared_error")).isEqualTo(new LossCall("squared_error", Map.of()));
    assertThat(LossCall.parse("  mse ( ) ")).isEqualTo(new LossCall("mse", Map.of()));
  }

  @Test
  void argumentsKeepTheirOrder() {
    assertThat(LossCall.parse("log_loss(smoothing=0.1, epsilon = 1e-15)").arguments())
        .containsExactly(entry("smoothing", "0.1"), entry("epsilon", "1e-15"));
  }

  @Test
  void quotedValuesMayHoldCommasParenthesesSpacesAndDoubledQuotes() {
    assertThat(LossCall.parse("log_loss(classes='a, (b)', ignore_label='it''s')").arguments())
        .containsExactly(entry("classes", "a, (b)"), entry("ignore_label", "it's"));
    assertThat(LossCall.parse("log_loss(ignore_label='')").arguments())
        .containsExactly(entry("ignore_label", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Huber",
        "huber_loss(",
        "huber_loss)",
        "huber_loss(delta)",
        "huber_loss(delta=)",
        "huber_loss(delta=1,)",
        "huber_loss(,delta=1)",
        "huber_loss(delta=1 2)",
        "huber_loss(delta='1)",
        "huber_loss(delta=1)(x=2)",
        "1st_loss"
      })
  void whatIsNoCallIsShownWithAnExample(String text) {
    assertThatThrownBy(() -> LossCall.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' is not a loss; write a name such as squared_error");
  }

  @Test
  void anArgumentGivenTwice() {
    assertThatThrownBy(() -> LossCall.parse("huber_loss(delta=1, delta=2)"))
        .hasMessage("'huber_loss(delta=1, delta=2)' gives delta twice; give it once");
  }

  /** Java's patterns call themselves for every part of a group that could be given back. */
  @Test
  void aLongValueDoesNotFillTheStack() {
    String value = "it''s ".repeat(100_000);
    assertThat(LossCall.parse("log_loss(classes='" + value + "')").arguments())
        .containsExactly(entry("classes", value.replace("''", "'")));
    assertThatThrownBy(() -> LossCall.parse("log_loss(classes='" + value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
