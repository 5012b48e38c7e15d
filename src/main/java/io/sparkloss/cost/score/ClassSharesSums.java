package io.sparkloss.cost.score;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D² of the log loss over many classes: 1 − log loss / entropy of the class shares, the part of the
 * entropy that predictions explain.
 *
 * <p>A single class: 1 if perfect, else 0. Fewer than two rows: none. Rows of weight 0 add nothing.
 * Merging is a commutative monoid.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ClassSharesSums implements MergeableScore<ClassSharesSums>, Serializable {

  private static final long serialVersionUID = 1L;

  private long rows;
  private final ThreePartSum weight = new ThreePartSum();
  private final ThreePartSum loss = new ThreePartSum();
  private final ArrayList<ThreePartSum> classes = new ArrayList<>();

  /** Creates sums of no rows. */
  public ClassSharesSums() {}

  /** Adds a row whose label is a class. */
  public void add(double rowLoss, int label, double rowWeight) {
    if (count(rowLoss, rowWeight)) {
      ofClass(label).add(rowWeight);
    }
  }

  /** Adds a row with a soft label. */
  public void add(double rowLoss, double[] label, double rowWeight) {
    if (count(rowLoss, rowWeight)) {
      for (int k = 0; k < label.length; k++) {
        ofClass(k).addProduct(rowWeight, label[k]);
      }
    }
  }

  @Override
  public void merge(ClassSharesSums other) {
    rows += other.rows;
    weight.add(other.weight);
    loss.add(other.loss);
    for (int k = 0; k < other.classes.size(); k++) {
      ofClass(k).add(other.classes.get(k));
    }
  }

  @Override
  public @Nullable Double result() {
    return rows < 2
        ? null
        : (Double) Entropy.explained(loss.dividedBy(weight), Entropy.ofShares(classes, total()));
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    return Long.BYTES + Integer.BYTES + (2 + classes.size()) * ThreePartSum.BYTES;
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    target.putLong(rows).putInt(classes.size());
    weight.write(target);
    loss.write(target);
    classes.forEach(sum -> sum.write(target));
  }

  /** Reads what {@link #write} wrote. */
  public static ClassSharesSums read(ByteBuffer source) {
    ClassSharesSums sums = new ClassSharesSums();
    sums.rows = source.getLong();
    int size = source.getInt();
    sums.weight.add(ThreePartSum.read(source));
    sums.loss.add(ThreePartSum.read(source));
    for (int k = 0; k < size; k++) {
      sums.classes.add(ThreePartSum.read(source));
    }
    return sums;
  }

  private boolean count(double rowLoss, double rowWeight) {
    if (rowWeight == 0) {
      return false;
    }
    rows++;
    weight.add(rowWeight);
    loss.addProduct(rowWeight, rowLoss);
    return true;
  }

  private ThreePartSum total() {
    ThreePartSum total = new ThreePartSum();
    List.copyOf(classes).forEach(total::add);
    return total;
  }

  private ThreePartSum ofClass(int index) {
    while (classes.size() <= index) {
      classes.add(new ThreePartSum());
    }
    return classes.get(index);
  }
}
