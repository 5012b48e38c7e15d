package io.sparkloss.loss.likelihood;

import static io.sparkloss.oracle.BigMath.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.ScaledLossContract;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laplace negative log-likelihood and its tie to the absolute error. */
class LaplaceNllTest extends ScaledLossContract<LaplaceNll> {

  @Override
  protected List<LaplaceNll> losses() {
    return List.of(new LaplaceNll());
  }

  @Override
  protected double bound() {
    return 3;
  }

  @Override
  protected List<BigDecimal> summands(BigDecimal label, BigDecimal location, BigDecimal scale) {
    return List.of(
        BigMath.ln(scale.multiply(BigDecimal.valueOf(2))),
        label.subtract(location).abs().divide(scale, CONTEXT));
  }

  @Override
  protected BigDecimal slope(BigDecimal label, BigDecimal location, BigDecimal scale) {
    return BigDecimal.valueOf(location.compareTo(label)).divide(scale, CONTEXT);
  }

  @Test
  void meanAbsoluteErrorIsMaximumLikelihoodUnderLaplaceNoise() {
    double[] labels = {3, -1, 0.5, 22};
    double[] locations = {2.5, 1, 0.5, -7};
    double nll = 0;
    double errors = 0;
    for (int i = 0; i < labels.length; i++) {
      nll += new LaplaceNll().value(labels[i], locations[i], 1);
      errors += new AbsoluteError().value(labels[i], locations[i]);
    }
    // n ln 2 + the sum of errors; the sums are about 35, of ulp 7e-15.
    assertThat(nll).isCloseTo(4 * Math.log(2) + errors, within(3e-14));
  }

  @Test
  void twiceTheLargestScaleDoesNotOverflow() {
    // ln(2 * 1.7976931348623157e308) = 1025 ln 2 - 1.1e-16, by hand.
    assertThat(new LaplaceNll().value(0, 0, Double.MAX_VALUE))
        .isCloseTo(1025 * Math.log(2), within(3e-13));
  }

  @Test
  void slopeIsZeroAtEquality() {
    assertThat(new LaplaceNll().gradient(2, 2, 3)).isEqualTo(0.0);
  }
}
