package io.sparkloss.spark.columnar.sums;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.SlotAccumulators;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.numeric.array.ArrayMath;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.columnar.batch.Arrangement;
import io.sparkloss.spark.columnar.batch.BatchGroups;
import io.sparkloss.spark.columnar.batch.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one row set, for each group. Rows of weight 0 are counted and otherwise left out.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class RowSetSums {

  private final BatchForm.RowSet form;
  private final DataType[] types;
  private final Weights weights;
  private final BatchNumbers numbers;
  private final Selection selection = new Selection();
  private final Arrangement own = new Arrangement();
  private final List<TermSums> sums = new ArrayList<>();
  private final TermSums weightSum = new TermSums();
  private final List<double[]> least = new ArrayList<>();
  private final List<double[]> greatest = new ArrayList<>();
  private final List<SlotAccumulators> statistics = new ArrayList<>();
  private final double[] extremes = new double[2];
  private long[] rows = new long[1];
  private int[] slots = new int[0];
  private double[] arranged = new double[0];
  private double[] arrangedWeights = new double[0];

  /**
   * Creates empty sums.
   *
   * @param form what is summed
   * @param types the types of all columns
   */
  RowSetSums(BatchForm.RowSet form, DataType[] types) {
    this.form = form;
    this.types = types;
    this.weights = new Weights(form.function());
    this.numbers = new BatchNumbers(form.numbers(), types);
    form.sums().forEach(sum -> sums.add(new TermSums()));
    for (int i = 0; i < form.extremes().size(); i++) {
      least.add(new double[] {Double.POSITIVE_INFINITY});
      greatest.add(new double[] {Double.NEGATIVE_INFINITY});
    }
    form.statistics().forEach(of -> statistics.add(new SlotAccumulators(isWeighted())));
  }

  private boolean isWeighted() {
    return form.weight() >= 0;
  }

  /**
   * Adds the rows of a batch.
   *
   * @param batch the batch
   * @param mask which rows count, or null for all
   * @param groups the groups of the rows
   */
  void add(ColumnarBatch batch, boolean @Nullable [] mask, BatchGroups groups) {
    ensure(batch.numRows(), groups.count());
    selection.of(batch, mask, form.columns(), types);
    numbers.begin(batch, selection);
    if (isWeighted()) {
      leaveOutZeros(batch, groups);
    }
    Arrangement order = groups.everyRow();
    if (!selection.all()) {
      order = own;
      groups.arrange(selection, slots, own);
    }
    order.forEach((slot, from, to) -> rows[slot] += to - from);
    double[] weight =
        isWeighted() ? order.arranged(numbers.of(form.weight()), arrangedWeights) : null;
    if (weight != null) {
      weightSum.add(order, weight, groups.count());
    }
    for (int i = 0; i < sums.size(); i++) {
      double[] terms = order.arranged(numbers.of(form.sums().get(i)), arranged);
      if (weight == null) {
        sums.get(i).add(order, terms, groups.count());
      } else {
        sums.get(i).addProducts(order, weight, terms, groups.count());
      }
    }
    for (int i = 0; i < least.size(); i++) {
      int index = i;
      double[] terms = order.arranged(numbers.of(form.extremes().get(i)), arranged);
      order.forEach((slot, from, to) -> keepExtremes(index, slot, terms, from, to));
    }
    for (int i = 0; i < statistics.size(); i++) {
      addStatistics(order, weight, i);
    }
  }

  /** Refuses bad weights; those of 0 leave the selection. */
  private void leaveOutZeros(ColumnarBatch batch, BatchGroups groups) {
    double[] weight = numbers.of(form.weight());
    if (ArrayMath.allWithin(weight, selection.count(), Double.MIN_VALUE, Double.MAX_VALUE)) {
      return;
    }
    for (int i = 0; i < selection.count(); i++) {
      if (weights.checked(weight[i]) == 0) {
        int slot = groups.slot(selection.row(i));
        statistics.forEach(of -> of.addIgnored(slot));
      }
    }
    selection.dropZeros(weight);
    numbers.begin(batch, selection);
  }

  private void keepExtremes(int index, int slot, double[] terms, int from, int to) {
    extremes[0] = least.get(index)[slot];
    extremes[1] = greatest.get(index)[slot];
    ArrayMath.extend(terms, from, to, extremes);
    least.get(index)[slot] = extremes[0];
    greatest.get(index)[slot] = extremes[1];
  }

  private void addStatistics(Arrangement order, double @Nullable [] weight, int index) {
    BatchForm.Statistics of = form.statistics().get(index);
    double[] losses = order.arranged(numbers.of(of.loss()), arranged);
    boolean[] clipped = of.clips() ? numbers.clipped(of.loss()) : null;
    boolean[] marks = clipped == null ? null : order.arranged(clipped);
    SlotAccumulators target = statistics.get(index);
    SlotAccumulators.Losses all = new SlotAccumulators.Losses(losses, weight, marks, order.count());
    boolean scattered = order.isScattered();
    order.forEach(
        (slot, from, to) -> {
          if (scattered) {
            target.addOne(slot, all, from);
          } else {
            target.add(slot, all, from, to);
          }
        });
  }

  private void ensure(int batchRows, int groupCount) {
    if (slots.length < batchRows) {
      slots = new int[batchRows];
      arranged = new double[batchRows];
      arrangedWeights = new double[batchRows];
    }
    if (rows.length < groupCount) {
      int room = Math.max(groupCount, 2 * rows.length);
      least.replaceAll(values -> grown(values, room, Double.POSITIVE_INFINITY));
      greatest.replaceAll(values -> grown(values, room, Double.NEGATIVE_INFINITY));
      rows = Arrays.copyOf(rows, room);
    }
    statistics.forEach(of -> of.ensure(groupCount));
  }

  private static double[] grown(double[] values, int room, double empty) {
    double[] grown = Arrays.copyOf(values, room);
    Arrays.fill(grown, values.length, room, empty);
    return grown;
  }

  /** Returns the rows of a group, those of weight 0 left out. */
  long rows(int group) {
    return group < rows.length ? rows[group] : 0;
  }

  /** Returns the sum of a group's weights. */
  ThreePartSum weight(int group) {
    return isWeighted() ? weightSum.sum(group) : ThreePartSum.ofCount(rows(group));
  }

  /** Returns a sum of a group. */
  ThreePartSum sum(int index, int group) {
    return sums.get(index).sum(group);
  }

  /** Returns the least value of a group. */
  double least(int index, int group) {
    return least.get(index)[group];
  }

  /** Returns the greatest value of a group. */
  double greatest(int index, int group) {
    return greatest.get(index)[group];
  }

  /** Returns the statistics of a group. */
  CostAccumulator statistics(int index, int group) {
    return statistics.get(index).accumulator(group);
  }
}
