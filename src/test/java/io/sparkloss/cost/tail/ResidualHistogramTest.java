package io.sparkloss.cost.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualHistogramTest {

  private static final long SEED = 3;

  @Test
  void quantilesOfBothSigns() {
    ResidualHistogram histogram = of(-100, -2, 0, 0, 5);

    assertThat(histogram.quantile(0).value()).isEqualTo(-100);
    assertThat(histogram.quantile(0.2).value()).isEqualTo(-100);
    assertThat(histogram.quantile(0.4).value()).isEqualTo(-2);
    assertThat(histogram.quantile(0.5)).isEqualTo(new Quantile(0.5, 0, 0, 0));
    assertThat(histogram.quantile(1).value()).isEqualTo(5);
    assertThat(histogram.rows()).isEqualTo(5);
    assertThat(histogram.buckets()).isEqualTo(4);
    assertThat(histogram.weight().value()).isEqualTo(5);
    assertThat(histogram.sum().value()).isEqualTo(-97);
  }

  @Test
  void negativeBucketsAreBoundedOnBothSides() {
    // −16.75 and −16.25 share (−17, −16]; the least residual bounds it.
    assertThat(of(-16.75, -16.25).quantile(0.5))
        .isEqualTo(new Quantile(0.5, -16.5, -16.75, -16.25));
  }

  @Test
  void changingEverySignMirrorsTheHistogram() {
    Random random = new Random(SEED);
    double[] residuals = random.doubles(1000).map(u -> Math.tan(Math.PI * (u - 0.5))).toArray();
    ResidualHistogram there = of(residuals);
    ResidualHistogram back = of(DoubleStream.of(residuals).map(r -> -r).toArray());

    for (double p : new double[] {0.0005, 0.1105, 0.5005, 0.9005}) {
      Quantile one = there.quantile(p);
      Quantile other = back.quantile(1 - p);
      assertThat(other.value()).as("seed %s", SEED).isEqualTo(-one.value());
      assertThat(other.lower()).isEqualTo(-one.upper());
      assertThat(other.upper()).isEqualTo(-one.lower());
    }
  }

  @Test
  void barsHoldExactlyTheirShares() {
    Random random = new Random(SEED);
    double[] residuals = random.doubles(20_000).map(u -> Math.tan(Math.PI * (u - 0.5))).toArray();
    List<DensityBin> bins = of(residuals).bins();

    assertThat(bins).hasSizeBetween(80, 300);
    double before = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (DensityBin bin : bins) {
      long inside = DoubleStream.of(residuals).filter(r -> isIn(bin, r)).count();
      assertThat(bin.share()).as("%s, seed %s", bin, SEED).isEqualTo(inside / 20_000.0);
      assertThat(bin.lower()).isGreaterThan(before).isLessThan(bin.upper());
      before = bin.upper();
      sum += bin.share();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  private static boolean isIn(DensityBin bin, double residual) {
    return residual >= bin.lower() && residual <= bin.upper();
  }

  @Test
  void barsOfFewResiduals() {
    assertThat(of().bins()).isEmpty();
    assertThat(of(1, Double.NaN).bins()).isEmpty();
    assertThat(of(2.5, 2.5).bins()).containsExactly(new DensityBin(2.5, 2.5, 1));
    assertThat(of(2, Double.POSITIVE_INFINITY).bins())
        .singleElement()
        .matches(bin -> bin.lower() == 2 && bin.upper() >= 2 && bin.share() == 0.5);
    assertThat(of(Double.NEGATIVE_INFINITY).bins()).isEmpty();
  }

  @Test
  void infiniteResidualsAreTheEnds() {
    ResidualHistogram histogram = of(Double.NEGATIVE_INFINITY, 1, Double.POSITIVE_INFINITY);

    assertThat(histogram.quantile(0.1).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(histogram.quantile(0.5).value()).isEqualTo(1);
    assertThat(histogram.quantile(0.9).value()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void nanMakesQuantilesNaN() {
    assertThat(of(-1, Double.NaN).quantile(0.5).value()).isNaN();
  }

  @Test
  void mergingAndBytesKeepTheReports() {
    ResidualHistogram all = of(-3, -0.5, 0, 2, 2.1, 7);
    ResidualHistogram merged = of(2, -3);
    merged.merge(of(7, 0, -0.5));
    merged.merge(new ResidualHistogram());
    merged.merge(of(2.1));
    ByteBuffer bytes = ByteBuffer.allocate(merged.bytes());
    merged.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    ResidualHistogram read = ResidualHistogram.read(bytes.flip());

    for (double p : new double[] {0, 0.1, 0.3, 0.5, 0.7, 0.9, 1}) {
      assertThat(merged.quantile(p)).isEqualTo(all.quantile(p));
      assertThat(read.quantile(p)).isEqualTo(all.quantile(p));
    }
    assertThatThrownBy(() -> merged.merge(new ResidualHistogram(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void badWeightsAreRefused(double weight) {
    assertThatThrownBy(() -> new ResidualHistogram().add(-1, weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the weight is " + weight);
  }

  private static ResidualHistogram of(double... residuals) {
    ResidualHistogram histogram = new ResidualHistogram();
    DoubleStream.of(residuals).forEach(histogram::add);
    return histogram;
  }
}
