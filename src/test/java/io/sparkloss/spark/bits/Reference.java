package io.sparkloss.spark.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.spark.bits.CostCalls.CallSet;
import java.nio.file.Path;
import java.util.Map;

/** The bits of one partition, row by row: made once for all tests that compare. */
final class Reference {

  private static final Path FOLDER = StoredBits.folder();
  private static final Map<String, String> BITS = bits();

  private Reference() {}

  private static Map<String, String> bits() {
    return in(Variant.ONE_PARTITION_ROWS);
  }

  /** Returns where the data are. */
  static Path folder() {
    return FOLDER;
  }

  /** Computes in one of the ways, in the tests' session. */
  static Map<String, String> in(Variant variant) {
    return CostBits.of(TestSpark.session(), variant, FOLDER, Failures.none());
  }

  /** Returns the bits of one partition, by field. */
  static Map<String, String> expected() {
    return BITS;
  }

  /** Requires that the bits are those of the reference; batches give a part of the fields. */
  static void requireSame(Variant variant, Map<String, String> bits) {
    assertThat(BITS).as(variant.name()).containsAllEntriesOf(bits);
    int fields =
        CostCalls.all().stream()
            .filter(set -> set.batches() || !variant.columnar())
            .mapToInt(CallSet::fields)
            .sum();
    assertThat(bits).hasSize(fields * variant.groups());
  }
}
