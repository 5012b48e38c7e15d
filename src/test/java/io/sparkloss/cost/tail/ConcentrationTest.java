package io.sparkloss.cost.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.reference.OriginCase;
import io.sparkloss.reference.ReferenceCases;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationTest {

  private static final long SEED = 1905;

  @Test
  void exactWhereABorderFallsRight() {
    LossHistogram losses = of(0, 1, 2, 13);

    assertThat(Concentration.worst(losses, 0)).isEqualTo(exactly(0, 0));
    assertThat(Concentration.worst(losses, 0.25)).isEqualTo(exactly(0.25, 13 / 16.0));
    assertThat(Concentration.worst(losses, 0.5)).isEqualTo(exactly(0.5, 15 / 16.0));
    assertThat(Concentration.worst(losses, 0.75)).isEqualTo(exactly(0.75, 1));
    assertThat(Concentration.worst(losses, 1)).isEqualTo(exactly(1, 1));
  }

  @Test
  void ofTheRowAtTheBorderOnlyTheMissingWeightCounts() {
    // A tenth of the weight of 1 and 4 is 0.5: half of the row of 3, which is 1.5 of 7.
    LossHistogram losses = new LossHistogram();
    losses.add(3, 1);
    losses.add(1, 4);

    assertThat(Concentration.worst(losses, 0.1).share()).isEqualTo(1.5 / 7);
    assertThat(Concentration.worst(losses, 0.1).upper()).isEqualTo(1.5 / 7);
  }

  @Test
  void theBucketAtTheBorderCountsAtItsMeanWithBounds() {
    // 16, 16.25 and 16.75 share a bucket of mean 49/3; a third of the rows is one.
    TailShare third = Concentration.worst(of(16, 16.25, 16.75), 1 / 3.0);

    assertThat(third.lower()).isEqualTo(1 / 3.0);
    assertThat(third.share()).isEqualTo(third.lower());
    // At most the greatest, 16.75, of 49; the rest at least 16 each would allow 17.
    assertThat(third.upper()).isEqualTo(16.75 / 49);
  }

  @Test
  void worstThreeFractions() {
    assertThat(Concentration.worst(of(1, 2)))
        .extracting(TailShare::weight)
        .containsExactly(0.001, 0.01, 0.1);
  }

  @Test
  void theTrueShareLiesWithinTheBounds() {
    Random random = new Random(SEED);
    for (int draw = 0; draw < 50; draw++) {
      int rows = 1 + random.nextInt(300);
      double[] sorted = random.doubles(rows).map(u -> Math.exp(4 * u)).sorted().toArray();
      double fraction = (1 + random.nextInt(rows)) / (double) rows;
      double total = 0;
      double worst = 0;
      for (int i = rows - 1; i >= 0; i--) {
        total += sorted[i];
        worst += rows - i <= Math.round(fraction * rows) ? sorted[i] : 0;
      }
      TailShare share = Concentration.worst(of(sorted), fraction);
      // Sums of 300 doubles: well below 1e-12.
      assertThat(worst / total)
          .as("seed %s, draw %s", SEED, draw)
          .isBetween(share.lower() - 1e-12, share.upper() + 1e-12);
      assertThat(share.upper() - share.lower()).isLessThan(share.upper() / 16 + 1e-12);
    }
  }

  @Test
  void theCurveGoesThroughTheBorders() {
    assertThat(Concentration.curve(of(0, 1, 2, 13)))
        .containsExactly(
            new CurvePoint(0, 0),
            new CurvePoint(0.25, 13 / 16.0),
            new CurvePoint(0.5, 15 / 16.0),
            new CurvePoint(0.75, 1),
            new CurvePoint(1, 1));
  }

  @Test
  void theCurveRisesAndIsConcave() {
    Random random = new Random(SEED);
    double[] losses = random.doubles(2000).map(u -> 1 / u - 1).toArray();
    List<CurvePoint> curve = Concentration.curve(of(losses));
    for (int i = 2; i < curve.size(); i++) {
      CurvePoint a = curve.get(i - 2);
      CurvePoint b = curve.get(i - 1);
      CurvePoint c = curve.get(i);
      assertThat(c.weight()).as("seed %s", SEED).isGreaterThan(b.weight());
      double before = (b.cost() - a.cost()) / (b.weight() - a.weight());
      double after = (c.cost() - b.cost()) / (c.weight() - b.weight());
      // Differences of rounded shares: 2⁻⁵³ over steps of at least 1/2000.
      assertThat(after).isLessThanOrEqualTo(before + 1e-12);
    }
  }

  @Test
  void aboveAThreshold() {
    LossHistogram losses = of(0, 1, 2, 13);

    assertThat(Concentration.above(losses, Math.nextDown(1.0))).isEqualTo(exactly(0.75, 1));
    // It cannot tell which rows in [1, 1.0625) are above 1: none at least, all of them at most.
    assertThat(Concentration.above(losses, 1)).isEqualTo(new TailShare(0.75, 1, 15 / 16.0, 1));
    assertThat(Concentration.above(losses, 1.5)).isEqualTo(exactly(0.5, 15 / 16.0));
    assertThat(Concentration.above(losses, 13)).isEqualTo(exactly(0, 0));
    assertThat(Concentration.above(losses, -1)).isEqualTo(exactly(1, 1));
    assertThat(Concentration.above(losses, Double.NaN).share()).isNaN();
  }

  @Test
  void aThresholdInsideABucketHasBounds() {
    // 16 and 16.75 share a bucket, whose range of 16 to just below 17 is cut in half at 16.5.
    TailShare above = Concentration.above(of(16, 16.75, 32.75), 16.5);

    assertThat(above.lower()).isEqualTo(0.5);
    assertThat(above.upper()).isEqualTo(1);
    // Half of both rows, weight 1 and loss 32.75/2, beside the third; "just below" is 2⁻⁴⁹.
    assertThat(above.weight()).isCloseTo(2 / 3.0, within(1e-14));
    assertThat(above.share()).isCloseTo(0.75, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void nonFiniteLossesHaveNoShares(double loss) {
    LossHistogram losses = of(1, loss);

    assertThat(Concentration.worst(losses, 0.5).share()).isNaN();
    assertThat(Concentration.worst(losses, 0.5).upper()).isNaN();
    assertThat(Concentration.above(losses, 0.5).lower()).isNaN();
    assertThat(Concentration.curve(losses)).isEmpty();
  }

  @Test
  void nothingToShare() {
    for (LossHistogram losses : List.of(of(), of(0, 0))) {
      assertThat(Concentration.worst(losses, 0.1).share()).isNaN();
      assertThat(Concentration.above(losses, 0).share()).isNaN();
      assertThat(Concentration.curve(losses)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.1, 1.1})
  void badFractionsAreRefused(double fraction) {
    assertThatThrownBy(() -> Concentration.worst(of(1), fraction))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fraction is " + fraction + " but must lie in [0, 1]");
  }

  static Stream<OriginCase> references() {
    return ReferenceCases.origins("tail").stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void boundsHoldTheSharesOfNumPy(OriginCase reference) {
    double[] losses = reference.numbers("loss");
    double[] weights = reference.numbers("weight");
    double[] fractions = reference.numbers("fraction");
    double[] shares = reference.numbers("share");
    for (int bits : new int[] {2, 4, 10}) {
      LossHistogram histogram = new LossHistogram(bits);
      for (int i = 0; i < losses.length; i++) {
        histogram.add(losses[i], weights[i]);
      }
      for (int i = 0; i < fractions.length; i++) {
        TailShare share = Concentration.worst(histogram, fractions[i]);
        assertThat(shares[i]).isBetween(share.lower() - 1e-12, share.upper() + 1e-12);
        assertThat(share.upper() - share.lower()).isLessThan(Math.scalb(shares[i], -bits) + 1e-12);
      }
    }
  }

  private static LossHistogram of(double... losses) {
    LossHistogram histogram = new LossHistogram();
    for (double loss : losses) {
      histogram.add(loss);
    }
    return histogram;
  }

  private static TailShare exactly(double weight, double share) {
    return new TailShare(weight, share, share, share);
  }
}
