package io.sparkloss.cost.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sparkloss.loss.likelihood.GaussianNll;
import io.sparkloss.loss.likelihood.LaplaceNll;
import io.sparkloss.reference.OriginCase;
import io.sparkloss.reference.ReferenceCases;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseFitTest {

  private static final long SEED = 1922;

  @Test
  void residualsOfOneByHand() {
    // Residuals 1 and −1: MSE = MAE = 1; g = −½(ln 2π + 1), l = −(ln 2 + 1).
    NoiseFit fit = NoiseFit.of(1, 1, 2);

    assertThat(fit.gaussian()).isCloseTo(-0.5 * (Math.log(2 * Math.PI) + 1), within(1e-15));
    assertThat(fit.laplace()).isCloseTo(-(Math.log(2) + 1), within(1e-15));
    assertThat(fit.advantage()).isCloseTo(fit.laplace() - fit.gaussian(), within(1e-15));
    assertThat(fit.ratio()).isEqualTo(1);
    assertThat(fit.totalAdvantage()).isEqualTo(2 * fit.advantage());
    assertThat(NoiseFit.of(1, 1, 2).verdict()).isEqualTo(Noise.ALIKE);
    assertThat(NoiseFit.of(1, 1, 20).verdict()).isEqualTo(Noise.GAUSSIAN);
  }

  @Test
  void theLikelihoodsAreThoseOfTheLossesAtTheirBestScale() {
    Random random = new Random(SEED);
    double[] residuals =
        DoubleStream.generate(() -> 3 * random.nextGaussian()).limit(500).toArray();
    double mse = DoubleStream.of(residuals).map(r -> r * r).average().orElseThrow();
    double mae = DoubleStream.of(residuals).map(Math::abs).average().orElseThrow();
    NoiseFit fit = NoiseFit.of(mse, mae, 500);

    // Sums of 500 doubles: relative error below 1e-13.
    assertThat(-gaussian(residuals, Math.sqrt(mse)))
        .isCloseTo(fit.gaussianLogLikelihood(), withinPercentage(1e-11));
    assertThat(-laplace(residuals, mae))
        .isCloseTo(fit.laplaceLogLikelihood(), withinPercentage(1e-11));
    // And any other scale is less likely.
    for (double factor : new double[] {0.9, 0.99, 1.01, 1.1}) {
      assertThat(-gaussian(residuals, factor * Math.sqrt(mse)))
          .as("seed %s", SEED)
          .isLessThan(fit.gaussianLogLikelihood());
      assertThat(-laplace(residuals, factor * mae)).isLessThan(fit.laplaceLogLikelihood());
    }
  }

  private static double gaussian(double[] residuals, double scale) {
    return DoubleStream.of(residuals).map(r -> new GaussianNll().value(r, 0, scale)).sum();
  }

  private static double laplace(double[] residuals, double scale) {
    return DoubleStream.of(residuals).map(r -> new LaplaceNll().value(r, 0, scale)).sum();
  }

  @Test
  void theRatioAloneDecides() {
    double even = Math.sqrt(Math.PI / (2 * Math.E));

    assertThat(NoiseFit.of(1, NoiseFit.GAUSSIAN_RATIO, 1e4).verdict()).isEqualTo(Noise.GAUSSIAN);
    assertThat(NoiseFit.of(1, NoiseFit.LAPLACE_RATIO, 1e4).verdict()).isEqualTo(Noise.LAPLACE);
    assertThat(NoiseFit.of(1, even, 1e4).verdict()).isEqualTo(Noise.ALIKE);
    assertThat(NoiseFit.of(1, even, 1e4).advantage()).isCloseTo(0, within(1e-15));
    assertThat(NoiseFit.GAUSSIAN_RATIO).isCloseTo(Math.sqrt(2 / Math.PI), within(2e-16));
    assertThat(NoiseFit.LAPLACE_RATIO).isCloseTo(Math.sqrt(0.5), within(2e-16));
    // Under Laplace noise l − g is ½ln(π/2) − ½ + ½ln 2 = ½(ln π − 1).
    assertThat(NoiseFit.of(2, 1, 1).advantage())
        .isCloseTo((Math.log(Math.PI) - 1) / 2, within(1e-15));
  }

  @Test
  void theUnitOfTheLabelMakesNoDifference() {
    NoiseFit minutes = NoiseFit.of(5, 1.5, 100);
    NoiseFit seconds = NoiseFit.of(5 * 0x1p12, 1.5 * 0x1p6, 100);
    NoiseFit tiny = NoiseFit.of(5 * 0x1p-1000, 1.5 * 0x1p-500, 100);
    NoiseFit huge = NoiseFit.of(5 * 0x1p1000, 1.5 * 0x1p500, 100);

    assertThat(seconds.advantage()).isEqualTo(minutes.advantage());
    assertThat(tiny.advantage()).isEqualTo(minutes.advantage());
    assertThat(huge.advantage()).isEqualTo(minutes.advantage());
    assertThat(seconds.gaussian()).isCloseTo(minutes.gaussian() - 6 * Math.log(2), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 5",
    "1, NaN, 5",
    "1, 1, NaN",
    "Infinity, 1, 5",
    "1, Infinity, 5",
    "1, 1, 0",
    "NaN, NaN, 0"
  })
  void nothingToFit(double mse, double mae, double rows) {
    NoiseFit fit = NoiseFit.of(mse, mae, rows);

    assertThat(fit.verdict()).isEqualTo(Noise.UNDEFINED);
    assertThat(fit.gaussian()).isNaN();
    assertThat(fit.laplace()).isNaN();
    assertThat(fit.advantage()).isNaN();
    assertThat(fit.ratio()).isNaN();
  }

  /** The second pair: residuals of 1e-200, whose squares vanish. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-200})
  void noErrorAtAllIsInfinitelyLikely(double mae) {
    NoiseFit fit = NoiseFit.of(0, mae, 5);

    assertThat(fit.verdict()).isEqualTo(Noise.UNDEFINED);
    assertThat(fit.gaussianLogLikelihood()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(fit.laplaceLogLikelihood()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(fit.totalAdvantage()).isNaN();
  }

  @Test
  void costsOfDifferentRowsAreRefused() {
    assertThatThrownBy(() -> NoiseFit.of(1, 1.1, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MAE is 1.1 but RMSE 1.0");
    assertThatThrownBy(() -> NoiseFit.of(-1, 1, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MSE is -1.0 but must be at least 0");
  }

  static Stream<OriginCase> references() {
    return ReferenceCases.origins("noise").stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void equalsSciPy(OriginCase reference) {
    double rows = reference.numbers("residual").length;
    NoiseFit fit = NoiseFit.of(reference.number("mse"), reference.number("mae"), rows);

    // In percent: a relative error of 1e-12.
    assertThat(fit.gaussianLogLikelihood())
        .isCloseTo(reference.number("gaussian"), withinPercentage(1e-10));
    assertThat(fit.laplaceLogLikelihood())
        .isCloseTo(reference.number("laplace"), withinPercentage(1e-10));
    assertThat(fit.verdict())
        .isEqualTo(reference.toString().contains("Gaussian") ? Noise.GAUSSIAN : Noise.LAPLACE);
  }
}
