package io.sparkloss.cost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.Cost;
import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.CostOptions;
import io.sparkloss.cost.difference.PairedDifference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Old states are read for ever; what is no state, or a damaged one, is never a number. */
class StateBytesTest {

  private static byte[] file(String name) throws IOException {
    try (InputStream stream = StateBytesTest.class.getResourceAsStream("/state/" + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  /** Losses 1, 2, 4, the last one clipped. */
  @Test
  void theCostOfVersionOne() throws IOException {
    byte[] bytes = file("cost-v1.bin");
    CostState state = CostState.fromBytes(bytes);
    Cost cost = state.cost();
    assertThat(state.loss()).isEqualTo(LossIdentity.named("huber_loss(delta=15)"));
    assertThat(state.kind()).isEqualTo(CostState.Kind.COST);
    assertThat(cost.mean()).isEqualTo(7.0 / 3);
    // Σ(ℓ−J)² = 21 − 49/3 = 14/3.
    assertThat(cost.populationVariance()).isEqualTo(14.0 / 9);
    assertThat(cost.min()).isEqualTo(1);
    assertThat(cost.max()).isEqualTo(4);
    assertThat(cost.clippedCount()).isEqualTo(1);
    assertThat(cost.clippedShare()).isEqualTo(4.0 / 7);
    assertThat(cost.lower()).isZero();
    CostAccumulator again = CostAccumulator.unweighted();
    again.add(1);
    again.add(2);
    again.add(4, true);
    assertThat(state).isEqualTo(CostState.of(state.loss(), again));
    assertThat(state.toBytes()).isEqualTo(bytes);
  }

  /** Weights ½, 2, 0; candidate 1, 3, 9; baseline 2, 3, 1. */
  @Test
  void theDifferenceOfVersionOne() throws IOException {
    byte[] bytes = file("weighted-difference-v1.bin");
    CostState state = CostState.fromBytes(bytes);
    PairedDifference result = state.difference(CostOptions.UNNAMED);
    assertThat(state.isWeighted()).isTrue();
    assertThat(state.loss().name()).isEqualTo("squared_error");
    assertThat(Objects.requireNonNull(state.pair()).baselineLoss())
        .isEqualTo(LossIdentity.named("absolute_error"));
    assertThat(result.difference().mean()).isEqualTo(-0.2);
    assertThat(result.candidate().mean()).isEqualTo(2.6);
    assertThat(result.baseline().mean()).isEqualTo(2.8);
    assertThat(result.difference().count()).isEqualTo(3);
    assertThat(result.wonShare()).isEqualTo(0.2);
    assertThat(result.tiedShare()).isEqualTo(0.8);
    assertThat(state.toBytes()).isEqualTo(bytes);
  }

  @Test
  void everyDamagedByteIsSeen() throws IOException {
    for (String name : new String[] {"cost-v1.bin", "weighted-difference-v1.bin"}) {
      byte[] bytes = file(name);
      for (int i = 0; i < bytes.length; i++) {
        byte[] damaged = bytes.clone();
        damaged[i] ^= 0x10;
        assertRefused(damaged, "");
      }
      for (int length = 0; length < bytes.length; length++) {
        assertRefused(Arrays.copyOf(bytes, length), "");
      }
      assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "cut off or too long");
    }
  }

  @Test
  void theErrorSaysWhatIsWrong() throws IOException {
    byte[] bytes = file("cost-v1.bin");
    assertRefused(new byte[0], "0 bytes are no state of a cost; it begins with SPLC");
    assertRefused(new byte[500], "500 bytes are no state");
    assertRefused(with(bytes, 4, 2), "has version 2, but this library reads version 1; update it");
    assertRefused(Arrays.copyOf(bytes, 100), "it has 100 bytes but must have 202");
    assertRefused(with(bytes, 60, 1), "is damaged: its checksum is");
  }

  /** Nothing rests on the checksum alone: a writer's own mistake is seen as well. */
  @Test
  void contradictionsWithAMatchingChecksumAreSeen() throws IOException {
    byte[] bytes = file("cost-v1.bin");
    assertRefused(signed(with(bytes, 5, 2)), "kind, bits and the byte after are 2");
    assertRefused(signed(with(bytes, 5, 1)), "damaged");
    assertRefused(signed(with(bytes, 6, 64)), "kind, bits and the byte after are 0, 64");
    assertRefused(signed(with(bytes, 6, 3)), "it ends too early");
    assertRefused(signed(with(bytes, 7, 1)), "kind, bits and the byte after");
    assertRefused(signed(with(bytes, 12, 1)), "the name of a loss has 16777238 bytes");
    assertRefused(signed(with(bytes, 15, 0)), "must not be blank");
    // The name takes bytes 16 to 37; count, rows and clipped count end at 45, 53 and 61.
    assertRefused(signed(with(bytes, 45, 2)), "count is 2, rows 3 and clipped_count 1");
    assertRefused(signed(with(bytes, 61, 4)), "clipped_count 4");
    byte[] difference = file("weighted-difference-v1.bin");
    assertRefused(signed(with(difference, 6, 10)), "is damaged");
    // Won is the long that ends 60 bytes before the end: 8 + 48 + 4.
    assertRefused(signed(with(difference, difference.length - 61, 2)), "won is 2 and tied 1");
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] signed(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
    return bytes;
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> CostState.fromBytes(bytes))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining(message);
  }
}
