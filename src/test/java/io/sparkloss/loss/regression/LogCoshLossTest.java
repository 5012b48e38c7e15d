package io.sparkloss.loss.regression;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Log-cosh loss from tiny to huge residuals. */
class LogCoshLossTest extends ScalarLossContract<LogCoshLoss> {

  @Override
  protected List<LogCoshLoss> losses() {
    return List.of(new LogCoshLoss());
  }

  @Override
  protected BigDecimal exact(LogCoshLoss loss, BigDecimal label, BigDecimal prediction) {
    BigDecimal half = label.subtract(prediction).abs().divide(BigDecimal.valueOf(2));
    if (half.compareTo(BigDecimal.TEN) < 0) {
      BigDecimal sinh = BigMath.sinh(half);
      return BigMath.ln1p(sinh.multiply(sinh, CONTEXT).multiply(BigDecimal.valueOf(2)));
    }
    return half.multiply(BigDecimal.valueOf(2))
        .subtract(BigMath.ln(BigDecimal.valueOf(2)))
        .add(BigMath.ln1p(BigMath.exp(half.multiply(BigDecimal.valueOf(-4)))));
  }

  @Test
  void accurateWhereTheFormChanges() {
    for (double r = 1.9; r < 2.1; r += 0.0007) {
      assertAccurate(new LogCoshLoss(), r, 0);
    }
  }

  @Test
  void hugeResidualsDoNotOverflowTheHyperbolicCosine() {
    assertThat(new LogCoshLoss().value(1e308, 0)).isEqualTo(1e308);
    // 1000 - ln 2, by hand; ln(cosh(1000)) as it stands gives infinity.
    assertThat(new LogCoshLoss().value(1000, 0)).isEqualTo(999.3068528194401);
  }

  @Test
  void halfTheSquaredErrorNearZero() {
    assertThat(new LogCoshLoss().value(1e-9, 0)).isCloseTo(5e-19, within(1e-34));
  }
}
