package io.sparkloss.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Runs a check on random cases. Each has a seed of its own, which is in the failure: {@code
 * -Dfuzz.seed=SEED} repeats that case alone. The cases are the same in every run, unless {@code
 * -Dfuzz.minutes} says how long each check goes on; then they begin where the clock says.
 */
public final class Fuzzing {

  private static final String SEED = "fuzz.seed";
  private static final String MINUTES = "fuzz.minutes";

  /** Whatever takes longer would let a user wait for an answer to a typing error. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Fuzzing() {}

  /** What must hold for every case. */
  @FunctionalInterface
  public interface Check {
    /** Fails, in any way, where it does not hold. */
    void of(Random random) throws Exception;
  }

  /** Runs a check on so many cases, or for as long as is asked for. */
  public static void run(int cases, Check check) {
    Long repeated = Long.getLong(SEED);
    Long minutes = Long.getLong(MINUTES);
    if (repeated != null) {
      one(repeated, check);
    } else if (minutes != null) {
      long first = System.currentTimeMillis() * 1_000_000;
      Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
      long seed = first;
      while (Instant.now().isBefore(end)) {
        one(seed++, check);
      }
      System.out.println((seed - first) + " cases from seed " + first);
    } else {
      for (int seed = 0; seed < cases; seed++) {
        one(seed, check);
      }
    }
  }

  private static void one(long seed, Check check) {
    try {
      assertTimeoutPreemptively(LONGEST, () -> check.of(new Random(seed)));
    } catch (Throwable failure) {
      throw new AssertionError(
          "with seed " + seed + ", repeated by -D" + SEED + "=" + seed + ": " + failure, failure);
    }
  }
}
