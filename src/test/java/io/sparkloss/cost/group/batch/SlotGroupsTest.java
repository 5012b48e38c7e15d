package io.sparkloss.cost.group.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.SlotAccumulators;
import io.sparkloss.cost.group.ClassTerm;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.HardClassTerm;
import io.sparkloss.cost.group.LossTerm;
import io.sparkloss.cost.group.NumberTerm;
import io.sparkloss.cost.group.PositiveClassTerm;
import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.cost.group.ScaleTerm;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.CrossEntropy;
import io.sparkloss.loss.classification.ZeroOneLoss;
import io.sparkloss.loss.likelihood.GaussianNll;
import io.sparkloss.loss.regression.SquaredError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Groups from arrays report what groups from rows do, to the bit. */
class SlotGroupsTest {

  private static final int SLOTS = 3;
  private static final ClassList NAMES = new ClassList(List.of("x", "y", "z"));

  // The columns.
  private static final int NUMBER = 0;
  private static final int PREDICTION = 1;
  private static final int OTHER = 2;
  private static final int SCALE = 3;
  private static final int BIT = 4;
  private static final int BOTH = 5;
  private static final int NAME = 6;
  private static final int PROBABILITIES = 7;
  private static final int SAID = 8;
  private static final int WEIGHT = 9;
  private static final int COLUMNS = 10;

  private static GroupLayout layout(boolean weighted) {
    List<GroupLayout.Label> labels =
        List.of(
            new GroupLayout.Label(NUMBER, LabelPolicy.NONE, 0),
            new GroupLayout.Label(
                BIT, LabelPolicy.parse(Map.of("ignore_label", "-1", "class_weights", "1,2")), 0),
            new GroupLayout.Label(NAME, new LabelPolicy(NAMES, "skip", List.of()), 3));
    List<LossTerm> terms =
        List.of(
            new NumberTerm(new SquaredError(), 0, PREDICTION),
            new NumberTerm(new SquaredError(), 0, OTHER),
            new ScaleTerm(new GaussianNll(), 0, PREDICTION, SCALE),
            new PositiveClassTerm(new BinaryCrossEntropy(0.1), 1, BOTH, 1e-6),
            new ClassTerm(new CrossEntropy(0.1), 2, PROBABILITIES, 1e-6),
            new HardClassTerm(new ZeroOneLoss(), 2, SAID, 3, NAMES));
    return new GroupLayout(
        COLUMNS,
        weighted ? WEIGHT : -1,
        labels,
        terms,
        List.of(new GroupLayout.Pair(0, 1, 1.25, 0.5)));
  }

  /** The rows of a batch: numbers, arrays of numbers and texts by column, and the slot of each. */
  private static final class Rows {

    private final double[][] numbers;
    private final double[][][] arrays;
    private final String[][] texts;
    private final int[] slots;

    private Rows(int count) {
      numbers = new double[COLUMNS][count];
      arrays = new double[COLUMNS][count][];
      texts = new String[COLUMNS][count];
      slots = new int[count];
    }

    static Rows random(Random random, int count, boolean dirty) {
      Rows rows = new Rows(count);
      for (int i = 0; i < count; i++) {
        rows.slots[i] = random.nextInt(SLOTS);
        for (int column : List.of(NUMBER, PREDICTION, OTHER)) {
          rows.numbers[column][i] = rare(random, dirty, Double.NaN, 100 * random.nextGaussian());
        }
        rows.numbers[OTHER][i] =
            rare(random, dirty, Double.NEGATIVE_INFINITY, rows.numbers[OTHER][i]);
        rows.numbers[SCALE][i] = rare(random, dirty, 0, 1 + random.nextDouble());
        rows.numbers[BIT][i] = rare(random, dirty, random.nextInt(4) - 2, random.nextInt(2));
        rows.numbers[WEIGHT][i] = rare(random, dirty, random.nextInt(2) - 1, random.nextDouble());
        double p = rare(random, dirty, 1.5, random.nextInt(11) / 10.0);
        rows.arrays[BOTH][i] = new double[] {1 - p, p + (random.nextInt(9) == 0 ? 1e-3 : 0)};
        rows.arrays[BOTH][i][1] = Math.min(rows.arrays[BOTH][i][1], Math.max(p, 1));
        double q = random.nextInt(6) / 10.0;
        rows.arrays[PROBABILITIES][i] = new double[] {q, rare(random, dirty, -0.25, 0.5), 0.5 - q};
        rows.texts[NAME][i] = text(random, dirty, "skip", "other");
        rows.texts[SAID][i] = text(random, dirty, "what", "else");
      }
      return rows;
    }

    private static double rare(Random random, boolean dirty, double bad, double good) {
      return dirty && random.nextInt(40) == 0 ? bad : good;
    }

    private static String text(Random random, boolean dirty, String... bad) {
      return dirty && random.nextInt(40) == 0
          ? bad[random.nextInt(bad.length)]
          : NAMES.names().get(random.nextInt(3));
    }

