package io.sparkloss.loss;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkloss.oracle.BigMath;
import io.sparkloss.oracle.Draw;
import io.sparkloss.oracle.Ulps;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for every loss of a class against one number for each class.
 *
 * @param <L> the loss under test
 */
public abstract class ClassLossContract<L extends ClassLoss> extends LossContract<L> {

  private static final int DRAWS = 300;

  private static final BigDecimal STEP = new BigDecimal("1e-20");

  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Returns the textbook value. */
  protected abstract BigDecimal exact(L loss, BigDecimal[] label, BigDecimal[] prediction);

  /** Returns what entries of predictions are drawn from. */
  protected abstract Draw entries();

  /** Returns whether an entry of −∞ masks its class. */
  protected boolean masks() {
    return false;
  }

  @Test
  void valueIsWithinTheBoundOfTheExactOne() {
    for (L loss : losses()) {
      Random random = new Random(SEED);
      for (int i = 0; i < DRAWS; i++) {
        double[] prediction = draw(random, entries());
        int c = random.nextInt(prediction.length);
        double[] soft = draw(random, Draw.UNIT, prediction.length);
        if (usable(prediction) && !loss.clipped(c, prediction)) {
          assertAccurate(loss, loss.value(c, prediction), hard(c, prediction.length), prediction);
        }
        if (usable(prediction) && !loss.clipped(soft, prediction)) {
          assertAccurate(loss, loss.value(soft, prediction), soft, prediction);
        }
      }
    }
  }

  @Test
  void gradientIsTheSlope() {
    for (L loss : losses()) {
      if (loss instanceof ClassGradient slope) {
        Random random = new Random(SEED);
        for (int i = 0; i < DRAWS / 10; i++) {
          double[] prediction = draw(random, entries());
          double[] soft = draw(random, Draw.UNIT, prediction.length);
          if (interior(prediction) && !loss.clipped(soft, prediction)) {
            assertSlope(loss, slope.gradient(soft, prediction), soft, prediction);
          }
          int c = random.nextInt(prediction.length);
          double[] hard = hard(c, prediction.length);
          if (interior(prediction) && !loss.clipped(c, prediction)) {
            assertThat(slope.gradient(c, prediction)).isEqualTo(slope.gradient(hard, prediction));
          }
        }
      }
    }
  }

  @Test
  void aHardLabelIsTheSoftLabelWithAllItsShareOnOneClass() {
    for (L loss : losses()) {
      Random random = new Random(SEED);
      for (int i = 0; i < DRAWS; i++) {
        double[] prediction = draw(random, entries());
        int c = random.nextInt(prediction.length);
        assertThat(loss.value(c, prediction))
            .isEqualTo(loss.value(hard(c, prediction.length), prediction));
      }
    }
  }

  @Test
  void labelsThatNameNoClass() {
    for (L loss : losses()) {
      double[] three = {0.2, 0.3, 0.5};
      assertHandled(loss, 3, three, Reason.UNKNOWN_CLASS);
      assertHandled(loss, -1, three, Reason.UNKNOWN_CLASS);
      assertHandled(loss, 1e300, three, Reason.UNKNOWN_CLASS);
      assertHandled(loss, 1.5, three, Reason.LABEL_OUT_OF_DOMAIN);
      assertHandled(loss, -0.5, three, Reason.LABEL_OUT_OF_DOMAIN);
      assertHandled(loss, -0.0, three, null);
      LossDomainException e =
          catchThrowableOfType(LossDomainException.class, () -> loss.value(3, three));
      assertThat(e)
          .hasMessageContaining(
              "the label is 3 but must be the index of one of 3 classes, counted from 0");
    }
  }

