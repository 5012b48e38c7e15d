package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.SlotAccumulators;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.tally.Tallies;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.numeric.array.LaneSums;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CostGroup} for each of many slots, fed with arrays of losses and, for the rows that
 * arrays do not take, one row at a time. The costs of a slot are those that its rows give one at a
 * time.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class SlotGroups {

  private final GroupLayout layout;
  private final SlotAccumulators[] terms;
  private final SlotAccumulators[] differences;
  private final LaneSums weights = new LaneSums();
  private final long[][] unnormalized;
  private long[] rows = new long[1];
  private @Nullable CostGroup[] others = new @Nullable CostGroup[1];
  private @Nullable Tallies[] tallies = new @Nullable Tallies[1];
  private final Winners[] winners;

  /** Creates empty groups of a layout: one slot, until more are asked for. */
  public SlotGroups(GroupLayout layout) {
    this.layout = layout;
    terms =
        IntStream.range(0, layout.terms().size())
            .mapToObj(term -> new SlotAccumulators(layout.isWeighted(term)))
            .toArray(SlotAccumulators[]::new);
    differences =
        layout.pairs().stream()
            .map(pair -> new SlotAccumulators(layout.isWeighted(pair.candidate())))
            .toArray(SlotAccumulators[]::new);
    winners =
        layout.pairs().stream()
            .map(pair -> new Winners(layout.isWeighted(pair.candidate())))
            .toArray(Winners[]::new);
    unnormalized = new long[terms.length][1];
  }

  /** Makes room for that many slots; new ones are empty. */
  public void ensure(int slots) {
    if (rows.length < slots) {
      int room = Math.max(slots, 2 * rows.length);
      rows = Arrays.copyOf(rows, room);
      others = Arrays.copyOf(others, room);
      tallies = Arrays.copyOf(tallies, room);
      for (int term = 0; term < terms.length; term++) {
        unnormalized[term] = Arrays.copyOf(unnormalized[term], room);
      }
    }
    for (SlotAccumulators each : terms) {
      each.ensure(slots);
    }
    for (SlotAccumulators each : differences) {
      each.ensure(slots);
    }
    for (Winners each : winners) {
      each.ensure(slots);
    }
    weights.ensure(slots);
  }

  /** Counts usable rows of a slot, and adds their own weights, which are null where all are 1. */
  public void addRows(int slot, double @Nullable [] ownWeights, int from, int to) {
    rows[slot] += to - from;
    if (ownWeights != null) {
      weights.add(slot, ownWeights, from, to);
    }
  }

  /** Counts rows of a slot whose probabilities do not sum to 1 for a term. */
  public void addUnnormalized(int term, int slot, boolean[] marks, int from, int to) {
    for (int i = from; i < to; i++) {
      unnormalized[term][slot] += marks[i] ? 1 : 0;
    }
  }

  /** Returns what takes the losses of a term. */
  public SlotAccumulators term(int term) {
    return terms[term];
  }

  /** Returns what takes the differences of a pair. */
  public SlotAccumulators differences(int pair) {
    return differences[pair];
  }

  /** Returns what counts who won the rows of a pair. */
  public Winners winners(int pair) {
    return winners[pair];
  }

  /** Returns what a slot keeps beside its costs. */
  public Tallies tallies(int slot) {
    Tallies found = tallies[slot];
    if (found == null) {
      found = new Tallies(layout.tallies());
      tallies[slot] = found;
    }
    return found;
  }

  /** Returns about how many bytes the tallies of all slots take in memory. */
  public long tallyMemory() {
    long bytes = 0;
    for (Tallies each : tallies) {
      bytes += each == null ? 0 : each.memory();
    }
    return bytes;
  }

  /** Returns what takes the rows of a slot that come one at a time. */
  public CostGroup other(int slot) {
    CostGroup found = others[slot];
    if (found == null) {
      found = new CostGroup(layout);
      others[slot] = found;
    }
    return found;
  }

  /** Returns all costs of a slot, a copy. */
  public CostGroup group(int slot) {
    CostGroup group = new CostGroup(layout);
    group.addRows(rows[slot], layout.hasWeight() ? weights.sum(slot) : new ThreePartSum());
    CostAccumulator[] of = new CostAccumulator[terms.length];
    for (int term = 0; term < terms.length; term++) {
      of[term] = terms[term].accumulator(slot);
      group.addLosses(term, of[term], unnormalized[term][slot]);
    }
    for (int pair = 0; pair < differences.length; pair++) {
      GroupLayout.Pair sides = layout.pairs().get(pair);
      CostAccumulator difference = differences[pair].accumulator(slot);
      PairedAccumulator target = group.pair(pair);
      target.addLosses(difference, of[sides.candidate()], of[sides.baseline()]);
      winners[pair].addTo(target, slot);
    }
    Tallies kept = tallies[slot];
    if (kept != null) {
      group.tallies().merge(kept);
    }
    CostGroup other = others[slot];
    if (other != null) {
      group.merge(other);
    }
    return group;
  }
}
