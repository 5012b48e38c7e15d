package io.sparkloss.cost;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of many losses were limited by clipping, as {@link SlotAccumulators.Losses} takes it.
 *
 * @since 0.1.0
 */
public final class ClipMarks {

  private ClipMarks() {}

  /**
   * Returns the marks, or null when no loss reaches the least that may be clipped; NaN is not.
   *
   * @param losses the losses
   * @param count how many losses
   * @param least a number such that no loss below it was clipped
   * @param clipped whether the loss at an index was clipped; asked only of those that may be
   */
  public static boolean @Nullable [] of(
      double[] losses, int count, double least, IntPredicate clipped) {
    boolean[] marks = null;
    for (int i = 0; i < count; i++) {
      if (losses[i] >= least) {
        marks = marks == null ? new boolean[count] : marks;
        marks[i] = clipped.test(i);
      }
    }
    return marks;
  }
}
