package io.sparkloss.loss.classification;

import io.sparkloss.numeric.Exact;
import io.sparkloss.numeric.array.ArrayMath;
import java.util.Arrays;

/**
 * Some rows of scores side by side, so that what {@link Scores} and {@link CompensatedSum} do for
 * one row is done for many at once, with the same operations in the same order.
 *
 * <p>Class k of row r stands at k·rows + r. No score is above half the largest double in size, so
 * that no difference overflows.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class ScoreBlock {

  /** About as many scores as the first level of a cache holds. */
  private static final int SCORES = 8192;

  private static final int FEWEST_ROWS = 32;
  private static final int MOST_ROWS = 256;

  private final int classes;
  private final int capacity;
  private int rows;

  private final double[] scores;
  private final double[] powers;
  private final int[] firstMaximum;
  private final double[] maximum;
  private final double[] sum;
  private final double[] error;

  /** Creates a block for rows of so many classes, for at most so many rows. */
  ScoreBlock(int classes, int most) {
    this.classes = classes;
    capacity = Math.min(most, Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, SCORES / classes)));
    scores = new double[classes * capacity];
    powers = new double[classes * capacity];
    firstMaximum = new int[capacity];
    maximum = new double[capacity];
    sum = new double[capacity];
    error = new double[capacity];
  }

  /** Returns how many rows fit. */
  int capacity() {
    return capacity;
  }

  /** Takes rows of flat ones. */
  void load(double[] flat, int first, int count) {
    rows = count;
    for (int r = 0; r < rows; r++) {
      int begin = (first + r) * classes;
      int largest = 0;
      double most = flat[begin];
      for (int k = 0; k < classes; k++) {
        double score = flat[begin + k];
        scores[k * rows + r] = score;
        if (score > most) {
          largest = k;
          most = score;
        }
      }
      firstMaximum[r] = largest;
      maximum[r] = most;
    }
  }

  /** Writes the surprise of each row's label where the row stands. */
  void surprises(double[] labels, int first, double[] losses) {
    raise();
    add();
    for (int r = 0; r < rows; r++) {
      sum[r] += error[r];
    }
    ArrayMath.ln1p(sum, rows, sum);
    for (int r = 0; r < rows; r++) {
      int label = (int) labels[first + r];
      double score = scores[label * rows + r];
      losses[first + r] = (maximum[r] - score) + sum[r];
    }
  }

  /** Computes e^(z − m) of all but the maxima, which are left out: their summand is 1. */
  private void raise() {
    for (int k = 0; k < classes; k++) {
      for (int r = 0; r < rows; r++) {
        powers[k * rows + r] = scores[k * rows + r] - maximum[r];
      }
    }
    ArrayMath.exp(powers, classes * rows, powers);
    for (int r = 0; r < rows; r++) {
      powers[firstMaximum[r] * rows + r] = 0;
    }
  }

  /** Sums the powers of each row, corrected for the rounding of z − m. */
  private void add() {
    Arrays.fill(sum, 0);
    Arrays.fill(error, 0);
    for (int k = 0; k < classes; k++) {
      addClass(k * rows);
    }
  }

  private void addClass(int begin) {
    for (int r = 0; r < rows; r++) {
      double power = powers[begin + r];
      double term = power + power * Exact.finiteSumError(scores[begin + r], -maximum[r]);
      error[r] += Exact.finiteSumError(sum[r], term);
      sum[r] += term;
    }
  }
}
