package io.sparkloss.cost.group;

import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Reason;
import org.jspecify.annotations.Nullable;

/** The label of the row at hand as one {@link GroupLayout.Label} sees it. */
final class RowLabel {

  private static final double[] NONE = {};

  private final GroupLayout.Label source;
  private @Nullable Reason reason;
  private boolean unknown;
  private boolean soft;
  private double value;
  private double[] array = NONE;

  RowLabel(GroupLayout.Label source) {
    this.source = source;
  }

  void read(RowValues row) {
    int column = source.column();
    reason = null;
    unknown = false;
    soft = false;
    if (row.isNull(column)) {
      reason = Reason.NULL_LABEL;
    } else if (row.isText(column)) {
      readText(row.text(column));
    } else if (row.isNumbers(column)) {
      soft = true;
      array = row.numbers(column);
    } else {
      readNumber(row.number(column));
    }
  }

  private void readText(String text) {
    ClassList classes = source.policy().classes();
    if (source.policy().ignores(text)) {
      reason = Reason.IGNORED;
      return;
    }
    int index = classes == null ? -1 : classes.index(text);
    unknown = index < 0;
    value = Math.max(index, 0);
  }

  private void readNumber(double number) {
    if (source.policy().ignores(number)) {
      reason = Reason.IGNORED;
      return;
    }
    int classes = source.classes();
    unknown =
        classes > 0
            && number == Math.rint(number)
            && !Double.isInfinite(number)
            && (number < 0 || number >= classes);
    value = unknown ? 0 : number;
  }

  /** Returns {@link Reason#IGNORED} or {@link Reason#NULL_LABEL} when it applies. */
  @Nullable Reason reason() {
    return reason;
  }

  /** Returns whether the label names no class; its value is then 0, a class that exists. */
  boolean unknown() {
    return unknown;
  }

  boolean soft() {
    return soft;
  }

  double value() {
    return value;
  }

  double[] array() {
    return array;
  }

  int classes() {
    return source.classes();
  }

  /** Returns the factor of the row's weight; asked only for a usable label. */
  double weight() {
    LabelPolicy policy = source.policy();
    return soft ? policy.weight(array) : policy.weight(value);
  }
}
