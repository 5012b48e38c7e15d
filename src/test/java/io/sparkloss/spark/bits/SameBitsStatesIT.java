package io.sparkloss.spark.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is reported of states and differences has the same bits, however Spark runs. */
class SameBitsStatesIT {

  private static final Map<String, String> EXPECTED = StateBits.of(Variant.ONE_PARTITION_ROWS);

  @ParameterizedTest
  @EnumSource(names = {"SHUFFLED_BATCHES", "SEVEN_BATCHES", "SIXTY_FOUR_ROWS", "SORTED_ROWS"})
  void everyWayGivesTheBitsOfOnePartition(Variant variant) {
    assertThat(StateBits.of(variant)).isEqualTo(EXPECTED);
  }

  /** The states of 140 parts are, merged, what one state over all rows is. */
  @Test
  void mergedStatesReportWhatOneStateDoes() {
    Map<String, String> merged = of(StateBits.MERGED);
    assertThat(merged).hasSizeGreaterThan(150);
    Map<String, String> whole = of(StateBits.ALL);
    whole.keySet().retainAll(merged.keySet());
    assertThat(merged).isEqualTo(whole);
  }

  private static Map<String, String> of(String slice) {
    Map<String, String> bits = new TreeMap<>();
    EXPECTED.forEach(
        (name, value) -> {
          if (name.startsWith(slice + ", ")) {
            bits.put(name.substring(slice.length()), value);
          }
        });
    return bits;
  }

  /** Of equal bits nothing is learned where all are zero, NULL or not a number. */
  @Test
  void theBitsAreThoseOfManyNumbers() {
    long numbers =
        EXPECTED.values().stream()
            .filter(bits -> bits.length() == 16)
            .map(bits -> Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))
            .filter(Double::isFinite)
            .distinct()
            .count();
    assertThat(numbers).isGreaterThan(1000);
  }
}