  @Test
  void lengths() {
    for (L loss : losses()) {
      assertHandled(loss, 0, new double[0], Reason.WRONG_LENGTH);
      assertHandled(loss, new double[0], new double[0], Reason.WRONG_LENGTH);
      assertHandled(loss, new double[] {1, 0}, new double[] {1}, Reason.WRONG_LENGTH);
      assertHandled(loss, new double[] {1}, new double[] {1, 0}, Reason.WRONG_LENGTH);
      assertHandled(loss, 0, new double[] {1}, null);
    }
  }

  @Test
  void nonFiniteArguments() {
    for (L loss : losses()) {
      double[] fine = {0.5, 0.5};
      for (double[] bad : new double[][] {{NAN, 0.5}, {0.5, NAN}, {INFINITE, NAN}}) {
        assertHandled(loss, 0, bad, Reason.NAN_PREDICTION);
        assertHandled(loss, fine, bad, Reason.NAN_PREDICTION);
        assertHandled(loss, bad, fine, Reason.NAN_LABEL);
        assertHandled(loss, NAN, bad, Reason.NAN_LABEL);
      }
      assertHandled(loss, INFINITE, fine, Reason.INFINITE_LABEL);
      assertHandled(loss, -INFINITE, new double[] {INFINITE, 1}, Reason.INFINITE_LABEL);
      assertHandled(loss, new double[] {INFINITE, 1}, fine, Reason.INFINITE_LABEL);
      assertHandled(loss, 0, new double[] {0.5, INFINITE}, Reason.INFINITE_PREDICTION);
      assertHandled(loss, 0, new double[] {-INFINITE, -INFINITE}, Reason.INFINITE_PREDICTION);
      assertHandled(
          loss, 0, new double[] {0.5, -INFINITE}, masks() ? null : Reason.INFINITE_PREDICTION);
    }
  }

  @Test
  void reasonsAreGivenInOrder() {
    for (L loss : losses()) {
      assertHandled(loss, 1.5, new double[] {INFINITE, 0}, Reason.INFINITE_PREDICTION);
      assertHandled(loss, new double[] {2, 0}, new double[] {0.5, 0.5}, Reason.LABEL_OUT_OF_DOMAIN);
      assertHandled(loss, new double[] {2}, new double[] {0.5, 0.5}, Reason.LABEL_OUT_OF_DOMAIN);
      assertHandled(loss, new double[] {-0.1, 1}, new double[] {1, 0}, Reason.LABEL_OUT_OF_DOMAIN);
      if (entries() == Draw.UNIT) {
        assertHandled(loss, 0, new double[] {1 + 1e-12, 0}, Reason.PREDICTION_OUT_OF_DOMAIN);
        assertHandled(loss, 7, new double[] {-1e-12, 0}, Reason.PREDICTION_OUT_OF_DOMAIN);
        assertHandled(loss, 1.5, new double[] {2, 0}, Reason.LABEL_OUT_OF_DOMAIN);
      }
    }
  }

  @Test
  void argumentsAreLeftAsTheyAre() {
    for (L loss : losses()) {
      double[] label = {0.25, 0.75};
      double[] prediction = {0.5, 0.25};
      loss.value(label, prediction);
      if (loss instanceof ClassGradient slope) {
        slope.gradient(label, prediction);
      }
      assertThat(label).containsExactly(0.25, 0.75);
      assertThat(prediction).containsExactly(0.5, 0.25);
    }
  }

  /** Returns the label of one class as a soft one. */
  protected static double[] hard(int c, int classes) {
    double[] label = new double[classes];
    label[c] = 1;
    return label;
  }

  private static double[] draw(Random random, Draw kind) {
    return draw(random, kind, 1 + random.nextInt(6));
  }

  private static double[] draw(Random random, Draw kind, int length) {
    return IntStream.range(0, length).mapToDouble(k -> kind.next(random)).toArray();
  }

  /** Returns whether the oracle can take the prediction: it knows no infinity. */
  private boolean usable(double[] prediction) {
    return entries() != Draw.UNIT || DoubleStream.of(prediction).allMatch(p -> p > 0);
  }

