package io.sparkloss.cost.group.tally;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of one group, each there from the first row on that it takes.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Tallies {

  private final List<Tally.Plan> plans;
  private final @Nullable Tally[] tallies;

  /** Creates the tallies of no rows. */
  public Tallies(List<Tally.Plan> plans) {
    this.plans = plans;
    tallies = new @Nullable Tally[plans.size()];
  }

  /** Which tallies a group keeps. */
  public enum Kept {
    /** Those of every group. */
    BY_EVERY_GROUP,
    /** Those of the group of all rows alone. */
    BY_ALL_ROWS_ALONE,
    /** Both. */
    BY_ALL_ROWS;

    /** Returns whether tallies of a plan are kept. */
    public boolean holds(Tally.Plan plan) {
      return this == BY_ALL_ROWS || plan.everyGroup() == (this == BY_EVERY_GROUP);
    }
  }

  /** Returns whether any of the plans is among those kept. */
  public static boolean any(List<Tally.Plan> plans, Kept kept) {
    return plans.stream().anyMatch(kept::holds);
  }

  /** Adds a row to the tallies that are kept. */
  public void add(EvaluatedRow row, Kept kept) {
    for (int i = 0; i < tallies.length; i++) {
      if (kept.holds(plans.get(i))) {
        tally(i).add(row);
      }
    }
  }

  /** Returns a tally, a fresh one where no row has been added. */
  public Tally tally(int index) {
    Tally found = tallies[index];
    if (found == null) {
      found = plans.get(index).fresh();
      tallies[index] = found;
    }
    return found;
  }

  /** Adds all rows of others. */
  public void merge(Tallies other) {
    for (int i = 0; i < tallies.length; i++) {
      Tally theirs = other.tallies[i];
      if (theirs != null) {
        tally(i).merge(theirs);
      }
    }
  }

  /** Returns about how many bytes all tallies take in memory. */
  public long memory() {
    long bytes = 0;
    for (Tally tally : tallies) {
      bytes += tally == null ? 0 : tally.memory();
    }
    return bytes;
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    int bytes = tallies.length;
    for (Tally tally : tallies) {
      bytes += tally == null ? 0 : tally.bytes();
    }
    return bytes;
  }

  /** Writes all tallies that there are. */
  public void write(ByteBuffer target) {
    for (Tally tally : tallies) {
      target.put((byte) (tally == null ? 0 : 1));
      if (tally != null) {
        tally.write(target);
      }
    }
  }

  /** Adds what {@link #write} wrote. */
  public void read(ByteBuffer source) {
    for (int i = 0; i < tallies.length; i++) {
      if (source.get() != 0) {
        tally(i).read(source);
      }
    }
  }
}
