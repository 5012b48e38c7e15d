package io.sparkloss.cost.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.Cost;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.numeric.Exact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreSumsTest {

  private static final long SEED = 20260202;
  private static final MathContext DIGITS = new MathContext(80);

  private record Sample(double label, double prediction, double weight) {

    double residual() {
      return label - prediction;
    }
  }

  private static List<Sample> samples(double offset, double scale) {
    Random random = new Random(SEED);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double label = offset + scale * random.nextGaussian();
      samples.add(new Sample(label, label + scale * random.nextGaussian(), random.nextDouble()));
    }
    return samples;
  }

  private static void add(ScoreSums sums, Score score, boolean weighted, Sample sample) {
    double squared = sample.residual() * sample.residual();
    double y = sample.label();
    double[] terms =
        switch (score) {
          case R_SQUARED -> new double[] {squared, y, y * y, Exact.productError(y, y)};
          case RATIO -> new double[] {squared, Math.abs(y)};
          case D2_LOG_LOSS, NORMALIZED_ENTROPY -> new double[] {squared, y > 0 ? 1 : 0};
          default -> new double[] {squared};
        };
    if (weighted) {
      sums.addWeighted(sample.weight(), terms);
    } else {
      sums.add(terms);
    }
  }

  private static ScoreSums of(Score score, boolean weighted, List<Sample> samples) {
    ScoreSums sums = new ScoreSums(score, weighted);
    samples.forEach(sample -> add(sums, score, weighted, sample));
    return sums;
  }

  @ParameterizedTest
  @EnumSource(Score.class)
  void mergingIsACommutativeMonoidWhateverTheChunks(Score score) {
    for (boolean weighted : new boolean[] {false, true}) {
      List<Sample> samples = samples(1, 3);
      Double whole = of(score, weighted, samples).result();
      Collections.shuffle(samples, new Random(SEED));
      Random random = new Random(SEED);
      ScoreSums merged = new ScoreSums(score, weighted);
      for (int from = 0; from < samples.size(); ) {
        int to = Math.min(samples.size(), from + 1 + random.nextInt(10));
        ScoreSums chunk = of(score, weighted, samples.subList(from, to));
        if (random.nextBoolean()) {
          merged.merge(chunk);
        } else {
          chunk.merge(merged);
          merged = chunk;
        }
        from = to;
      }
      merged.merge(new ScoreSums(score, weighted));

      assertThat(merged.result()).as("seed %d", SEED).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @EnumSource(Score.class)
  void noRowsAndNoWeightHaveNoScore(Score score) {
    ScoreSums weightless = new ScoreSums(score, true);
    add(weightless, score, true, new Sample(1, 2, 0));
    add(weightless, score, true, new Sample(2, 2, 0));

    assertThat(new ScoreSums(score, false).result()).isNull();
    assertThat(new ScoreSums(score, true).result()).isNull();
    assertThat(weightless.result()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Score.class)
  void unitWeightsAreNoWeights(Score score) {
    List<Sample> samples =
        samples(1, 3).stream().map(s -> new Sample(s.label(), s.prediction(), 1)).toList();

    assertThat(of(score, true, samples).result()).isEqualTo(of(score, false, samples).result());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void badWeightsAreRefused(double weight) {
    assertThatThrownBy(() -> new ScoreSums(Score.MEAN, true).addWeighted(weight, 1))
        .isInstanceOf(LossDomainException.class)
        .hasMessageContaining(Double.toString(weight));
  }

  @Test
  void sumsOfDifferentScoresDoNotMerge() {
    assertThatThrownBy(() -> new ScoreSums(Score.MEAN, true).merge(new ScoreSums(Score.SUM, true)))
        .hasMessageContaining("SUM");
  }

  @Test
  void theMeanIsThatOfACost() {
    List<Sample> samples = samples(0, 1);
    double[] labels = samples.stream().mapToDouble(Sample::label).toArray();
    double[] predictions = samples.stream().mapToDouble(Sample::prediction).toArray();
    double[] weights = samples.stream().mapToDouble(Sample::weight).toArray();
    SquaredError loss = new SquaredError();

    assertThat(of(Score.MEAN, false, samples).result())
        .isEqualTo(Cost.of(loss, labels, predictions).mean());
    assertThat(of(Score.MEAN, true, samples).result())
        .isEqualTo(Cost.of(loss, labels, predictions, weights).mean());
    assertThat(of(Score.SUM, true, samples).result())
        .isEqualTo(Cost.of(loss, labels, predictions, weights).sum());
    assertThat(of(Score.ROOT_MEAN, false, samples).result())
        .isEqualTo(Math.sqrt(Cost.of(loss, labels, predictions).mean()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 1e9, -1e9})
  void rSquaredIsExactAndRoundedOnce(double offset) {
    List<Sample> samples = samples(offset, 1e-3);

    assertThat(of(Score.R_SQUARED, true, samples).result()).isEqualTo(exactRSquared(samples));
  }

  private static double exactRSquared(List<Sample> samples) {
    BigDecimal weight = BigDecimal.ZERO;
    BigDecimal first = BigDecimal.ZERO;
    for (Sample sample : samples) {
      BigDecimal w = new BigDecimal(sample.weight());
      weight = weight.add(w);
      first = first.add(w.multiply(new BigDecimal(sample.label())));
    }
    BigDecimal mean = first.divide(weight, DIGITS);
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal unexplained = BigDecimal.ZERO;
    for (Sample sample : samples) {
      BigDecimal w = new BigDecimal(sample.weight());
      total = total.add(w.multiply(new BigDecimal(sample.label()).subtract(mean).pow(2)));
      // The square is that of the loss, in doubles.
      BigDecimal squared = new BigDecimal(sample.residual() * sample.residual());
      unexplained = unexplained.add(w.multiply(squared));
    }
    return BigDecimal.ONE.subtract(unexplained.divide(total, DIGITS)).doubleValue();
  }

  @Test
  void rSquaredAtTheEndsOfTheRange() {
    assertThat(rSquared(3, 3, 3, 3)).isEqualTo(1);
    assertThat(rSquared(3, 3, 3, 4)).isZero();
    assertThat(rSquared(1e200, 1, 0, 0)).isNaN();
    assertThat(rSquared(1, 1e200, 2, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(rSquared(1, Double.NaN, 2, 2)).isNaN();
    assertThat(rSquared(0x1p-500, 0, 0x1p-499, 0x1p-499)).isEqualTo(-1);
    assertThat(rSquared(0x1p500, 0, 0x1p501, 0x1p501)).isEqualTo(-1);
  }

  /** Two labels, each with its prediction. */
  private static @Nullable Double rSquared(double y0, double p0, double y1, double p1) {
    return of(Score.R_SQUARED, false, List.of(new Sample(y0, p0, 1), new Sample(y1, p1, 1)))
        .result();
  }

  @Test
  void ratioOfNothingIsNaN() {
    ScoreSums sums = new ScoreSums(Score.RATIO, false);
    sums.add(0, 0);

    assertThat(sums.result()).isNaN();
    sums.add(1, 0);
    assertThat(sums.result()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void entropyOfLabels() {
    ScoreSums entropy = new ScoreSums(Score.NORMALIZED_ENTROPY, false);
    ScoreSums explained = new ScoreSums(Score.D2_LOG_LOSS, false);
    for (double label : new double[] {1, 0, 0, 0}) {
      entropy.add(Math.log(2), label);
      explained.add(Math.log(2), label);
    }
    // H(¼) = 2 ln 2 − ¾ ln 3 = 0.562335144618808…, by bc -l with 30 digits.
    double h = 0.5623351446188084;

    // Two logarithms, two products, a difference and a quotient: each errs by at most an ulp.
    Offset<Double> tolerance = Offset.offset(4 * Math.ulp(1.0));
    assertThat(entropy.result()).isCloseTo(Math.log(2) / h, tolerance);
    assertThat(explained.result()).isCloseTo(1 - Math.log(2) / h, tolerance);
  }

  @Test
  void oneClassIsExplainedWhollyOrNotAtAll() {
    ScoreSums perfect = new ScoreSums(Score.D2_LOG_LOSS, false);
    ScoreSums other = new ScoreSums(Score.D2_LOG_LOSS, false);
    perfect.add(0, 1);
    other.add(0.5, 1);
    assertThat(perfect.result()).isNull();
    perfect.add(0, 1);
    other.add(0.5, 1);

    assertThat(perfect.result()).isEqualTo(1);
    assertThat(other.result()).isZero();
  }
}
