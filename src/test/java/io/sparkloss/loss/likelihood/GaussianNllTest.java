package io.sparkloss.loss.likelihood;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScaledLossContract;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gaussian negative log-likelihood and its tie to the squared error. */
class GaussianNllTest extends ScaledLossContract<GaussianNll> {

  /** π to 60 digits, OEIS A000796. */
  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494");

  @Override
  protected List<GaussianNll> losses() {
    return List.of(new GaussianNll());
  }

  @Override
  protected List<BigDecimal> summands(BigDecimal label, BigDecimal mean, BigDecimal deviation) {
    BigDecimal two = BigDecimal.valueOf(2);
    return List.of(
        BigMath.ln(PI.multiply(two)).divide(two),
        BigMath.ln(deviation),
        label.subtract(mean).pow(2).divide(deviation.pow(2).multiply(two), CONTEXT));
  }

  @Override
  protected BigDecimal slope(BigDecimal label, BigDecimal mean, BigDecimal deviation) {
    return mean.subtract(label).divide(deviation.pow(2), CONTEXT);
  }

  @Test
  void meanSquaredErrorIsMaximumLikelihoodUnderGaussianNoise() {
    double[] labels = {3, -1, 0.5, 22};
    double[] means = {2.5, 1, 0.5, -7};
    double nll = 0;
    double squares = 0;
    for (int i = 0; i < labels.length; i++) {
      nll += new GaussianNll().value(labels[i], means[i], 1);
      squares += new SquaredError().value(labels[i], means[i]);
    }
    // n/2 ln(2 pi) + half the sum of squares; the sums are about 400, of ulp 6e-14.
    assertThat(nll).isCloseTo(4 / 2.0 * Math.log(2 * Math.PI) + squares / 2, within(3e-13));
  }

  @Test
  void aSmallDeviationDoesNotUnderflowItsSquare() {
    // sigma^2 = 1e-400 is 0 as a double: (y - mu)^2 / sigma^2 as it stands gives infinity.
    assertThat(new GaussianNll().value(0, 1e-200, 1e-200))
        .isCloseTo(0.9189385332046728 - 200 * Math.log(10) + 0.5, within(1e-13));
  }
}
