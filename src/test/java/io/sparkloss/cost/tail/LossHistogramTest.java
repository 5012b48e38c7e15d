package io.sparkloss.cost.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.likelihood.GaussianNll;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.reference.OriginCase;
import io.sparkloss.reference.ReferenceCases;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossHistogramTest {

  private static final long SEED = 1905;

  private static final double[] PROBABILITIES = {0, 0.001, 0.1, 0.25, 0.5, 0.9, 0.999, 1};

  @Test
  void countsAndSums() {
    LossHistogram histogram = new LossHistogram();
    histogram.add(0, 2);
    histogram.add(3, 0.5);
    histogram.add(3.01, 1);
    histogram.add(8);
    histogram.add(100, 0);

    assertThat(histogram.rows()).isEqualTo(4);
    // 0; 3 and 3.01 together, as 3 to 3.125 is one bucket; 8.
    assertThat(histogram.buckets()).isEqualTo(3);
    assertThat(histogram.weight().value()).isEqualTo(4.5);
    assertThat(histogram.sum().value()).isEqualTo(12.51);
  }

  @Test
  void quantilesByHand() {
    LossHistogram histogram = of(3, 1, 0, 2);

    // Weights ¼ each: up to 0 is ¼, up to 1 is ½, up to 2 is ¾.
    assertThat(histogram.quantile(0)).isEqualTo(exactly(0, 0));
    assertThat(histogram.quantile(0.25)).isEqualTo(exactly(0.25, 0));
    assertThat(histogram.quantile(0.26)).isEqualTo(exactly(0.26, 1));
    assertThat(histogram.quantile(0.5)).isEqualTo(exactly(0.5, 1));
    assertThat(histogram.quantile(0.75)).isEqualTo(exactly(0.75, 2));
    assertThat(histogram.quantile(1)).isEqualTo(exactly(1, 3));
  }

  @Test
  void rowsOfOneBucketAreToldByItsMeanAndItsBounds() {
    // 16, 16.25 and 16.75 share [16, 17); the greatest loss bounds it at 16.75.
    assertThat(of(16, 16.25, 16.75).quantile(0.5))
        .isEqualTo(new Quantile(0.5, 49 / 3.0, 16, 16.75));
  }

  /** Ten weights of 0.3 sum to 3 when rounded, five to 1.5: half the weight is at the fifth. */
  @Test
  void roundedWeightsDoNotShiftAQuantile() {
    LossHistogram histogram = new LossHistogram();
    for (int i = 1; i <= 10; i++) {
      histogram.add(10 * i, 0.3);
    }
    assertThat(histogram.quantile(0.5).value()).isEqualTo(50);
  }

  @Test
  void anEmptyHistogramHasNoQuantile() {
    assertThat(new LossHistogram().quantile(0.5)).isEqualTo(exactly(0.5, Double.NaN));
    assertThat(new LossHistogram().quantile(1)).isEqualTo(exactly(1, Double.NaN));
    assertThat(new LossHistogram().sum().value()).isZero();
  }

  @Test
  void infiniteLossesAreTheUpperQuantiles() {
    LossHistogram histogram = of(1, Double.POSITIVE_INFINITY);

    assertThat(histogram.quantile(0.5).value()).isEqualTo(1);
    assertThat(histogram.quantile(0.75)).isEqualTo(exactly(0.75, Double.POSITIVE_INFINITY));
  }

  @Test
  void nanMakesQuantilesNaN() {
    LossHistogram histogram = of(1, Double.NaN);
    LossHistogram merged = of(2);
    merged.merge(histogram);

    assertThat(histogram.quantile(0.1)).isEqualTo(exactly(0.1, Double.NaN));
    assertThat(merged.quantile(0).value()).isNaN();
    assertThat(merged.rows()).isEqualTo(3);
  }

  @Test
  void lossesThatMayBeNegativeAreRefused() {
    assertThatThrownBy(() -> LossHistogram.of(new GaussianNll(), 4))
        .isInstanceOf(NegativeLossException.class)
        .hasMessageContaining("gaussian_nll may be negative");
    assertThatThrownBy(() -> new LossHistogram().add(-1e-9, 1))
        .isInstanceOf(NegativeLossException.class)
        .hasMessageContaining("a loss is -1.0E-9 but must be at least 0");
    assertThat(LossHistogram.of(new SquaredError(), 4).buckets()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void badWeightsAreRefused(double weight) {
    assertThatThrownBy(() -> new LossHistogram().add(1, weight))
        .isInstanceOf(LossDomainException.class)
        .hasMessageContaining("the weight is " + weight);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.1, 1.1})
  void badSharesAreRefused(double p) {
    assertThatThrownBy(() -> of(1).quantile(p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("p is " + p + " but must lie in [0, 1]");
  }

  @Test
  void bitsAreCheckedAndMustAgree() {
    assertThatThrownBy(() -> new LossHistogram(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bits is 0 but must lie in [1, 10]");
    assertThatThrownBy(() -> new LossHistogram(3).merge(new LossHistogram(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("histograms of 3 and 4 bits cannot be merged");
  }

  @Test
  void thirtySixBytesForEachBucketAndSixtyWithWeights() {
    LossHistogram histogram = of(0, 1, 2, 4, 1, 2);

    assertThat(histogram.buckets()).isEqualTo(4);
    assertThat(histogram.bytes() - new LossHistogram().bytes()).isEqualTo(4 * 36);
    histogram.add(4, 0.5);
    assertThat(histogram.bytes() - new LossHistogram().bytes()).isEqualTo(4 * 60);
  }

  @Test
  void aWeightAfterRowsOfWeightOneCountsBesideThem() {
    LossHistogram histogram = of(3, 3, 5);
    histogram.add(3, 0.5);
    LossHistogram ones = of(3, 7);
    ones.merge(histogram);
    histogram.merge(of(3, 7));

    for (LossHistogram each : List.of(histogram, ones, copy(histogram))) {
      assertThat(each.rows()).isEqualTo(6);
      assertThat(each.weight().value()).isEqualTo(5.5);
      assertThat(each.sum().value()).isEqualTo(22.5);
      // Weights up to 3: 3.5 of 5.5; up to 5: 4.5.
      assertThat(each.quantile(0.6).value()).isEqualTo(3);
      assertThat(each.quantile(0.7).value()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void arraysAddWhatTheirRowsDo(boolean weighted) {
    Random random = new Random(SEED);
    double[] losses = random.doubles(5000, -700, 700).map(Math::exp).toArray();
    losses[7] = 0;
    losses[8] = Double.POSITIVE_INFINITY;
    double[] weights = random.doubles(losses.length, 0.5, 2).toArray();
    LossHistogram rows = new LossHistogram();
    LossHistogram arrays = new LossHistogram();
    for (int i = 0; i < losses.length; i++) {
      rows.add(losses[i], weighted ? weights[i] : 1);
    }
    for (int from = 0; from < losses.length; from += 100) {
      arrays.addAll(losses, weighted ? weights : null, from, from + 100);
    }
    assertThat(arrays.buckets()).isEqualTo(rows.buckets());
    assertThat(arrays.weight().value()).isEqualTo(rows.weight().value());
    for (double p : PROBABILITIES) {
      assertThat(arrays.quantile(p)).as("p %s, seed %s", p, SEED).isEqualTo(rows.quantile(p));
    }
  }

  @Test
  void anArrayWithANegativeLossIsRefusedWhole() {
    LossHistogram histogram = new LossHistogram();

    assertThatThrownBy(() -> histogram.addAll(new double[] {1, -2}, null, 0, 2))
        .isInstanceOf(NegativeLossException.class)
        .hasMessageContaining("-2");
    assertThat(histogram.rows()).isZero();
  }

  @Test
  void reportsAreTheSameForEveryOrderAndGrouping() {
    Random random = new Random(SEED);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      double loss = random.nextInt(20) == 0 ? 0 : Math.exp(5 * random.nextGaussian());
      rows.add(new double[] {loss, random.nextInt(7) == 0 ? 0 : random.nextDouble()});
    }
    List<Object> expected = report(grouped(rows, rows.size()));
    for (int chunk = 1; chunk <= 10; chunk++) {
      Collections.shuffle(rows, random);
      assertThat(report(grouped(rows, chunk))).as("seed %s", SEED).isEqualTo(expected);
    }
    LossHistogram fresh = new LossHistogram();
    fresh.merge(grouped(rows, 100));
    fresh.merge(new LossHistogram());
    assertThat(report(fresh)).isEqualTo(expected);
    assertThat(report(copy(fresh))).isEqualTo(expected);
  }

  @Test
  void randomMergeTreesAgree() {
    Random random = new Random(SEED);
    List<LossHistogram> forest = new ArrayList<>();
    LossHistogram all = new LossHistogram(3);
    for (int i = 0; i < 200; i++) {
      double loss = Math.exp(3 * random.nextGaussian());
      double weight = random.nextDouble();
      LossHistogram leaf = new LossHistogram(3);
      leaf.add(loss, weight);
      forest.add(leaf);
      all.add(loss, weight);
    }
    while (forest.size() > 1) {
      LossHistogram one = forest.remove(random.nextInt(forest.size()));
      forest.get(random.nextInt(forest.size())).merge(one);
    }
    assertThat(report(forest.get(0))).as("seed %s", SEED).isEqualTo(report(all));
  }

  static Stream<OriginCase> references() {
    return ReferenceCases.origins("tail").stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void boundsHoldTheQuantilesOfNumPy(OriginCase reference) {
    LossHistogram histogram = of(reference.numbers("loss"));
    double[] probabilities = reference.numbers("p");
    double[] quantiles = reference.numbers("quantile");
    for (int i = 0; i < probabilities.length; i++) {
      Quantile quantile = histogram.quantile(probabilities[i]);
      // The mean of a bucket of one row is that row, but for the rounding of its quotient.
      double ulp = Math.ulp(quantiles[i]);
      assertThat(quantiles[i]).isBetween(quantile.lower() - ulp, quantile.upper() + ulp);
      assertThat(Math.abs(quantile.value() - quantiles[i])).isLessThan(quantiles[i] / 16);
    }
  }

  private static List<Object> report(LossHistogram histogram) {
    List<Object> report = new ArrayList<>();
    Arrays.stream(PROBABILITIES).mapToObj(histogram::quantile).forEach(report::add);
    Arrays.stream(PROBABILITIES)
        .mapToObj(p -> Concentration.worst(histogram, p))
        .forEach(report::add);
    report.add(Concentration.above(histogram, 2));
    report.add(Concentration.curve(histogram));
    report.add(histogram.rows());
    return report;
  }

  private static LossHistogram grouped(List<double[]> rows, int chunk) {
    LossHistogram all = new LossHistogram();
    for (int start = 0; start < rows.size(); start += chunk) {
      LossHistogram part = new LossHistogram();
      for (double[] row : rows.subList(start, Math.min(rows.size(), start + chunk))) {
        part.add(row[0], row[1]);
      }
      all.merge(part);
    }
    return all;
  }

  private static LossHistogram copy(LossHistogram histogram) {
    ByteBuffer bytes = ByteBuffer.allocate(histogram.bytes());
    histogram.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    return LossHistogram.read(bytes.flip());
  }

  private static LossHistogram of(double... losses) {
    LossHistogram histogram = new LossHistogram();
    Arrays.stream(losses).forEach(histogram::add);
    return histogram;
  }

  private static Quantile exactly(double p, double value) {
    return new Quantile(p, value, value, value);
  }
}
