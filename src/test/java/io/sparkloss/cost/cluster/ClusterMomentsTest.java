package io.sparkloss.cost.cluster;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.MeanEstimate;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.oracle.Ulps;
import io.sparkloss.reference.OriginCase;
import io.sparkloss.reference.ReferenceCases;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMomentsTest {

  private static final long SEED = 1986;

  private static final CostOptions ANY_SIGN = CostOptions.UNNAMED;

  @Test
  void threeClustersByHand() {
    ClusterMoments moments = new ClusterMoments();
    moments.add(cluster(1, 3));
    moments.add(cluster(5));
    moments.add(cluster(0));

    MeanEstimate estimate = moments.estimate();

    // J = 9/4; A − J·W is −1/2, 11/4, −9/4, its squares sum to 12.875; 3/2 · 12.875 / 4².
    assertThat(estimate.mean()).isEqualTo(2.25);
    assertThat(estimate.standardError()).isEqualTo(Math.sqrt(1.20703125));
    assertThat(estimate.degrees()).isEqualTo(2);
    // t with 2 degrees at 0.975 is 0.95 / √(2 · 0.975 · 0.025).
    double half = 0.95 / Math.sqrt(0.04875) * Math.sqrt(1.20703125);
    assertThat(estimate.upper(0.95)).isCloseTo(2.25 + half, withinPercentage(1e-10));
  }

  @Test
  void theCostKeepsAllButItsUncertainty() {
    ClusterMoments moments = new ClusterMoments();
    CostAccumulator all = CostAccumulator.unweighted();
    for (CostAccumulator cluster : List.of(cluster(1, 3), cluster(5), cluster(0))) {
      moments.add(cluster);
      all.merge(cluster);
    }
    Cost plain = all.cost(ANY_SIGN);

    Cost clustered = moments.clustered(plain, ANY_SIGN);
    Cost cut = moments.clustered(plain, new CostOptions(0.95, ANY_SIGN.weightKind(), true, false));

    assertThat(clustered.standardError()).isEqualTo(Math.sqrt(1.20703125));
    assertThat(clustered.lower()).isNegative();
    assertThat(clustered.doubtful()).isTrue();
    assertThat(cut.lower()).isZero();
    assertThat(cut.upper()).isEqualTo(clustered.upper());
    assertThat(
            clustered.withUncertainty(
                plain.standardError(), plain.lower(), plain.upper(), plain.doubtful()))
        .isEqualTo(plain);
  }

  @Test
  void clustersOfOtherRowsAreRefused() {
    ClusterMoments moments = new ClusterMoments();
    moments.add(cluster(1, 3));

    assertThatThrownBy(() -> moments.clustered(cluster(1).cost(ANY_SIGN), ANY_SIGN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the cost has weight 1.0 but its clusters 2.0");
  }

  @Test
  void oneRowInEachClusterIsThePlainStandardError() {
    Random random = new Random(SEED);
    ClusterMoments moments = new ClusterMoments();
    CostAccumulator plain = CostAccumulator.weighted();
    for (int i = 0; i < 200; i++) {
      CostAccumulator row = CostAccumulator.weighted();
      row.add(Math.exp(3 * random.nextGaussian()), random.nextDouble());
      moments.add(row);
      plain.merge(row);
    }
    Cost cost = plain.cost(ANY_SIGN);

    assertThat(moments.clustered(cost, ANY_SIGN)).isEqualTo(cost);
  }

  @Test
  void standardErrorIsThatOfExactArithmetic() {
    Random random = new Random(SEED);
    for (int draw = 0; draw < 100; draw++) {
      double offset = draw % 2 == 0 ? 0 : 1e9;
      double scale = Math.scalb(1.0, random.nextInt(400) - 200);
      List<double[]> clusters = new ArrayList<>();
      ClusterMoments moments = new ClusterMoments();
      for (int g = 0; g < 2 + random.nextInt(20); g++) {
        double weight = 1 + random.nextInt(1000) * random.nextDouble();
        double sum = scale * (offset + random.nextGaussian()) * weight;
        clusters.add(new double[] {sum, weight});
        moments.add(new ThreePartSum(sum, 0, 0), new ThreePartSum(weight, 0, 0));
      }
      BigDecimal exact = exactStandardError(clusters);
      // Two roundings: of the variance, and of its root.
      Ulps.assertWithin(1.01, moments.estimate().standardError(), exact, "draw " + draw);
    }
  }

  private static BigDecimal exactStandardError(List<double[]> clusters) {
    MathContext wide = new MathContext(80);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    for (double[] cluster : clusters) {
      sum = sum.add(big(cluster[0]));
      weight = weight.add(big(cluster[1]));
    }
    BigDecimal mean = sum.divide(weight, wide);
    BigDecimal squares = BigDecimal.ZERO;
    for (double[] cluster : clusters) {
      BigDecimal rest = big(cluster[0]).subtract(mean.multiply(big(cluster[1])));
      squares = squares.add(rest.multiply(rest));
    }
    BigDecimal n = BigDecimal.valueOf(clusters.size());
    return n.multiply(squares)
        .divide(n.subtract(BigDecimal.ONE), wide)
        .divide(weight.multiply(weight), wide)
        .sqrt(new MathContext(40));
  }

  /** A sum of 1e16 and 1 has two parts; the rounded one would lose the whole spread. */
  @Test
  void partsOfASumThatADoubleCannotHoldCount() {
    ClusterMoments moments = new ClusterMoments();
    moments.add(new ThreePartSum(0x1p60, 1, 0), new ThreePartSum(1, 0, 0));
    moments.add(new ThreePartSum(0x1p60, -1, 0), new ThreePartSum(1, 0, 0));

    // Two clusters of weight 1 that differ by 2: se² = 2 · (1 + 1) / 4.
    assertThat(moments.estimate().standardError()).isEqualTo(1);
  }

  @Test
  void fewerThanTwoClustersSayNothing() {
    ClusterMoments moments = new ClusterMoments();
    assertThat(moments.estimate().mean()).isNaN();
    assertThat(moments.estimate().standardError()).isNaN();

    moments.add(cluster(1, 2));

    assertThat(moments.estimate().mean()).isEqualTo(1.5);
    assertThat(moments.estimate().standardError()).isNaN();
    assertThat(moments.estimate().lower(0.95)).isNaN();
    assertThat(moments.clustered(cluster(1, 2).cost(ANY_SIGN), ANY_SIGN).upper()).isNaN();
  }

  @Test
  void clustersOfWeightZeroAreLeftOut() {
    ClusterMoments moments = new ClusterMoments();
    CostAccumulator empty = CostAccumulator.weighted();
    empty.add(7, 0);
    moments.add(empty);

    assertThat(moments.clusters()).isZero();
  }

  @Test
  void fewClustersAreDoubtful() {
    ClusterMoments moments = new ClusterMoments();
    for (int g = 0; g < 49; g++) {
      moments.add(cluster(g));
    }
    assertThat(moments.doubtful()).isTrue();
    moments.add(cluster(1));
    assertThat(moments.doubtful()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200})
  void nonFiniteSumsAndOverflowHaveNoStandardError(double loss) {
    ClusterMoments moments = new ClusterMoments();
    moments.add(cluster(1));
    moments.add(cluster(loss));

    assertThat(moments.estimate().standardError()).isNaN();
    assertThat(moments.estimate().mean()).isEqualTo(Double.valueOf((1 + loss) / 2));
  }

  @Test
  void everyReportedBitIsTheSameForEveryOrderAndGrouping() {
    Random random = new Random(SEED);
    List<CostAccumulator> clusters = new ArrayList<>();
    for (int g = 0; g < 300; g++) {
      CostAccumulator cluster = CostAccumulator.weighted();
      for (int i = 0; i <= random.nextInt(5); i++) {
        cluster.add(Math.exp(random.nextGaussian() * 12), random.nextDouble());
      }
      clusters.add(cluster);
    }
    MeanEstimate expected = grouped(clusters, clusters.size()).estimate();
    for (int chunk = 1; chunk <= 10; chunk++) {
      Collections.shuffle(clusters, random);
      assertThat(grouped(clusters, chunk).estimate()).as("seed %s", SEED).isEqualTo(expected);
    }
    ClusterMoments fresh = new ClusterMoments();
    fresh.merge(grouped(clusters, 7));
    fresh.merge(new ClusterMoments());
    assertThat(fresh.estimate()).isEqualTo(expected);
    assertThat(copy(fresh).estimate()).isEqualTo(expected);
    assertThat(copy(fresh).clusters()).isEqualTo(300);
  }

  private static ClusterMoments grouped(List<CostAccumulator> clusters, int chunk) {
    ClusterMoments all = new ClusterMoments();
    for (int start = 0; start < clusters.size(); start += chunk) {
      ClusterMoments part = new ClusterMoments();
      clusters.subList(start, Math.min(clusters.size(), start + chunk)).forEach(part::add);
      all.merge(part);
    }
    return all;
  }

  private static ClusterMoments copy(ClusterMoments moments) {
    ByteBuffer bytes = ByteBuffer.allocate(moments.bytes());
    moments.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    return ClusterMoments.read(bytes.flip());
  }

  static Stream<OriginCase> references() {
    return ReferenceCases.origins("cluster").stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void equalsNumPy(OriginCase reference) {
    double[] losses = reference.numbers("loss");
    double[] weights = reference.numbers("weight");
    double[] of = reference.numbers("cluster");
    List<CostAccumulator> clusters = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      while (clusters.size() <= of[i]) {
        clusters.add(CostAccumulator.weighted());
      }
      clusters.get((int) of[i]).add(losses[i], weights[i]);
    }
    ClusterMoments moments = grouped(clusters, clusters.size());
    MeanEstimate estimate = moments.estimate();

    assertThat((double) moments.clusters()).isEqualTo(reference.number("clusters"));
    // In percent: a relative error of 1e-12.
    assertThat(estimate.mean()).isCloseTo(reference.number("mean"), withinPercentage(1e-10));
    assertThat(estimate.standardError())
        .isCloseTo(reference.number("std_error"), withinPercentage(1e-10));
    assertThat(estimate.lower(0.95)).isCloseTo(reference.number("ci_low"), withinPercentage(1e-10));
    assertThat(estimate.upper(0.95))
        .isCloseTo(reference.number("ci_high"), withinPercentage(1e-10));
  }

  /** 50 clusters of 2 to 20 rows whose losses share half their variance. */
  @Test
  void intervalsOfFiftyClustersCoverWhatTheySay() {
    Random random = new Random(SEED);
    int replicates = 5000;
    int clustered = 0;
    int plain = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      ClusterMoments moments = new ClusterMoments();
      CostAccumulator all = CostAccumulator.unweighted();
      for (int g = 0; g < 50; g++) {
        double shared = random.nextGaussian();
        CostAccumulator cluster = CostAccumulator.unweighted();
        for (int i = 2 + random.nextInt(19); i > 0; i--) {
          cluster.add(10 + shared + random.nextGaussian());
        }
        moments.add(cluster);
        all.merge(cluster);
      }
      Cost cost = all.cost(ANY_SIGN);
      plain += covers(cost);
      clustered += covers(moments.clustered(cost, ANY_SIGN));
    }
    // The standard error of a coverage of 95 % in 5000 replicates is 0.3 %.
    assertThat(clustered / (double) replicates).as("seed %s", SEED).isBetween(0.93, 0.97);
    // As if rows were independent: the error is too small by a factor above 2.
    assertThat(plain / (double) replicates).as("seed %s", SEED).isLessThan(0.7);
  }

  private static int covers(Cost cost) {
    return cost.lower() <= 10 && 10 <= cost.upper() ? 1 : 0;
  }

  private static CostAccumulator cluster(double... losses) {
    CostAccumulator cluster = CostAccumulator.unweighted();
    for (double loss : losses) {
      cluster.add(loss);
    }
    return cluster;
  }
}
