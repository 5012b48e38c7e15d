package io.sparkloss.spark.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.spark.bits.CostCalls.CallSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cost has the same bits, however rows are spread and ordered and however Spark runs. */
class SameBitsIT {

  @ParameterizedTest
  @EnumSource(names = "ONE_PARTITION_ROWS", mode = EnumSource.Mode.EXCLUDE)
  void everyWayGivesTheBitsOfOnePartition(Variant variant) {
    Reference.requireSame(variant, Reference.in(variant));
  }

  @Test
  void everyFunctionAndLossTakesPart() {
    assertThat(CostCalls.forgotten()).isEmpty();
  }

  @Test
  void everyFieldOfEverySliceIsCompared() {
    Reference.requireSame(Variant.ONE_PARTITION_ROWS, Reference.expected());
    assertThat(Reference.expected()).hasSizeGreaterThan(20_000);
  }

  /** Of equal bits nothing is learned where all are zero, NULL or not a number. */
  @Test
  void theBitsAreThoseOfManyNumbers() {
    List<Double> numbers =
        Reference.expected().values().stream()
            .filter(bits -> bits.length() == 16)
            .map(bits -> Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))
            .toList();

    assertThat(numbers.stream().filter(Double::isFinite).distinct().count())
        .isGreaterThan(numbers.size() / 2);
    assertThat(numbers).contains(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
    assertThat(CostCalls.all()).extracting(CallSet::batches).containsExactly(true, false, false);
  }
}
