package io.sparkloss.evaluate.plan;

import io.sparkloss.loss.ClassList;
import org.jspecify.annotations.Nullable;

/**
 * What a target's label is, and so what its predictions are.
 *
 * @since 0.1.0
 */
public sealed interface TargetKind {

  /** Returns the name used in evaluation files: {@code regression}, … */
  String key();

  /** Returns the names of the classes, or null when labels are numbers. */
  default @Nullable ClassList classes() {
    return null;
  }

  /** Returns a label that is a number in units, predicted by a number. */
  static TargetKind regression() {
    return new Regression();
  }

  /** Returns a label of 0 or 1 (or false and true), predicted by a number for class 1. */
  static TargetKind binary() {
    return new Binary(null);
  }

  /** Returns a label that names one of two classes, the second of which is class 1. */
  static TargetKind binary(ClassList classes) {
    return new Binary(classes);
  }

  /** Returns a label that names a class, predicted by one number for each, in this order. */
  static TargetKind multiclass(ClassList classes) {
    return new Multiclass(classes, classes.size());
  }

  /** Returns a label that is a class index, predicted by one number for each class. */
  static TargetKind multiclass(int size) {
    return new Multiclass(null, size);
  }

  /** A number in units. */
  record Regression() implements TargetKind {
    @Override
    public String key() {
      return "regression";
    }
  }

  /**
   * One of two classes.
   *
   * @param classes their names, or null
   */
  record Binary(@Nullable ClassList classes) implements TargetKind {
    /** Checks that there are two classes. */
    public Binary {
      if (classes != null && classes.size() != 2) {
        throw new IllegalArgumentException(
            "a binary target has 2 classes, not " + classes.size() + "; is it multiclass?");
      }
    }

    @Override
    public String key() {
      return "binary";
    }
  }

  /**
   * One of K classes.
   *
   * @param classes their names, or null
   * @param size K
   */
  record Multiclass(@Nullable ClassList classes, int size) implements TargetKind {
    /** Checks that there are classes, and as many as names. */
    public Multiclass {
      if (size < 2 || (classes != null && classes.size() != size)) {
        throw new IllegalArgumentException(
            "num_classes is " + size + " but must be at least 2, and the length of classes");
      }
    }

    @Override
    public String key() {
      return "multiclass";
    }
  }
}
