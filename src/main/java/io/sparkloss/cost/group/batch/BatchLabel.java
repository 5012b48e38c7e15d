package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.LabelPolicy;
import java.util.Arrays;

/** The labels of many rows as one {@link GroupLayout.Label} sees them, and what rows weigh. */
final class BatchLabel {

  /** A text whose class has not been looked up yet. */
  private static final int UNSEEN = -2;

  /** A text that is ignored or names no class. */
  private static final int UNUSABLE = -1;

  private final GroupLayout.Label source;
  private final boolean weighs;
  private double[] values = new double[0];
  private double[] weights = new double[0];

  BatchLabel(GroupLayout.Label source, boolean weighs) {
    this.source = source;
    this.weighs = weighs;
  }

  /**
   * Reads the labels and their weights; marks the rows whose label is ignored or names no class, or
   * that have no weight above 0.
   *
   * @param rowWeights what rows weigh without their class; read only when they weigh
   */
  void read(RowBatch rows, double[] rowWeights, boolean[] unusable) {
    if (values.length < rows.count()) {
      values = new double[rows.count()];
    }
    if (rows.isText(source.column())) {
      readTexts(rows, unusable);
    } else {
      readNumbers(rows, unusable);
    }
    if (weighs) {
      weigh(rows.count(), rowWeights, unusable);
    }
  }

  private void readTexts(RowBatch rows, boolean[] unusable) {
    int[] codes = rows.codes(source.column());
    int[] classOfCode = new int[0];
    for (int i = 0; i < rows.count(); i++) {
      int code = codes[i];
      if (code >= classOfCode.length) {
        int known = classOfCode.length;
        classOfCode = Arrays.copyOf(classOfCode, Math.max(code + 1, 2 * known));
        Arrays.fill(classOfCode, known, classOfCode.length, UNSEEN);
      }
      if (classOfCode[code] == UNSEEN) {
        classOfCode[code] = index(rows.text(source.column(), code));
      }
      unusable[i] |= classOfCode[code] == UNUSABLE;
      values[i] = Math.max(classOfCode[code], 0);
    }
  }

  private int index(String text) {
    ClassList classes = source.policy().classes();
    return classes == null || source.policy().ignores(text) ? UNUSABLE : classes.index(text);
  }

  private void readNumbers(RowBatch rows, boolean[] unusable) {
    double[] labels = rows.numbers(source.column());
    LabelPolicy policy = source.policy();
    int classes = source.classes();
    System.arraycopy(labels, 0, values, 0, rows.count());
    if (policy.ignoreLabel() == null && classes == 0) {
      return;
    }
    for (int i = 0; i < rows.count(); i++) {
      double label = labels[i];
      boolean index = label >= 0 && label < classes && label == Math.rint(label);
      if (policy.ignores(label) || (classes > 0 && !index)) {
        unusable[i] = true;
        values[i] = 0;
      }
    }
  }

  private void weigh(int count, double[] rowWeights, boolean[] unusable) {
    if (source.policy().classWeights().isEmpty()) {
      weights = rowWeights;
      return;
    }
    if (weights.length < count) {
      weights = new double[count];
    }
    for (int i = 0; i < count; i++) {
      weights[i] = rowWeights[i] * source.policy().weight(values[i]);
      unusable[i] |= !BatchLosses.isAboveZero(weights[i]);
    }
  }

  /** Returns the labels: a class index where the source is classes, else the number. */
  double[] values() {
    return values;
  }

  /** Returns whether rows weigh differently. */
  boolean weighs() {
    return weighs;
  }

  /** Returns what each row weighs; only when they weigh differently. */
  double[] weights() {
    return weights;
  }
}