    void fill(RowBatch batch) {
      batch.begin(slots.length);
      for (int column = 0; column < COLUMNS; column++) {
        if (arrays[column].length > 0 && arrays[column][0] != null) {
          double[][] of = arrays[column];
          int length = of[0].length;
          double[] flat = new double[of.length * length];
          for (int i = 0; i < of.length; i++) {
            System.arraycopy(of[i], 0, flat, i * length, length);
          }
          batch.setArrays(column, flat, length);
        } else if (texts[column].length > 0 && texts[column][0] != null) {
          List<String> known = new ArrayList<>(List.of("never seen"));
          int[] codes = new int[slots.length];
          for (int i = 0; i < codes.length; i++) {
            if (!known.contains(texts[column][i])) {
              known.add(texts[column][i]);
            }
            codes[i] = known.indexOf(texts[column][i]);
          }
          batch.setTexts(column, codes, known::get);
        } else {
          batch.setNumbers(column, numbers[column].clone());
        }
      }
    }

    void fill(RowLosses losses, int row) {
      for (int column = 0; column < COLUMNS; column++) {
        if (arrays[column][row] != null) {
          losses.values().setNumbers(column, arrays[column][row]);
        } else if (texts[column][row] != null) {
          losses.values().setText(column, texts[column][row]);
        } else {
          losses.values().setNumber(column, numbers[column][row]);
        }
      }
      losses.evaluate();
    }
  }

  /** Adds a batch as Spark's operator does, one usable row after the other. */
  private static void add(Rows rows, BatchLosses batch, RowLosses single, SlotGroups target) {
    rows.fill(batch.rows());
    batch.evaluate();
    boolean[] taken = new boolean[rows.slots.length];
    GroupLayout layout = layout(batch.ownWeights() != null);
    for (int i = 0; i < batch.count(); i++) {
      int slot = rows.slots[batch.kept()[i]];
      taken[batch.kept()[i]] = true;
      target.addRows(slot, batch.ownWeights(), i, i + 1);
    }
    for (int term = 0; term < layout.terms().size(); term++) {
      SlotAccumulators.Losses losses =
          new SlotAccumulators.Losses(
              batch.losses(term), batch.weights(term), batch.clipped(term), batch.count());
      boolean[] unnormalized = batch.unnormalized(term);
      for (int i = 0; i < batch.count(); i++) {
        int slot = rows.slots[batch.kept()[i]];
        target.term(term).add(slot, losses, i, i + 1);
        if (unnormalized != null) {
          target.addUnnormalized(term, slot, unnormalized, i, i + 1);
        }
      }
    }
    double[] differences = new double[batch.count()];
    batch.differences(0, differences);
    GroupLayout.Pair pair = layout.pairs().get(0);
    SlotAccumulators.Losses losses =
        new SlotAccumulators.Losses(differences, batch.weights(0), null, batch.count());
    for (int i = 0; i < batch.count(); i++) {
      int slot = rows.slots[batch.kept()[i]];
      target.differences(0).add(slot, losses, i, i + 1);
      double[] weights = batch.weights(pair.candidate());
      double candidate = batch.losses(pair.candidate())[i];
      double baseline = batch.losses(pair.baseline())[i];
      target.winners(0).add(slot, candidate, baseline, weights == null ? 1 : weights[i]);
    }
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        rows.fill(single, i);
        target.other(rows.slots[i]).add(single);
      }
    }
  }

  private static List<Object> report(CostGroup group, GroupLayout layout) {
    CostOptions options = CostOptions.of(new SquaredError());
    List<Object> report = new ArrayList<>(List.of(group.rows()));
    for (int term = 0; term < layout.terms().size(); term++) {
      report.add(group.cost(term, options));
      report.add(group.invalid(term));
      report.add(group.unnormalized(term));
      report.add(group.coverage(term));
      report.add(group.weightCoverage(term));
    }
    report.add(group.difference(0, options));
    return report;
  }

  private static int compare(long seed, boolean weighted, boolean dirty) {
    GroupLayout layout = layout(weighted);
    BatchLosses batch = new BatchLosses(layout);
    RowLosses single = new RowLosses(layout);
    SlotGroups found = new SlotGroups(layout);
    found.ensure(SLOTS);
    List<CostGroup> expected =
        List.of(new CostGroup(layout), new CostGroup(layout), new CostGroup(layout));
    Random random = new Random(seed);
    int kept = 0;
    for (int size : new int[] {1, 700, 64, 333}) {
      Rows rows = Rows.random(random, size, dirty);
      add(rows, batch, single, found);
      kept += batch.count();
      for (int i = 0; i < size; i++) {
        rows.fill(single, i);
        expected.get(rows.slots[i]).add(single);
      }
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      assertThat(report(found.group(slot), layout))
          .as("slot %d, seed %d", slot, seed)
          .isEqualTo(report(expected.get(slot), layout));
    }
    return kept;
  }

  @Test
  void arraysTakeAllRowsThatEveryCostCanUse() {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(compare(seed, false, false)).isEqualTo(1098);
      assertThat(compare(seed, true, false)).isEqualTo(1098);
    }
  }

  @Test
  void otherRowsAreCountedByReasonAndLeftOut() {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(compare(seed, false, true)).isBetween(600, 1000);
      assertThat(compare(seed, true, true)).isBetween(600, 1000);
    }
  }

  @Test
  void batchesOfWhichNoRowServesLeaveNothing() {
    GroupLayout layout = layout(false);
    BatchLosses batch = new BatchLosses(layout);
    Rows rows = Rows.random(new Random(3), 5, false);
    Arrays.fill(rows.numbers[SCALE], 0);
    rows.fill(batch.rows());

    batch.evaluate();

    assertThat(batch.count()).isZero();
  }
}
