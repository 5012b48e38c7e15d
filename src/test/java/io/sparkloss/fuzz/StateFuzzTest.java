package io.sparkloss.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.loss.regression.HuberLoss;
import io.sparkloss.loss.regression.SquaredError;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Whatever bytes are given as a state, they are one or are refused by name. */
class StateFuzzTest {

  private static final List<Long> NUMBERS =
      List.of(
          0L,
          1L,
          -1L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          1L << 62,
          Double.doubleToRawLongBits(-0.0),
          Double.doubleToRawLongBits(Double.NaN),
          0x7FF8_DEAD_BEEF_0001L,
          Double.doubleToRawLongBits(Double.POSITIVE_INFINITY),
          Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY),
          Double.doubleToRawLongBits(Double.MAX_VALUE),
          Double.doubleToRawLongBits(Double.MIN_VALUE),
          Double.doubleToRawLongBits(1e300));

  @Test
  void damagedBytesAreRefused() {
    Fuzzing.run(
        2_000,
        random -> {
          byte[] whole = state(random).toBytes();
          byte[] damaged = damaged(random, whole);
          if (!java.util.Arrays.equals(whole, damaged)) {
            assertThat(read(damaged)).isEmpty();
          }
        });
  }

  @Test
  void bytesWithAChecksumOfTheirOwnAreAStateOrRefused() {
    Fuzzing.run(
        2_000,
        random -> {
          byte[] bytes = withChecksum(damaged(random, state(random).toBytes()));
          read(bytes).ifPresent(StateFuzzTest::requireSound);
        });
  }

  @Test
  void anyNumbersInAStateGiveACostOrARefusal() {
    Fuzzing.run(
        2_000,
        random -> {
          byte[] bytes = state(random).toBytes();
          ByteBuffer numbers = ByteBuffer.wrap(bytes);
          for (int i = random.nextInt(6); i >= 0; i--) {
            int words = (bytes.length - Integer.BYTES) / Long.BYTES;
            int end = bytes.length - Integer.BYTES - Long.BYTES * random.nextInt(words - 2);
            numbers.putLong(end - Long.BYTES, Texts.any(random, NUMBERS));
          }
          read(withChecksum(bytes)).ifPresent(StateFuzzTest::requireSound);
        });
  }

  @Test
  void anyBytesAreRefused() {
    Fuzzing.run(
        1_000,
        random -> {
          byte[] bytes = new byte[random.nextInt(400)];
          random.nextBytes(bytes);
          assertThat(read(bytes)).isEmpty();
        });
  }

  private static CostState state(Random random) {
    boolean weighted = random.nextBoolean();
    LossIdentity loss =
        random.nextBoolean()
            ? LossIdentity.of(new SquaredError())
            : LossIdentity.named("x" + Texts.hostile(random, 6));
    CostAccumulator rows = weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
    PairedAccumulator pairs =
        weighted ? PairedAccumulator.weighted() : PairedAccumulator.unweighted();
    for (int i = random.nextInt(5); i > 0; i--) {
      double weight = weighted ? random.nextInt(3) : 1;
      rows.add(random.nextGaussian(), weight, random.nextBoolean());
      pairs.add(random.nextGaussian(), random.nextGaussian(), weight);
    }
    return random.nextBoolean()
        ? CostState.of(loss, rows)
        : CostState.of(loss, LossIdentity.of(new HuberLoss(15)), pairs);
  }

  private static byte[] damaged(Random random, byte[] bytes) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
      switch (random.nextInt(3)) {
        case 0 -> damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        case 1 -> damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        default -> damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length + 20));
      }
    }
    return damaged;
  }

  private static byte[] withChecksum(byte[] bytes) {
    if (bytes.length >= 16) {
      CRC32C checksum = new CRC32C();
      ByteBuffer.wrap(bytes).putInt(8, bytes.length);
      checksum.update(bytes, 0, bytes.length - Integer.BYTES);
      ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) checksum.getValue());
    }
    return bytes;
  }

  private static Optional<CostState> read(byte[] bytes) {
    try {
      return Optional.of(CostState.fromBytes(bytes));
    } catch (StateFormatException e) {
      assertThat(e).hasMessageContaining("state of a cost");
      return Optional.empty();
    }
  }

  /** A state that was read can be used: it comes back, has a cost, and merges or says why not. */
  private static void requireSound(CostState state) {
    assertThat(CostState.fromBytes(state.toBytes())).isEqualTo(state);
    Cost cost = state.cost();
    assertThat(cost.standardError()).isNotNegative();
    if (state.kind() == CostState.Kind.DIFFERENCE) {
      assertThat(state.difference(CostOptions.UNNAMED)).isNotNull();
    }
    try {
      assertThat(state.merge(state).cost().count()).isEqualTo(2 * cost.count());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("cannot be merged");
      assertThat(cost.count()).isGreaterThan(Long.MAX_VALUE / 2);
    }
  }
}