  /** Returns whether every entry may be moved both ways. */
  private boolean interior(double[] prediction) {
    return entries() != Draw.UNIT || DoubleStream.of(prediction).allMatch(p -> p > 0 && p < 1);
  }

  private void assertAccurate(L loss, double value, double[] label, double[] prediction) {
    BigDecimal exact = exact(loss, bigs(label), bigs(prediction));
    if (exact.signum() == 0 || exact.abs().compareTo(big(Double.MIN_NORMAL)) >= 0) {
      String what =
          loss.call() + " of " + Arrays.toString(label) + ", " + Arrays.toString(prediction);
      Ulps.assertWithin(bound(), value, exact, what + " (seed " + SEED + ")");
    }
  }

  private void assertSlope(L loss, double[] slopes, double[] label, double[] prediction) {
    for (int k = 0; k < prediction.length; k++) {
      double size = Math.abs(prediction[k]);
      BigDecimal step = big(entries() == Draw.UNIT ? size : Math.max(size, 1)).multiply(STEP);
      BigDecimal[] above = bigs(prediction);
      BigDecimal[] below = bigs(prediction);
      above[k] = above[k].add(step);
      below[k] = below[k].subtract(step);
      BigDecimal rise = exact(loss, bigs(label), above).subtract(exact(loss, bigs(label), below));
      double expected = rise.divide(step, BigMath.CONTEXT).doubleValue() / 2;
      // Gradients have no bound in ulp where label and prediction nearly agree.
      double tolerance = 1e-13 * Math.max(1, Math.abs(expected));
      assertThat(Math.abs(slopes[k] - expected))
          .as("slope %s of %s at %s", k, loss.call(), Arrays.toString(prediction))
          .isLessThanOrEqualTo(tolerance);
    }
  }

  private static BigDecimal[] bigs(double[] entries) {
    return DoubleStream.of(entries).mapToObj(BigMath::big).toArray(BigDecimal[]::new);
  }

  private static void assertHandled(
      ClassLoss loss, double label, double[] prediction, @Nullable Reason reason) {
    assertThat(loss.reason(label, prediction))
        .as("%s of %s, %s", loss.call(), label, Arrays.toString(prediction))
        .isEqualTo(reason);
    assertHandled(loss, reason, () -> loss.value(label, prediction));
    if (loss instanceof ClassGradient slope) {
      assertHandled(reason, () -> slope.gradient(label, prediction));
    }
  }

  private static void assertHandled(
      ClassLoss loss, double[] label, double[] prediction, @Nullable Reason reason) {
    assertThat(loss.reason(label, prediction))
        .as("%s of %s, %s", loss.call(), Arrays.toString(label), Arrays.toString(prediction))
        .isEqualTo(reason);
    assertHandled(loss, reason, () -> loss.value(label, prediction));
    if (loss instanceof ClassGradient slope) {
      assertHandled(reason, () -> slope.gradient(label, prediction));
    }
  }

  private static void assertHandled(ClassLoss loss, @Nullable Reason reason, DoubleSupplier value) {
    if (reason == null) {
      assertThat(value.getAsDouble()).isNotNaN();
    } else if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      assertThat(value.getAsDouble()).isNaN();
    } else {
      assertExplained(
          loss, reason, catchThrowableOfType(LossDomainException.class, value::getAsDouble));
    }
  }

  private static void assertHandled(@Nullable Reason reason, Supplier<double[]> gradient) {
    if (reason == null) {
      assertThat(gradient.get()).isNotEmpty();
    } else if (reason == Reason.NAN_LABEL || reason == Reason.NAN_PREDICTION) {
      assertThat(gradient.get()).containsOnly(NAN);
    } else {
      LossDomainException e = catchThrowableOfType(LossDomainException.class, gradient::get);
      assertThat(e.reason()).isEqualTo(reason);
    }
  }
}
