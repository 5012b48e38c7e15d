package io.sparkloss.numeric.array;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Earns the use of vectors: after enough entries, a daemon thread calls the vector functions on
 * arrays of its own until each is as fast as its scalar form, which it is once the JVM has compiled
 * it. A function that does not get there leaves all of them scalar.
 *
 * <p>Safe for use by many threads.
 */
final class WarmUp {

  /** Entries that show that long work is going on: below a second of it. */
  private static final long ENOUGH = 1L << 26;

  /** Entries of an array; not a multiple of the lanes, for what fills no vector is compiled too. */
  private static final int COUNT = 1021;

  /** Calls of which the fastest is compared. */
  private static final int CALLS = 8;

  /** Times in succession that a function must be fast: at first only a loop of it may be. */
  private static final int TIMES = 8;

  private final ArrayFunctions scalar;
  private final ArrayFunctions vector;
  private final long patience;
  private final AtomicLong entries = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final double[] x = new double[COUNT];
  private final double[] outcomes = new double[COUNT];
  private final double[] probabilities = new double[COUNT];
  private final double[] divisors = new double[COUNT];
  private final double[] result = new double[COUNT];
  private final double[] other = new double[COUNT];

  /** A function at work. */
  private interface Work {
    void with(ArrayFunctions functions);
  }

  /**
   * Creates the warm-up, which does not begin by itself.
   *
   * @param scalar what is used until then
   * @param vector what is warmed up
   * @param patience how long a function may take to become fast, in nanoseconds
   */
  WarmUp(ArrayFunctions scalar, ArrayFunctions vector, long patience) {
    this.scalar = scalar;
    this.vector = vector;
    this.patience = patience;
  }

  /** Returns what is warmed up. */
  ArrayFunctions vector() {
    return vector;
  }

  /** Counts entries; when there are enough, begins, once, and does something when ready. */
  void count(int more, Runnable whenReady) {
    if (!begun.get() && entries.addAndGet(more) > ENOUGH && begun.compareAndSet(false, true)) {
      Thread thread =
          new Thread(
              () -> {
                if (run()) {
                  whenReady.run();
                }
              },
              "spark-loss-vectors");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Returns whether every vector function became fast. */
  boolean run() {
    List<Work> all =
        List.of(
            functions -> functions.ln(probabilities, COUNT, result),
            functions -> functions.ln1p(probabilities, COUNT, result),
            functions -> functions.exp(x, COUNT, result),
            functions -> functions.lnRatio(probabilities, divisors, COUNT, result),
            functions -> functions.phiRatio(probabilities, divisors, COUNT, result),
            functions ->
                functions.bernoulliSurprise(outcomes, probabilities, 0x1p-52, COUNT, result),
            functions -> functions.allWithin(probabilities, COUNT, 0, 1),
            functions -> functions.allWhole(outcomes, COUNT),
            functions -> functions.products(x, probabilities, COUNT, result, other),
            functions -> functions.extend(x, 0, COUNT, other),
            functions -> functions.add(x, 0, COUNT, other, 0),
            functions -> functions.addProducts(x, probabilities, 0, COUNT, other, 0));
    return all.stream().allMatch(this::becomesFast);
  }

  private boolean becomesFast(Work work) {
    long end = System.nanoTime() + patience;
    int times = 0;
    for (int round = 0; times < TIMES; round++) {
      if (System.nanoTime() > end) {
        return false;
      }
      fill(round);
      Arrays.fill(other, 0);
      times = time(work, vector) <= time(work, scalar) ? times + 1 : 0;
    }
    return true;
  }

  private static long time(Work work, ArrayFunctions functions) {
    long fastest = Long.MAX_VALUE;
    for (int call = 0; call < CALLS; call++) {
      long start = System.nanoTime();
      work.with(functions);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }

  /** Fills the arguments; every fourth time with some of the rare ones, which have own branches. */
  private void fill(int round) {
    for (int i = 0; i < COUNT; i++) {
      x[i] = i - COUNT / 2.0;
      outcomes[i] = i % 2;
      probabilities[i] = (i + 1.0) / (COUNT + 1);
      divisors[i] = 1 + i % 3;
    }
    if (round % 4 == 0) {
      probabilities[COUNT / 3] = 0;
      x[COUNT / 3] = Double.NEGATIVE_INFINITY;
    }
  }
}
