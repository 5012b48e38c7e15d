package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.numeric.ThreePartSum;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** The steps of one member of a {@link FusedSums} on the fields of a row. */
final class SumsLoop {

  private final SumsForm form;
  private final SumsLayout layout;
  private final int rows;
  private final int first;
  private final int value;
  private final int[] sumOfTerm;
  private final double[] empty;

  /**
   * Creates the steps.
   *
   * @param form the member
   * @param field its first field in the buffer
   * @param value its first value in the row
   */
  SumsLoop(SumsForm form, int field, int value) {
    this.form = form;
    this.layout = form.layout();
    this.rows = layout.rows() ? field : -1;
    this.first = field + form.firstPart();
    this.value = value;
    this.sumOfTerm = layout.sumOfTerm().stream().mapToInt(layout::sum).toArray();
    this.empty = layout.empty();
  }

  void initialize(InternalRow buffer, int offset) {
    if (rows >= 0) {
      buffer.setLong(offset + rows, 0);
    }
    for (int i = 0; i < empty.length; i++) {
      buffer.setDouble(offset + first + i, empty[i]);
    }
  }

  void update(InternalRow buffer, int offset, InternalRow values) {
    long one = values.getLong(value);
    if (one == 0) {
      return;
    }
    if (rows >= 0) {
      buffer.setLong(offset + rows, buffer.getLong(offset + rows) + 1);
    }
    int start = offset + first;
    if (layout.weighted()) {
      double weight = values.getDouble(value + 1);
      add(buffer, start, weight);
      for (int i = 0; i < sumOfTerm.length; i++) {
        addProduct(buffer, start + sumOfTerm[i], weight, values.getDouble(value + 2 + i));
      }
    } else {
      for (int i = 0; i < sumOfTerm.length; i++) {
        add(buffer, start + sumOfTerm[i], values.getDouble(value + 1 + i));
      }
    }
    if (layout.extremeTerm() >= 0) {
      int at = value + 1 + (layout.weighted() ? 1 : 0) + layout.extremeTerm();
      keepExtremes(buffer, offset, values.getDouble(at), values.getDouble(at));
    }
  }

  void merge(InternalRow buffer, int offset, InternalRow other, int otherOffset) {
    if (rows >= 0) {
      long sum = buffer.getLong(offset + rows) + other.getLong(otherOffset + rows);
      buffer.setLong(offset + rows, sum);
    }
    for (int at = first; at < first + layout.extremes(); at += SumsLayout.PARTS) {
      addSum(buffer, offset + at, other, otherOffset + at);
    }
    if (layout.extremeTerm() >= 0) {
      int at = otherOffset + first + layout.extremes();
      keepExtremes(buffer, offset, other.getDouble(at), other.getDouble(at + 1));
    }
  }

  @Nullable Double result(InternalRow buffer, int offset) {
    double[] parts = new double[layout.parts()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = buffer.getDouble(offset + first + i);
    }
    long count = rows >= 0 ? buffer.getLong(offset + rows) : 0;
    return form.score().result(form.weighted(), count, parts);
  }

  private void keepExtremes(InternalRow buffer, int offset, double least, double greatest) {
    int at = offset + first + layout.extremes();
    buffer.setDouble(at, Math.min(buffer.getDouble(at), least));
    buffer.setDouble(at + 1, Math.max(buffer.getDouble(at + 1), greatest));
  }

  private static void add(InternalRow buffer, int at, double term) {
    double high = buffer.getDouble(at);
    double middle = buffer.getDouble(at + 1);
    double low = buffer.getDouble(at + 2);
    buffer.setDouble(at, ThreePartSum.addedHigh(high, term));
    buffer.setDouble(at + 1, ThreePartSum.addedMiddle(high, middle, term));
    buffer.setDouble(at + 2, ThreePartSum.addedLow(high, middle, low, term));
  }

  private static void addProduct(InternalRow buffer, int at, double x, double y) {
    double high = buffer.getDouble(at);
    double middle = buffer.getDouble(at + 1);
    double low = buffer.getDouble(at + 2);
    buffer.setDouble(at, ThreePartSum.addedProductHigh(high, x, y));
    buffer.setDouble(at + 1, ThreePartSum.addedProductMiddle(high, middle, x, y));
    buffer.setDouble(at + 2, ThreePartSum.addedProductLow(high, middle, low, x, y));
  }

  private static void addSum(InternalRow buffer, int at, InternalRow other, int from) {
    double high = buffer.getDouble(at);
    double middle = buffer.getDouble(at + 1);
    double low = buffer.getDouble(at + 2);
    double otherHigh = other.getDouble(from);
    double otherMiddle = other.getDouble(from + 1);
    double otherLow = other.getDouble(from + 2);
    buffer.setDouble(at, ThreePartSum.addedHigh(high, otherHigh));
    buffer.setDouble(at + 1, ThreePartSum.mergedMiddle(high, middle, otherHigh, otherMiddle));
    buffer.setDouble(
        at + 2, ThreePartSum.mergedLow(high, middle, low, otherHigh, otherMiddle, otherLow));
  }
}
