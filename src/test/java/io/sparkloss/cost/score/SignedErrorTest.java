package io.sparkloss.cost.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.Reason;
import org.junit.jupiter.api.Test;

class SignedErrorTest {

  private final SignedError loss = new SignedError();

  @Test
  void isAboveZeroWhereTooMuchIsPredicted() {
    assertThat(loss.value(1, 3)).isEqualTo(2);
    assertThat(loss.value(3, 1)).isEqualTo(-2);
    assertThat(loss.nonNegative()).isFalse();
  }

  @Test
  void nonFiniteArguments() {
    assertThat(loss.value(Double.NaN, 1)).isNaN();
    assertThat(loss.value(1, Double.NaN)).isNaN();
    assertThat(loss.reason(Double.POSITIVE_INFINITY, 1)).isEqualTo(Reason.INFINITE_LABEL);
    assertThatThrownBy(() -> loss.value(1, Double.NEGATIVE_INFINITY))
        .isInstanceOf(LossDomainException.class);
  }
}
