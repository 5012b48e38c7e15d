package io.sparkloss.loss;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import io.sparkloss.oracle.Ulps;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for every loss of one number against one number.
 *
 * @param <L> the loss under test
 */
public abstract class ScalarLossContract<L extends ScalarLoss> extends LossContract<L> {

  private static final int DRAWS = 400;

  /** Half the width of central differences, relative to the prediction. */
  private static final BigDecimal STEP = new BigDecimal("1e-24");

  private static final double[] SPECIAL = {
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    -Double.MAX_VALUE,
    -2,
    -1.0000000000000002,
    -1,
    -0.9999999999999999,
    -Double.MIN_VALUE,
    -0.0,
    0,
    Double.MIN_VALUE,
    0.5,
    1 - 0x1p-53,
    1,
    1.000000000001,
    2,
    Double.MAX_VALUE
  };

  /** Returns the textbook value. */
  protected abstract BigDecimal exact(L loss, BigDecimal label, BigDecimal prediction);

  /** Returns what labels are drawn from. */
  protected Draw labels() {
    return Draw.REAL;
  }

  /** Returns what predictions are drawn from. */
  protected Draw predictions() {
    return Draw.REAL;
  }

  /** Returns whether infinite predictions are legal. */
  protected boolean infinitePredictions() {
    return false;
  }

  /** Returns whether the loss is +∞ by definition, as only unclipped losses are. */
  protected boolean infinite(L loss, double label, double prediction) {
    return false;
  }

  /** Returns whether the gradient is not compared with a difference: at a kink or a clip. */
  protected boolean kink(L loss, double label, double prediction) {
    return loss.clipped(label, prediction);
  }

  @Test
  void valueIsWithinTheBoundOfTheExactOne() {
    for (L loss : losses()) {
      Random random = new Random(SEED);
      for (int i = 0; i < DRAWS; i++) {
        double y = labels().next(random);
        double p = prediction(random, y);
        if (infinite(loss, y, p)) {
          assertThat(loss.value(y, p)).isEqualTo(Double.POSITIVE_INFINITY);
        } else if (loss.reason(y, p) == null && !loss.clipped(y, p)) {
          assertAccurate(loss, y, p);
        }
      }
    }
  }

  @Test
  void gradientIsTheSlope() {
    for (L loss : losses()) {
      if (loss instanceof ScalarGradient slope) {
        Random random = new Random(SEED);
        for (int i = 0; i < DRAWS / 4; i++) {
          double y = labels().next(random);
          double p = prediction(random, y);
          if (loss.reason(y, p) == null && p != 0 && !infinite(loss, y, p) && !kink(loss, y, p)) {
            assertSlope(loss, slope, y, p);
          }
        }
      }
    }
  }

  @Test
  void valueThrowsExactlyWhereAReasonIsGivenButForNaN() {
    for (L loss : losses()) {
      for (double y : SPECIAL) {
        for (double p : SPECIAL) {
          assertReasonAgrees(loss, y, p);
        }
      }
    }
  }

  @Test
  void nonFiniteArguments() {
    double[] table = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1};
    for (L loss : losses()) {
      for (double y : table) {
        for (double p : table) {
          if (!(y == 1 && p == 1)) {
            assertThat(loss.reason(y, p)).as("%s of %s, %s", loss, y, p).isEqualTo(expected(y, p));
          }
        }
      }
    }
  }

  @Test
  void neverBelowZeroWhereDeclared() {
    for (L loss : losses()) {
      Random random = new Random(SEED);
      for (int i = 0; i < DRAWS && loss.nonNegative(); i++) {
        double y = labels().next(random);
        double p = prediction(random, y);
        if (loss.reason(y, p) == null) {
          assertThat(loss.value(y, p)).as("%s of %s, %s", loss, y, p).isNotNegative();
        }
      }
    }
  }

  @Test
  void zeroOrOneWhereDeclared() {
    for (L loss : losses()) {
      Random random = new Random(SEED);
      for (int i = 0; i < DRAWS && loss.zeroOrOne(); i++) {
        double y = labels().next(random);
        assertThat(loss.value(y, prediction(random, y))).isIn(0.0, 1.0);
      }
    }
  }

  /** Asserts that the value at this pair is within the bound. */
  protected final void assertAccurate(L loss, double y, double p) {
    BigDecimal exact = exact(loss, big(y), big(p));
    if (exact.signum() == 0 || exact.abs().compareTo(big(Double.MIN_NORMAL)) >= 0) {
      String what = loss.call() + " of " + y + ", " + p + " (seed " + SEED + ")";
      Ulps.assertWithin(bound(), loss.value(y, p), exact, what);
    }
  }

  private void assertSlope(L loss, ScalarGradient slope, double y, double p) {
    BigDecimal step = big(p).abs().multiply(STEP);
    BigDecimal above = exact(loss, big(y), big(p).add(step));
    BigDecimal below = exact(loss, big(y), big(p).subtract(step));
    double expected = above.subtract(below).divide(step, BigMath.CONTEXT).doubleValue() / 2;
    BigDecimal size = exact(loss, big(y), big(p)).abs().divide(big(p), MathContext.DECIMAL64);
    // Gradients have no bound in ulp where their two terms cancel; the value's own scale sets it.
    double tolerance = 1e-13 * (Math.abs(expected) + Math.abs(size.doubleValue()));
    if (Double.isFinite(tolerance)) {
      assertThat(Math.abs(slope.gradient(y, p) - expected))
          .as("%s' at %s, %s is %s (seed %s)", loss.call(), y, p, expected, SEED)
          .isLessThanOrEqualTo(tolerance + Double.MIN_NORMAL);
    }
  }

  private void assertReasonAgrees(L loss, double y, double p) {
    Reason reason = loss.reason(y, p);
    if (reason == null) {
      assertThat(loss.value(y, p)).as("%s of %s, %s", loss, y, p).isNotNaN();
    } else if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      assertThat(loss.value(y, p)).isNaN();
      if (loss instanceof ScalarGradient slope) {
        assertThat(slope.gradient(y, p)).isNaN();
      }
    } else {
      assertExplained(
          loss, reason, catchThrowableOfType(LossDomainException.class, () -> loss.value(y, p)));
      if (loss instanceof ScalarGradient slope) {
        assertExplained(
            loss,
            reason,
            catchThrowableOfType(LossDomainException.class, () -> slope.gradient(y, p)));
      }
    }
  }

  private @Nullable Reason expected(double y, double p) {
    if (Double.isNaN(y)) {
      return Reason.NAN_LABEL;
    }
    if (Double.isNaN(p)) {
      return Reason.NAN_PREDICTION;
    }
    if (Double.isInfinite(y)) {
      return Reason.INFINITE_LABEL;
    }
    return infinitePredictions() ? null : Reason.INFINITE_PREDICTION;
  }

  private double prediction(Random random, double label) {
    double near = Draw.near(random, label);
    boolean sameKind = labels() == predictions() && random.nextInt(3) == 0;
    return sameKind ? near : predictions().next(random);
  }
}
