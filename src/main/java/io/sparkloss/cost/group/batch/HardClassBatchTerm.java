package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.group.HardClassTerm;
import io.sparkloss.loss.ClassList;

/** The losses of many rows for a {@link HardClassTerm}. */
final class HardClassBatchTerm extends BatchTerm {

  private final HardClassTerm term;
  private double[] predicted = NONE;

  HardClassBatchTerm(HardClassTerm term) {
    this.term = term;
  }

  @Override
  boolean fill(RowBatch rows, double[] labels, double[] target) {
    predicted = predicted.length < rows.count() ? new double[rows.count()] : predicted;
    boolean legal = true;
    for (int i = 0; i < rows.count(); i++) {
      predicted[i] = predicted(rows, i);
      legal &= term.isIndex(labels[i]) && term.isIndex(predicted[i]);
    }
    if (legal) {
      term.loss().values(labels, predicted, rows.count(), target);
    }
    return legal;
  }

  private double predicted(RowBatch rows, int row) {
    ClassList classes = term.classes();
    if (!rows.isText(term.prediction())) {
      return rows.numbers(term.prediction())[row];
    }
    String text = rows.text(term.prediction(), rows.codes(term.prediction())[row]);
    return classes == null ? -1 : classes.index(text);
  }

  @Override
  boolean usable(RowBatch rows, double[] labels, int row) {
    double prediction = predicted(rows, row);
    return term.isIndex(labels[row])
        && term.isIndex(prediction)
        && term.loss().reason(labels[row], prediction) == null;
  }
}
