package io.sparkloss.cost.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicatesTest {

  private static final int REPLICATES = 60;
  private static final long SEED = 20010601;

  /** A row as the tests draw it. */
  private record Row(long key, double weight, double loss) {}

  @Test
  void emptyIsNeverZero() {
    Replicates empty = fresh();
    BootstrapInterval interval = empty.interval(ReplicatesTest::mean, 0.95);

    assertThat(empty.rows()).isZero();
    assertThat(interval).isEqualTo(new BootstrapInterval(Double.NaN, Double.NaN, Double.NaN, 0));
  }

  /** Each replicate by BigDecimal: every row as often as its weight says. */
  @Test
  void sumsOfReplicatesAreThoseOfTheRowsDrawn() {
    List<Row> rows = rows(300);
    Replicates replicates = added(rows);
    PoissonWeights poisson = new PoissonWeights(SEED);
    double[] expected = new double[REPLICATES];
    for (int b = 0; b < REPLICATES; b++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (Row row : rows) {
        BigDecimal times = BigDecimal.valueOf(poisson.weight(row.key(), b));
        sum = sum.add(times.multiply(new BigDecimal(row.loss())));
      }
      expected[b] = sum.doubleValue();
    }
    assertThat(valuesOf(replicates, sums -> sums[1])).containsExactlyInAnyOrder(box(expected));
  }

  @Test
  void everyBitIsTheSameForEveryOrderAndGrouping() {
    List<Row> rows = rows(2000);
    List<Double> expected = valuesOf(added(rows), ReplicatesTest::mean);
    BootstrapInterval interval = added(rows).interval(ReplicatesTest::mean, 0.95);
    Random random = new Random(SEED);
    for (int chunk : new int[] {1, 3, 10, 700}) {
      Collections.shuffle(rows, random);
      Replicates merged = merged(rows, chunk);
      assertThat(valuesOf(merged, ReplicatesTest::mean))
          .as("seed %s, chunk %s", SEED, chunk)
          .isEqualTo(expected);
      assertThat(merged.interval(ReplicatesTest::mean, 0.95)).isEqualTo(interval);
      assertThat(merged.rows()).isEqualTo(2000);
    }
  }

  @Test
  void mergingIsSymmetricToTheBit() {
    List<Row> rows = rows(101);
    Replicates one = added(rows.subList(0, 17));
    one.merge(added(rows.subList(17, 101)));
    Replicates other = added(rows.subList(17, 101));
    other.merge(added(rows.subList(0, 17)));

    assertThat(bytes(one)).isEqualTo(bytes(other));
  }

  @Test
  void freshReplicatesAreTheIdentityOfMerging() {
    Replicates replicates = added(rows(50));
    byte[] before = bytes(replicates);
    replicates.merge(fresh());
    Replicates fresh = fresh();
    fresh.merge(replicates);

    assertThat(bytes(replicates)).isEqualTo(before);
    assertThat(bytes(fresh)).isEqualTo(before);
  }

  @Test
  void bytesReadBack() {
    Replicates replicates = added(rows(50));
    ByteBuffer buffer = ByteBuffer.wrap(bytes(replicates));
    Replicates read = Replicates.read(buffer);

    assertThat(buffer.hasRemaining()).isFalse();
    assertThat(read).hasToString(replicates.toString());
    assertThat(bytes(read)).isEqualTo(bytes(replicates));
    read.merge(replicates);
    assertThat(read.rows()).isEqualTo(100);
  }

  /** What the class doc says: 8 bytes for each replicate and 24 for each sum, and a header. */
  @Test
  void sizeIsAsDocumented() {
    assertThat(new Replicates(200, 2, SEED).bytes()).isEqualTo(200 * (2 * 24 + 8) + 24);
  }

  @Test
  void otherNumbersOrSeedsAreNotMerged() {
    for (Replicates other :
        List.of(
            new Replicates(REPLICATES + 1, 2, SEED),
            new Replicates(REPLICATES, 3, SEED),
            new Replicates(REPLICATES, 2, SEED + 1))) {
      assertThatThrownBy(() -> fresh().merge(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(other + " cannot be merged into " + fresh());
    }
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> new Replicates(1, 2, SEED)).hasMessageContaining("1 replicates");
    assertThatThrownBy(() -> new Replicates(2, 0, SEED)).hasMessageContaining("0 quantities");
    assertThatThrownBy(() -> fresh().addFrom(1, 7, 1, 2))
        .hasMessageContaining("2 values from quantity 1 on do not fit into 2 quantities");
    assertThatThrownBy(() -> fresh().addFrom(-1, 7, 1)).hasMessageContaining("quantity -1");
  }

  @Test
  void rowsMayHaveSomeQuantitiesOnly() {
    Replicates whole = new Replicates(REPLICATES, 4, SEED);
    Replicates parts = new Replicates(REPLICATES, 4, SEED);
    for (int key = 0; key < 20; key++) {
      whole.add(key, 0, key, 0.1, 0);
      parts.addFrom(1, key, key, 0.1);
    }
    assertThat(bytes(parts)).isEqualTo(bytes(whole));
  }

  /** A row whose value is NaN is no part of the replicates that did not draw it. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void nonFiniteValuesReachTheReplicatesThatDrewThem(double value) {
    Replicates replicates = added(rows(40));
    long key = KeyHash.of("the bad row");
    replicates.add(key, 1, value);
    PoissonWeights poisson = new PoissonWeights(SEED);
    long drawn = 0;
    for (int b = 0; b < REPLICATES; b++) {
      drawn += poisson.weight(key, b) > 0 ? 1 : 0;
    }
    List<Double> means = valuesOf(replicates, ReplicatesTest::mean);

    assertThat(means.stream().filter(mean -> mean.equals(value)).count()).isEqualTo(drawn);
    assertThat(means.stream().filter(Double::isFinite).count()).isEqualTo(REPLICATES - drawn);
    assertThat(replicates.interval(ReplicatesTest::mean, 0.95).standardError()).isNaN();
  }

  /** Of one row, 37 of 100 replicates are empty: they say nothing of the mean. */
  @Test
  void replicatesThatDrewNoRowAreLeftOut() {
    Replicates replicates = new Replicates(400, 2, SEED);
    replicates.add(KeyHash.of("only"), 1, 2.5);
    BootstrapInterval interval = replicates.interval(ReplicatesTest::mean, 0.95);

    assertThat(interval.replicates()).isBetween(215, 290); // 400 (1 − 1/e) ± 4 standard deviations
    assertThat(interval.lower()).isEqualTo(2.5);
    assertThat(interval.upper()).isEqualTo(2.5);
    assertThat(interval.standardError()).isZero();
  }

  @Test
  void rowsOfAClusterAreDrawnTogether() {
    Replicates replicates = fresh();
    for (int row = 0; row < 5; row++) {
      replicates.add(KeyHash.of("a user"), 1, row);
    }
    assertThat(valuesOf(replicates, ReplicatesTest::mean)).containsOnly(2.0);
  }

  private static double mean(double[] sums) {
    return sums[1] / sums[0];
  }

  private static Replicates fresh() {
    return new Replicates(REPLICATES, 2, SEED);
  }

  private static List<Row> rows(int count) {
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double loss = Math.exp(12 * random.nextGaussian());
      rows.add(new Row(KeyHash.of(i), random.nextDouble(), loss));
    }
    return rows;
  }

  private static Replicates added(List<Row> rows) {
    Replicates replicates = fresh();
    rows.forEach(row -> replicates.add(row.key(), row.weight(), row.loss()));
    return replicates;
  }

  private static Replicates merged(List<Row> rows, int chunk) {
    Replicates all = fresh();
    for (int start = 0; start < rows.size(); start += chunk) {
      all.merge(added(rows.subList(start, Math.min(rows.size(), start + chunk))));
    }
    return all;
  }

  private static List<Double> valuesOf(
      Replicates replicates, ToDoubleFunction<double[]> statistic) {
    List<Double> values = new ArrayList<>();
    replicates.distribution(
        sums -> {
          double value = statistic.applyAsDouble(sums);
          values.add(value);
          return value;
        });
    return values;
  }

  private static Double[] box(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  private static byte[] bytes(Replicates replicates) {
    ByteBuffer buffer = ByteBuffer.allocate(replicates.bytes());
    replicates.write(buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    return buffer.array();
  }
}
