package io.sparkloss.loss;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import io.sparkloss.oracle.Ulps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for every negative log-likelihood with a stated scale.
 *
 * @param <L> the loss under test
 */
public abstract class ScaledLossContract<L extends ScaledLoss> extends LossContract<L> {

  private static final int DRAWS = 400;

  private static final double[] TABLE = {
    Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1
  };

  /** Returns the summands of the textbook value; the bound is in ulp of the largest. */
  protected abstract List<BigDecimal> summands(
      BigDecimal label, BigDecimal prediction, BigDecimal scale);

  /** Returns the textbook gradient. */
  protected abstract BigDecimal slope(BigDecimal label, BigDecimal prediction, BigDecimal scale);

  @Test
  void valueIsWithinTheBoundOfTheExactOne() {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double y = Draw.REAL.next(random);
      double p = random.nextBoolean() ? Draw.near(random, y) : Draw.REAL.next(random);
      assertAccurate(y, p, Draw.POSITIVE.next(random));
    }
  }

  @Test
  void gradientIsTheSlope() {
    Random random = new Random(SEED);
    for (int i = 0; i < DRAWS; i++) {
      double y = Draw.REAL.next(random);
      double p = Draw.REAL.next(random);
      double s = Draw.POSITIVE.next(random);
      BigDecimal exact = slope(big(y), big(p), big(s));
      if (exact.abs().compareTo(big(Double.MIN_NORMAL)) > 0 && Double.isFinite((p - y) / s)) {
        Ulps.assertWithin(
            3, losses().get(0).gradient(y, p, s), exact, "slope at " + y + ", " + p + ", " + s);
      }
    }
  }

  @Test
  void nonFiniteArguments() {
    for (double y : TABLE) {
      for (double p : TABLE) {
        for (double s : TABLE) {
          assertHandled(y, p, s, expected(y, p, s));
        }
      }
    }
  }

  @Test
  void scalesThatAreNotPositiveAreBadPredictions() {
    for (double s : new double[] {0, -0.0, -1, -Double.MIN_VALUE}) {
      assertHandled(1, 2, s, Reason.PREDICTION_OUT_OF_DOMAIN);
    }
    LossDomainException e =
        catchThrowableOfType(LossDomainException.class, () -> losses().get(0).value(1, 2, -3));
    assertThat(e).hasMessageContaining("the scale is -3.0 but must be a finite number above 0");
  }

  @Test
  void mayBeNegative() {
    assertThat(losses().get(0).nonNegative()).isFalse();
    assertThat(losses().get(0).value(1, 1, 1e-3)).isNegative();
  }

  private void assertAccurate(double y, double p, double s) {
    BigDecimal exact = BigDecimal.ZERO;
    double largest = 0;
    for (BigDecimal summand : summands(big(y), big(p), big(s))) {
      exact = exact.add(summand, BigMath.CONTEXT);
      largest = Math.max(largest, Math.abs(summand.doubleValue()));
    }
    double value = losses().get(0).value(y, p, s);
    if (Double.isInfinite(largest)) {
      assertThat(value).isEqualTo(largest);
    } else {
      assertThat(Ulps.error(value, exact, Math.ulp(largest)))
          .as("ulps at %s, %s, %s (seed %s)", y, p, s, SEED)
          .isLessThanOrEqualTo(bound());
    }
  }

  private void assertHandled(double y, double p, double s, @Nullable Reason reason) {
    L loss = losses().get(0);
    assertThat(loss.reason(y, p, s)).as("%s, %s, %s", y, p, s).isEqualTo(reason);
    if (reason == null) {
      assertThat(loss.value(y, p, s)).isFinite();
    } else if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      assertThat(loss.value(y, p, s)).isNaN();
      assertThat(loss.gradient(y, p, s)).isNaN();
    } else {
      assertExplained(
          loss, reason, catchThrowableOfType(LossDomainException.class, () -> loss.value(y, p, s)));
      assertExplained(
          loss,
          reason,
          catchThrowableOfType(LossDomainException.class, () -> loss.gradient(y, p, s)));
    }
  }

  private static @Nullable Reason expected(double y, double p, double s) {
    if (Double.isNaN(y)) {
      return Reason.NAN_LABEL;
    }
    if (Double.isNaN(p) || Double.isNaN(s)) {
      return Reason.NAN_PREDICTION;
    }
    if (Double.isInfinite(y)) {
      return Reason.INFINITE_LABEL;
    }
    return Double.isInfinite(p) || Double.isInfinite(s) ? Reason.INFINITE_PREDICTION : null;
  }
}
