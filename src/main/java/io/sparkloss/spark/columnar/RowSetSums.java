package io.sparkloss.spark.columnar;

import io.sparkloss.loss.LossDomainException;
import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.aggregate.sums.Weights;
import io.sparkloss.spark.catalyst.Adapter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one row set, for each group.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class RowSetSums {

  private final BatchForm.RowSet form;
  private final DataType[] types;
  private final List<TermSums> sums = new ArrayList<>();
  private final @Nullable TermSums weightSum;
  private final Weights weights;
  private final boolean grouped;
  private long[] rows = new long[1];
  private final List<double[]> least = new ArrayList<>();
  private final List<double[]> greatest = new ArrayList<>();
  private double[][] numbers = new double[0][];
  private double[] kept = new double[0];
  private double[] scratch = new double[0];
  private int[] selected = new int[0];
  private int[] slots = new int[0];

  /**
   * Creates empty sums.
   *
   * @param form what is summed
   * @param types the types of all columns
   * @param grouped whether there are groups
   */
  RowSetSums(BatchForm.RowSet form, DataType[] types, boolean grouped) {
    this.form = form;
    this.types = types;
    this.weights = new Weights(form.function());
    this.grouped = grouped;
    form.sums().forEach(sum -> sums.add(TermSums.of(grouped)));
    this.weightSum = form.weight() < 0 ? null : TermSums.of(grouped);
    for (int i = 0; i < form.extremes().size(); i++) {
      least.add(new double[] {Double.POSITIVE_INFINITY});
      greatest.add(new double[] {Double.NEGATIVE_INFINITY});
    }
  }

  /**
   * Adds the rows of a batch.
   *
   * @param batch the batch
   * @param mask which rows count, or null for all
   * @param groups the group of each row of the batch
   * @param groupCount how many groups there are
   */
  void add(ColumnarBatch batch, boolean @Nullable [] mask, int[] groups, int groupCount) {
    ensure(batch.numRows(), groupCount);
    int count = select(batch, mask);
    boolean all = count == batch.numRows();
    for (int i = 0; i < form.numbers().size(); i++) {
      compute(batch, form.numbers().get(i), all, count, numbers[i]);
    }
    int[] of = all ? groups : picked(groups, count);
    if (weightSum == null) {
      countRows(of, count);
      for (int i = 0; i < sums.size(); i++) {
        sums.get(i).add(of, numbers[form.sums().get(i)], count);
      }
    } else {
      addWeighted(weightSum, of, count);
    }
    keepExtremes(of, count);
  }

  private void countRows(int[] of, int count) {
    if (!grouped) {
      rows[0] += count;
      return;
    }
    for (int i = 0; i < count; i++) {
      rows[of[i]]++;
    }
  }

  private void addWeighted(TermSums total, int[] of, int count) {
    double[] weight = numbers[form.weight()];
    boolean zeros = false;
    for (int i = 0; i < count; i++) {
      zeros |= weights.checked(weight[i]) == 0;
      rows[of[i]] += weight[i] == 0 ? 0 : 1;
    }
    total.add(of, weight, count);
    for (int i = 0; i < sums.size(); i++) {
      double[] terms = numbers[form.sums().get(i)];
      if (zeros) {
        for (int row = 0; row < count; row++) {
          kept[row] = weight[row] == 0 ? 0 : terms[row];
        }
        terms = kept;
      }
      sums.get(i).addProducts(of, weight, terms, count, scratch);
    }
  }

  private void keepExtremes(int[] of, int count) {
    for (int i = 0; i < least.size(); i++) {
      double[] terms = numbers[form.extremes().get(i)];
      for (int row = 0; row < count; row++) {
        if (weightSum == null || numbers[form.weight()][row] != 0) {
          int slot = of[row];
          least.get(i)[slot] = Math.min(least.get(i)[slot], terms[row]);
          greatest.get(i)[slot] = Math.max(greatest.get(i)[slot], terms[row]);
        }
      }
    }
  }

  /** Finds the rows that the mask lets through and in which nothing is NULL. */
  private int select(ColumnarBatch batch, boolean @Nullable [] mask) {
    int count = batch.numRows();
    boolean nulls =
        form.columns().stream()
            .anyMatch(column -> ColumnReader.mayBeNull(batch.column(column), types[column]));
    if (!nulls && mask == null) {
      return count;
    }
    int found = 0;
    for (int row = 0; row < count; row++) {
      if ((mask == null || mask[row]) && !(nulls && isNull(batch, row))) {
        selected[found++] = row;
      }
    }
    return found;
  }

  private boolean isNull(ColumnarBatch batch, int row) {
    for (int column : form.columns()) {
      if (ColumnReader.isNull(batch.column(column), types[column], row)) {
        return true;
      }
    }
    return false;
  }

  private int[] picked(int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      slots[i] = groups[selected[i]];
    }
    return slots;
  }

  private void compute(
      ColumnarBatch batch, BatchNumber number, boolean all, int count, double[] target) {
    if (number instanceof BatchNumber.OfColumn of) {
      ColumnReader.read(batch.column(of.ordinal()), types[of.ordinal()], batch.numRows(), target);
      for (int i = 0; !all && i < count; i++) {
        target[i] = target[selected[i]];
      }
    } else if (number instanceof BatchNumber.Constant of) {
      Arrays.fill(target, 0, count, of.value());
    } else if (number instanceof BatchNumber.OfClassLoss of) {
      classLosses(batch, of, all, count, target);
    } else if (number instanceof BatchNumber.Computed of) {
      operate(of, count, target);
    } else {
      losses(number, count, target);
    }
  }

  private void losses(BatchNumber number, int count, double[] target) {
    Adapter errors = null;
    try {
      if (number instanceof BatchNumber.OfLoss of) {
        errors = of.errors();
        of.loss().values(numbers[of.label()], numbers[of.prediction()], count, target);
      } else if (number instanceof BatchNumber.OfScaledLoss of) {
        errors = of.errors();
        of.loss()
            .values(
                numbers[of.label()], numbers[of.prediction()], numbers[of.scale()], count, target);
      }
    } catch (LossDomainException e) {
      throw errors == null ? e : errors.refused(e);
    }
  }

  private void classLosses(
      ColumnarBatch batch, BatchNumber.OfClassLoss of, boolean all, int count, double[] target) {
    ColumnVector column = batch.column(of.ordinal());
    DataType type = types[of.ordinal()];
    double[] labels = numbers[of.label()];
    for (int row = 0; all && row < count; row++) {
      selected[row] = row;
    }
    double[] flat = ColumnReader.flat(column, type, selected, count);
    ClassAdapter adapter = of.adapter();
    if (flat != null && (adapter.classes() == 0 || adapter.classes() * count == flat.length)) {
      try {
        adapter.loss().values(labels, flat, flat.length / count, count, target);
      } catch (LossDomainException e) {
        throw adapter.refused(e);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      target[i] = adapter.value(labels[i], ColumnReader.entries(column, type, selected[i]));
    }
  }

  private void operate(BatchNumber.Computed of, int count, double[] target) {
    double[] left = numbers[of.left()];
    double[] right = numbers[of.right()];
    for (int i = 0; i < count; i++) {
      target[i] =
          switch (of.operation()) {
            case PRODUCT -> left[i] * right[i];
            case PRODUCT_ERROR -> Exact.productError(left[i], right[i]);
            case ABSOLUTE -> Math.abs(left[i]);
          };
    }
  }

  private void ensure(int batchRows, int groupCount) {
    if (selected.length < batchRows) {
      numbers = new double[form.numbers().size()][batchRows];
      kept = new double[batchRows];
      scratch = new double[batchRows];
      selected = new int[batchRows];
      slots = new int[batchRows];
    }
    if (rows.length < groupCount) {
      int room = Math.max(groupCount, 2 * rows.length);
      least.replaceAll(values -> grown(values, room, Double.POSITIVE_INFINITY));
      greatest.replaceAll(values -> grown(values, room, Double.NEGATIVE_INFINITY));
      rows = Arrays.copyOf(rows, room);
    }
    sums.forEach(sum -> sum.ensure(groupCount));
    if (weightSum != null) {
      weightSum.ensure(groupCount);
    }
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
    return weightSum == null ? ThreePartSum.ofCount(rows(group)) : weightSum.sum(group);
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
}
