package io.sparkloss.spark.columnar.sums;

import io.sparkloss.cost.ClipMarks;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.numeric.Exact;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.columnar.batch.ColumnReader;
import io.sparkloss.spark.columnar.batch.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the rows of one batch after the other, each computed when it is asked for.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class BatchNumbers {

  private final List<BatchNumber> numbers;
  private final DataType[] types;
  private final double[][] arrays;
  private final boolean[] known;
  private @Nullable ColumnarBatch batch;
  private Selection rows = new Selection();

  /**
   * Creates the numbers.
   *
   * @param numbers what is computed
   * @param types the types of all columns
   */
  BatchNumbers(List<BatchNumber> numbers, DataType[] types) {
    this.numbers = numbers;
    this.types = types;
    this.arrays = new double[numbers.size()][0];
    this.known = new boolean[numbers.size()];
  }

  /** Begins the rows of a batch. */
  void begin(ColumnarBatch next, Selection selection) {
    batch = next;
    rows = selection;
    Arrays.fill(known, false);
  }

  /** Returns a number of each row; the array is used again for the next batch. */
  double[] of(int number) {
    if (!known[number]) {
      compute(number, numbers.get(number));
      known[number] = true;
    }
    return arrays[number];
  }

  private ColumnarBatch batch() {
    return Objects.requireNonNull(batch);
  }

  /** Returns an array for a number, with room for every row of the batch. */
  private double[] target(int number) {
    if (arrays[number].length < batch().numRows()) {
      arrays[number] = new double[batch().numRows()];
    }
    return arrays[number];
  }

  private void compute(int number, BatchNumber what) {
    if (what instanceof BatchNumber.OfColumn of) {
      read(number, batch().column(of.ordinal()), types[of.ordinal()]);
    } else if (what instanceof BatchNumber.Constant of) {
      Arrays.fill(target(number), 0, rows.count(), of.value());
    } else if (what instanceof BatchNumber.OfClassLoss of) {
      classLosses(of, target(number));
    } else if (what instanceof BatchNumber.Computed of) {
      operate(of, target(number));
    } else if (what instanceof BatchNumber.OfLoss of) {
      losses(of, target(number));
    } else if (what instanceof BatchNumber.OfScaledLoss of) {
      losses(of, target(number));
    }
  }

  private void read(int number, ColumnVector column, DataType type) {
    if (rows.all() && type instanceof DoubleType) {
      arrays[number] = column.getDoubles(0, batch().numRows());
      return;
    }
    double[] target = target(number);
    ColumnReader.read(column, type, batch().numRows(), target);
    rows.pack(target);
  }

  private void losses(BatchNumber.OfLoss of, double[] target) {
    try {
      of.loss().values(of(of.label()), of(of.prediction()), rows.count(), target);
    } catch (LossDomainException e) {
      throw of.errors().refused(e);
    }
  }

  private void losses(BatchNumber.OfScaledLoss of, double[] target) {
    double[] scales = of(of.scale());
    try {
      of.loss().values(of(of.label()), of(of.prediction()), scales, rows.count(), target);
    } catch (LossDomainException e) {
      throw of.errors().refused(e);
    }
  }

  private void classLosses(BatchNumber.OfClassLoss of, double[] target) {
    ColumnVector column = batch().column(of.ordinal());
    DataType type = types[of.ordinal()];
    double[] labels = of(of.label());
    int count = rows.count();
    double[] flat = ColumnReader.flat(column, type, rows);
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
      target[i] = adapter.value(labels[i], entries(of, i));
    }
  }

  private double[] entries(BatchNumber.OfClassLoss of, int i) {
    return ColumnReader.entries(batch().column(of.ordinal()), types[of.ordinal()], rows.row(i));
  }

  private void operate(BatchNumber.Computed of, double[] target) {
    double[] left = of(of.left());
    double[] right = of(of.right());
    for (int i = 0; i < rows.count(); i++) {
      target[i] =
          switch (of.operation()) {
            case PRODUCT -> left[i] * right[i];
            case PRODUCT_ERROR -> Exact.productError(left[i], right[i]);
            case ABSOLUTE -> Math.abs(left[i]);
          };
    }
  }

  /** Returns which losses were limited by clipping, or null for none. */
  boolean @Nullable [] clipped(int number) {
    double[] losses = of(number);
    int count = rows.count();
    if (numbers.get(number) instanceof BatchNumber.OfLoss of) {
      double[] labels = of(of.label());
      double[] predictions = of(of.prediction());
      return of.loss().mayClip(labels, predictions, count)
          ? ClipMarks.of(
              losses,
              count,
              Double.NEGATIVE_INFINITY,
              i -> of.loss().clipped(labels[i], predictions[i]))
          : null;
    }
    return numbers.get(number) instanceof BatchNumber.OfClassLoss of ? clipped(of, losses) : null;
  }

  private boolean @Nullable [] clipped(BatchNumber.OfClassLoss of, double[] losses) {
    ClassLoss loss = of.adapter().loss();
    double[] labels = of(of.label());
    return ClipMarks.of(
        losses, rows.count(), loss.leastClipped(), i -> loss.clipped(labels[i], entries(of, i)));
  }
}
