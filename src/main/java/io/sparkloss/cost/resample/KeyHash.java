package io.sparkloss.cost.resample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of a row's key: XXH64 with seed {@value #SEED}.
 *
 * <p>A text is hashed as its UTF-8 bytes (an unpaired surrogate as {@code ?}), a whole number as
 * the eight bytes of a long, the lowest first. A key of several parts takes the hash of the first
 * as the seed of the next. So the numbers are those of Spark's {@code xxhash64(key)} and {@code
 * xxhash64(first, second)} over {@code STRING} and {@code BIGINT} columns (a narrower integer is
 * widened first), on every machine, for ever.
 *
 * <p>Source: Y. Collet, xxHash fast digest algorithm, specification of XXH64, version 0.1.1 (2018).
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class KeyHash {

  /** The seed of a key's first part. */
  public static final long SEED = 42;

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  /** Bytes that are taken at once from a long text: one long for each of four lanes. */
  private static final int STRIPE = 4 * Long.BYTES;

  private KeyHash() {}

  /** Returns the hash of a text. */
  public static long of(String key) {
    return of(key, SEED);
  }

  /** Returns the hash of a whole number. */
  public static long of(long key) {
    return of(key, SEED);
  }

  /** Returns the hash of a text that follows other parts of a key, whose hash is given. */
  public static long of(String part, long seed) {
    return ofBytes(part.getBytes(StandardCharsets.UTF_8), seed);
  }

  /** Returns the hash of a whole number that follows other parts, whose hash is given. */
  public static long of(long part, long seed) {
    return avalanche(withLong(seed + PRIME_5 + Long.BYTES, part));
  }

  static long ofBytes(byte[] bytes, long seed) {
    ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long hash = rest.remaining() >= STRIPE ? ofStripes(rest, seed) : seed + PRIME_5;
    hash += bytes.length;
    while (rest.remaining() >= Long.BYTES) {
      hash = withLong(hash, rest.getLong());
    }
    if (rest.remaining() >= Integer.BYTES) {
      hash ^= Integer.toUnsignedLong(rest.getInt()) * PRIME_1;
      hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
    }
    while (rest.hasRemaining()) {
      hash ^= Byte.toUnsignedLong(rest.get()) * PRIME_5;
      hash = Long.rotateLeft(hash, 11) * PRIME_1;
    }
    return avalanche(hash);
  }

  private static long ofStripes(ByteBuffer rest, long seed) {
    long[] lanes = {seed + PRIME_1 + PRIME_2, seed + PRIME_2, seed, seed - PRIME_1};
    while (rest.remaining() >= STRIPE) {
      for (int i = 0; i < lanes.length; i++) {
        lanes[i] = round(lanes[i], rest.getLong());
      }
    }
    long hash =
        Long.rotateLeft(lanes[0], 1)
            + Long.rotateLeft(lanes[1], 7)
            + Long.rotateLeft(lanes[2], 12)
            + Long.rotateLeft(lanes[3], 18);
    for (long lane : lanes) {
      hash = (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }
    return hash;
  }

  private static long withLong(long hash, long input) {
    return Long.rotateLeft(hash ^ round(0, input), 27) * PRIME_1 + PRIME_4;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
  }

  private static long avalanche(long hash) {
    long h = (hash ^ (hash >>> 33)) * PRIME_2;
    h = (h ^ (h >>> 29)) * PRIME_3;
    return h ^ (h >>> 32);
  }
}
