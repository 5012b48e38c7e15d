package io.sparkloss.cost.resample;

import java.io.Serializable;

/**
 * How often a row is drawn into each replicate of a Poisson bootstrap: a Poisson variate of mean 1
 * that is a function of the hash of the row's key, the replicate and the seed alone, and so of
 * neither partition, order, machine nor Java version. Rows of one key are drawn together, as
 * clusters must be.
 *
 * <p>Algorithm, fixed for ever. With mix64 David Stafford's variant 13 of the MurmurHash3 finaliser
 * and γ = 0x9E3779B97F4A7C15, the row's stream starts at s = mix64(keyHash xor mix64(seed + γ)),
 * and \( h_j = \mathrm{mix64}(s + (j + 1) \gamma) \) is what SplitMix64 yields from there. The
 * lower 32 bits of \( h_j \), as a number u without sign, belong to replicate 2j, the upper ones to
 * 2j + 1. The weight is the number of k with \( u \ge T_k \), where \( T_k = 2^{32} e^{-1} \sum_{i
 * \le k} 1/i! \) rounded to a whole number: the inverse of the distribution function, whose
 * probabilities are met to 2⁻³². No weight is above 12.
 *
 * <p>Source: B. Efron, Bootstrap methods: another look at the jackknife (1979),
 * doi:10.1214/aos/1176344552; N. Chamandy and others, Estimating uncertainty for massive data
 * streams (Google, 2012), for weights by hash; G. L. Steele, D. Lea, C. H. Flood, Fast splittable
 * pseudorandom number generators (2014), doi:10.1145/2660193.2660195, for SplitMix64 and mix64.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param seed picks one of 2⁶⁴ bootstraps
 * @since 0.1.0
 */
public record PoissonWeights(long seed) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** T₀ to T₁₁; the next would be 2³². */
  private static final long[] THRESHOLDS = {
    1580030169L, 3160060337L, 3950075422L, 4213413783L, 4279248374L, 4292415292L,
    4294609778L, 4294923276L, 4294962463L, 4294966817L, 4294967253L, 4294967292L
  };

  private static final int LOW_BITS = 24;

  private static final byte UNDECIDED = -1;

  /** The weight by the upper eight bits, where these decide it. */
  private static final byte[] WEIGHTS = weights();

  /** Returns how often a row is drawn into a replicate, counted from 0. */
  public int weight(long keyHash, int replicate) {
    if (replicate < 0) {
      throw new IllegalArgumentException(
          "the replicate is " + replicate + " but replicates are counted from 0");
    }
    long bits = mix64(start(keyHash) + (replicate / 2 + 1) * GAMMA);
    return quantile(replicate % 2 == 0 ? (int) bits : (int) (bits >>> Integer.SIZE));
  }

  /** Sets, for each replicate from 0 on, how often a row is drawn into it. */
  public void fill(long keyHash, double[] weights) {
    long state = start(keyHash);
    int even = weights.length & ~1;
    for (int replicate = 0; replicate < even; replicate += 2) {
      state += GAMMA;
      long bits = mix64(state);
      weights[replicate] = quantile((int) bits);
      weights[replicate + 1] = quantile((int) (bits >>> Integer.SIZE));
    }
    if (even < weights.length) {
      weights[even] = quantile((int) mix64(state + GAMMA));
    }
  }

  private long start(long keyHash) {
    return mix64(keyHash ^ mix64(seed + GAMMA));
  }

  static long mix64(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static int quantile(int bits) {
    byte weight = WEIGHTS[bits >>> LOW_BITS];
    return weight == UNDECIDED ? counted(Integer.toUnsignedLong(bits)) : weight;
  }

  private static int counted(long u) {
    int weight = 0;
    while (weight < THRESHOLDS.length && u >= THRESHOLDS[weight]) {
      weight++;
    }
    return weight;
  }

  private static byte[] weights() {
    byte[] weights = new byte[1 << (Integer.SIZE - LOW_BITS)];
    for (int i = 0; i < weights.length; i++) {
      int least = counted((long) i << LOW_BITS);
      int greatest = counted(((i + 1L) << LOW_BITS) - 1);
      weights[i] = least == greatest ? (byte) least : UNDECIDED;
    }
    return weights;
  }
}
