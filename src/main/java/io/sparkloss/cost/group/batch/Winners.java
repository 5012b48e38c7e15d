package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.numeric.ThreePartSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who won the rows of each slot: the candidate, whose loss is less there, or neither.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Winners {

  private final boolean weighted;
  private long[] won = new long[1];
  private long[] tied = new long[1];
  private @Nullable ThreePartSum[] wonWeights = new @Nullable ThreePartSum[1];
  private @Nullable ThreePartSum[] tiedWeights = new @Nullable ThreePartSum[1];

  Winners(boolean weighted) {
    this.weighted = weighted;
  }

  void ensure(int slots) {
    if (won.length < slots) {
      int room = Math.max(slots, 2 * won.length);
      won = Arrays.copyOf(won, room);
      tied = Arrays.copyOf(tied, room);
      wonWeights = Arrays.copyOf(wonWeights, room);
      tiedWeights = Arrays.copyOf(tiedWeights, room);
    }
  }

  /**
   * Counts a row of positive weight.
   *
   * @param weight what it weighs; 1 where all do
   */
  public void add(int slot, double candidate, double baseline, double weight) {
    if (candidate < baseline) {
      won[slot]++;
      if (weighted) {
        sum(wonWeights, slot).add(weight);
      }
    } else if (candidate == baseline) {
      tied[slot]++;
      if (weighted) {
        sum(tiedWeights, slot).add(weight);
      }
    }
  }

  private static ThreePartSum sum(@Nullable ThreePartSum[] sums, int slot) {
    ThreePartSum found = sums[slot];
    if (found == null) {
      found = new ThreePartSum();
      sums[slot] = found;
    }
    return found;
  }

  void addTo(PairedAccumulator pair, int slot) {
    pair.addWon(won[slot], weight(wonWeights[slot], won[slot]));
    pair.addTied(tied[slot], weight(tiedWeights[slot], tied[slot]));
  }

  private ThreePartSum weight(@Nullable ThreePartSum sum, long rows) {
    if (!weighted) {
      return ThreePartSum.ofCount(rows);
    }
    return sum == null ? new ThreePartSum() : sum;
  }
}
