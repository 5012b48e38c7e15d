package io.sparkloss.cost.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.tail.LossHistogram;
import io.sparkloss.reference.OriginCase;
import io.sparkloss.reference.ReferenceCases;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlierShareTest {

  private static final long SEED = 1974;

  @Test
  void oneOutlierByHand() {
    // The median of |r| is 1, so the threshold is 4.4478; only the residual of 10 is beyond.
    OutlierShare share = OutlierShare.of(squares(1, -1, 1, 4, -10));

    assertThat(share.threshold()).isCloseTo(3 * 1.482602218505602, within(1e-14));
    assertThat(share.rows()).isEqualTo(0.2);
    assertThat(share.share()).isEqualTo(100 / 119.0);
    assertThat(share.lower()).isEqualTo(share.share());
    assertThat(share.upper()).isEqualTo(share.share());
  }

  @Test
  void gaussianAndLaplaceNoiseHoldWhatTheorySays() {
    Random random = new Random(SEED);
    OutlierShare gaussian = OutlierShare.of(draw(random::nextGaussian));
    OutlierShare laplace =
        OutlierShare.of(
            draw(() -> Math.log(random.nextDouble()) * (random.nextBoolean() ? 1 : -1)));

    // 300 000 draws: the standard errors are 0.1 and 0.3 %; buckets of 2⁻¹⁰ add less.
    assertThat(gaussian.share())
        .as("seed %s", SEED)
        .isCloseTo(OutlierShare.GAUSSIAN_SHARE, within(0.004));
    assertThat(gaussian.rows()).isCloseTo(0.0027, within(0.0004));
    assertThat(laplace.share()).isCloseTo(OutlierShare.LAPLACE_SHARE, within(0.012));
    assertThat(laplace.rows()).isCloseTo(0.0458, within(0.002));
  }

  private static LossHistogram draw(DoubleSupplier residual) {
    LossHistogram histogram = new LossHistogram(10);
    DoubleStream.generate(residual).limit(300_000).map(r -> r * r).forEach(histogram::add);
    return histogram;
  }

  @Test
  void noScaleWhereHalfTheRowsHaveNoError() {
    OutlierShare share = OutlierShare.of(squares(0, 0, 1));

    assertThat(share.threshold()).isNaN();
    assertThat(share.share()).isNaN();
  }

  @Test
  void noRowsNoShare() {
    assertThat(OutlierShare.of(new LossHistogram()).share()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void nonFiniteErrorsHaveNoShare(double residual) {
    OutlierShare share = OutlierShare.of(squares(1, 1, residual));

    assertThat(share.share()).isNaN();
    assertThat(share.lower()).isNaN();
    assertThat(share.upper()).isNaN();
  }

  static Stream<OriginCase> references() {
    return ReferenceCases.origins("noise").stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void boundsHoldTheShareOfNumPy(OriginCase reference) {
    OutlierShare share = OutlierShare.of(squares(reference.numbers("residual")));

    // NumPy sums 500 doubles: below 1e-12.
    assertThat(reference.number("outlier_share"))
        .isBetween(share.lower() - 1e-12, share.upper() + 1e-12);
    // The median of r² is off by at most a bucket, 1/16, so its root by half of that.
    assertThat(share.threshold())
        .isCloseTo(reference.number("threshold"), within(reference.number("threshold") / 30));
  }

  private static LossHistogram squares(double... residuals) {
    LossHistogram histogram = new LossHistogram();
    Arrays.stream(residuals).map(r -> r * r).forEach(histogram::add);
    return histogram;
  }
}
