package io.sparkloss.cost.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.regression.SquaredError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostGroupTest {

  private static final CostOptions OPTIONS = CostOptions.of(new SquaredError());

  /** Columns: label, two predictions, weight. */
  private static final GroupLayout LAYOUT =
      new GroupLayout(
          4,
          3,
          List.of(new GroupLayout.Label(0, LabelPolicy.NONE, 0)),
          List.of(
              new NumberTerm(new SquaredError(), 0, 1), new NumberTerm(new SquaredError(), 0, 2)),
          List.of(new GroupLayout.Pair(0, 1, 1.5, 0.25)));

  private static CostGroup group(double[][] rows) {
    CostGroup group = new CostGroup(LAYOUT);
    RowLosses losses = new RowLosses(LAYOUT);
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        losses.values().setNumber(i, row[i]);
      }
      losses.evaluate();
      group.add(losses);
    }
    return group;
  }

  private static double[][] random(long seed, int size) {
    Random random = new Random(seed);
    double[][] rows = new double[size][4];
    for (double[] row : rows) {
      row[0] = random.nextInt(20) == 0 ? Double.NaN : 1e3 * random.nextGaussian();
      row[1] = random.nextInt(20) == 0 ? Double.NaN : 1e3 * random.nextGaussian();
      row[2] = random.nextGaussian();
      row[3] = random.nextInt(20) == 0 ? -1 : random.nextDouble();
    }
    return rows;
  }

  private static List<Object> report(CostGroup group) {
    List<Object> report = new ArrayList<>(List.of(group.rows()));
    for (int i = 0; i < 2; i++) {
      report.add(group.cost(i, OPTIONS));
      report.add(group.invalid(i));
      report.add(group.coverage(i));
      report.add(group.weightCoverage(i));
    }
    report.add(group.difference(0, OPTIONS));
    return report;
  }

  @Test
  void mergesInAnyOrderAndThroughBytesReportTheSameBits() {
    double[][] rows = random(7, 500);
    List<Object> expected = report(group(rows));
    Random random = new Random(8);
    for (int trial = 0; trial < 20; trial++) {
      List<CostGroup> parts = new ArrayList<>(List.of(new CostGroup(LAYOUT)));
      for (int from = 0; from < rows.length; ) {
        int to = Math.min(rows.length, from + 1 + random.nextInt(10));
        parts.add(group(java.util.Arrays.copyOfRange(rows, from, to)));
        from = to;
      }
      Collections.shuffle(parts, random);
      while (parts.size() > 1) {
        CostGroup part = parts.remove(random.nextInt(parts.size()));
        parts.get(0).merge(CostGroup.fromBytes(LAYOUT, part.toBytes()));
      }
      assertThat(report(parts.get(0))).as("seed 8, trial %d", trial).isEqualTo(expected);
    }
  }

  @Test
  void pairsUseTheRowsUsableForBoth() {
    double nan = Double.NaN;
    CostGroup group =
        group(new double[][] {{0, 2, 1, 1}, {0, 3, 1, 1}, {0, nan, 5, 1}, {0, 7, nan, 1}});
    // 4 - 1.5 - 0.25 and 9 - 1.5 - 0.25
    assertThat(group.difference(0, OPTIONS).difference().mean()).isEqualTo((2.25 + 7.25) / 2);
    assertThat(group.difference(0, OPTIONS).candidate().mean()).isEqualTo(6.5);
    assertThat(group.difference(0, OPTIONS).baseline().mean()).isEqualTo(1);
    assertThat(group.cost(0, OPTIONS).mean()).isEqualTo((4 + 9 + 49) / 3.0);
  }

  @Test
  void coverageCountsRowsAndWeightAndLeavesIgnoredOnesOut() {
    GroupLayout layout =
        new GroupLayout(
            3,
            2,
            List.of(new GroupLayout.Label(0, LabelPolicy.parse(Map.of("ignore_label", "-1")), 0)),
            List.of(new NumberTerm(new SquaredError(), 0, 1)),
            List.of());
    CostGroup group = new CostGroup(layout);
    RowLosses losses = new RowLosses(layout);
    for (double[] row : new double[][] {{0, 1, 3}, {0, Double.NaN, 1}, {-1, 1, 100}, {0, 0, 0}}) {
      for (int i = 0; i < 3; i++) {
        losses.values().setNumber(i, row[i]);
      }
      losses.evaluate();
      group.add(losses);
    }
    assertThat(group.invalid(0))
        .containsOnly(Map.entry(Reason.NAN_PREDICTION, 1L), Map.entry(Reason.IGNORED, 1L));
    assertThat(group.used(0)).isEqualTo(2);
    assertThat(group.coverage(0)).isEqualTo(2 / 3.0);
    assertThat(group.weightCoverage(0)).isEqualTo(0.75);
  }

  @Test
  void classWeightsMultiplyTheRowsWeight() {
    BinaryCrossEntropy loss = new BinaryCrossEntropy(0);
    GroupLayout layout =
        new GroupLayout(
            2,
            -1,
            List.of(new GroupLayout.Label(0, LabelPolicy.parse(Map.of("class_weights", "1,3")), 0)),
            List.of(new NumberTerm(loss, 0, 1)),
            List.of());
    CostGroup group = new CostGroup(layout);
    RowLosses losses = new RowLosses(layout);
    for (int label = 0; label < 2; label++) {
      losses.values().setNumber(0, label);
      losses.values().setNumber(1, 0.25);
      losses.evaluate();
      group.add(losses);
    }
    double[] labels = {0, 1};
    double[] predictions = {0.25, 0.25};
    assertThat(group.cost(0, CostOptions.of(loss)))
        .isEqualTo(Cost.of(loss, labels, predictions, new double[] {1, 3}));
  }

  @Test
  void aRepeatedRowIsCountedAgain() {
    CostGroup group = group(new double[][] {{0, 2, 1, 1}, {0, 2, 1, 1}, {0, 4, 1, 1}});
    assertThat(group.cost(0, OPTIONS).mean()).isEqualTo((4 + 4 + 16) / 3.0);
    assertThat(group.rows()).isEqualTo(3);
  }

  @Test
  void anEmptyGroupHasNoCostAndNoCoverage() {
    CostGroup group = new CostGroup(LAYOUT);
    assertThat(group.cost(0, OPTIONS).mean()).isNaN();
    assertThat(group.coverage(0)).isNaN();
    assertThat(group.weightCoverage(0)).isNaN();
    assertThat(group.invalid(0)).isEmpty();
  }

  @Test
  void bytesOfAnotherVersionOrLayoutAreRefused() {
    byte[] bytes = new CostGroup(LAYOUT).toBytes();
    bytes[0] = 9;
    assertThatThrownBy(() -> CostGroup.fromBytes(LAYOUT, bytes)).hasMessageContaining("version 9");
    GroupLayout other = new GroupLayout(4, 3, LAYOUT.labels(), LAYOUT.terms(), List.of());
    assertThatThrownBy(() -> CostGroup.fromBytes(other, new CostGroup(LAYOUT).toBytes()))
        .hasMessageContaining("1 pairs");
  }
}
