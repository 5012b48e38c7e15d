package io.sparkloss.loss.regression;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.loss.ScalarLossContract;
import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Squared log error, near equality and at the ends of its domain. */
class SquaredLogErrorTest extends ScalarLossContract<SquaredLogError> {

  @Override
  protected List<SquaredLogError> losses() {
    return List.of(new SquaredLogError());
  }

  @Override
  protected BigDecimal exact(SquaredLogError loss, BigDecimal label, BigDecimal prediction) {
    return BigMath.ln1p(label).subtract(BigMath.ln1p(prediction)).pow(2).round(CONTEXT);
  }

  @Override
  protected Draw labels() {
    return Draw.ABOVE_MINUS_ONE;
  }

  @Override
  protected Draw predictions() {
    return Draw.ABOVE_MINUS_ONE;
  }

  @Override
  protected double bound() {
    return 4;
  }

  @Test
  void neighbouringDoublesNearAMillionDoNotCostZero() {
    // Two equal logarithms subtracted give 0.
    assertThat(new SquaredLogError().value(1e6, Math.nextUp(1e6))).isPositive();
    assertAccurate(new SquaredLogError(), 1e6, Math.nextUp(1e6));
  }

  @Test
  void endsOfTheDomain() {
    assertAccurate(new SquaredLogError(), Math.nextUp(-1.0), Double.MAX_VALUE);
    assertAccurate(new SquaredLogError(), Double.MAX_VALUE, Math.nextUp(-1.0));
    assertAccurate(new SquaredLogError(), Double.MIN_VALUE, 1);
  }
}
