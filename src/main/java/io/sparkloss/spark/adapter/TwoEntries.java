package io.sparkloss.spark.adapter;

import java.io.Serializable;
import java.util.Map;

/**
 * Takes from the two entries that a binary classifier gives for a row that of class 1; NaN where
 * one is.
 *
 * @param column the column in words, which errors name
 * @param remedy what to do about rows of another form, as the end of a sentence
 * @since 0.1.0
 */
public record TwoEntries(String column, String remedy) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int CLASSES = 2;

  /** Returns the probability of class 1. */
  public double probability(double[] entries) {
    requireTwo(entries);
    return Double.isNaN(entries[0]) ? entries[0] : entries[1];
  }

  /** Returns the margin of class 1, whose negative must be that of class 0. */
  public double margin(double[] entries) {
    requireTwo(entries);
    double sum = entries[0] + entries[1];
    if (sum != 0 && !Double.isNaN(sum)) {
      throw refused(
          "LOSS_PREDICTION_OUT_OF_DOMAIN",
          "(" + entries[0] + ", " + entries[1] + ") but must be a margin after its negative");
    }
    return Double.isNaN(entries[0]) ? entries[0] : entries[1];
  }

  private void requireTwo(double[] entries) {
    if (entries.length != CLASSES) {
      throw refused(
          "LOSS_WRONG_LENGTH", "an array of " + entries.length + " but must be one of " + CLASSES);
    }
  }

  private LossException refused(String condition, String found) {
    return LossException.of(
        condition, column + " is " + found + "; " + remedy, Map.of("argument", column));
  }
}
