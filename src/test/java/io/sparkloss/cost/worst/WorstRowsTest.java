package io.sparkloss.cost.worst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorstRowsTest {

  private static WorstRow row(double loss, @Nullable Comparable<?>... key) {
    return new WorstRow(loss, 1, Arrays.asList(key));
  }

  private static WorstRows of(int limit, List<WorstRow> rows) {
    WorstRows worst = new WorstRows(limit);
    rows.forEach(row -> worst.add(row.loss(), row.weight(), row::key));
    return worst;
  }

  @Test
  void theGreatestLossesComeFirstAndEqualOnesByKey() {
    WorstRows worst =
        of(
            5,
            List.of(
                row(1, 3L),
                row(7, 10L),
                row(7, 9L),
                row(2, 1L),
                row(7, (Comparable<?>) null),
                row(Double.POSITIVE_INFINITY, 4L),
                row(0, 5L)));
    // 9 before 10: whole numbers are compared as numbers and not as text.
    assertThat(worst.rows())
        .containsExactly(
            row(Double.POSITIVE_INFINITY, 4L),
            row(7, (Comparable<?>) null),
            row(7, 9L),
            row(7, 10L),
            row(2, 1L));
  }

  @Test
  void keysAreComparedPartByPart() {
    assertThat(of(3, List.of(row(1, "b", 1L), row(1, "a", 2L), row(1, "a", 1L))).rows())
        .containsExactly(row(1, "a", 1L), row(1, "a", 2L), row(1, "b", 1L));
  }

  @Test
  void nanIsWorstAndRowsOfWeightZeroAreLeftOut() {
    WorstRows worst = of(2, List.of(row(5, 1L), row(Double.NaN, 2L), row(9, 3L)));
    worst.add(100, 0, () -> List.of(4L));
    assertThat(worst.rows()).extracting(row -> (Object) row.key().get(0)).containsExactly(2L, 3L);
    assertThat(new WorstRows(3).rows()).isEmpty();
  }

  @Test
  void keysAreReadOnlyOfRowsThatMayBeAmongTheWorst() {
    WorstRows worst = of(1, List.of(row(5, 1L)));
    worst.add(
        4,
        1,
        () -> {
          throw new AssertionError("the key of a row that cannot be among the worst was read");
        });
    assertThat(worst.rows()).containsExactly(row(5, 1L));
  }

  @Test
  void theFirstPartOfAKeyTellsWhichTiesAreBehind() {
    WorstRows worst = of(2, List.of(row(5, 1L, "a"), row(7, 9L, "a")));

    assertThat(worst.least()).isEqualTo(5);
    assertThat(worst.isBehind(5, 2L)).isTrue();
    // The same first part: only the whole key tells.
    assertThat(worst.isBehind(5, 1L)).isFalse();
    assertThat(worst.isBehind(5, null)).isFalse();
    assertThat(worst.isBehind(6, 2L)).isFalse();
    assertThat(of(3, List.of(row(5, 1L))).isBehind(5, 2L)).isFalse();
    assertThat(of(3, List.of(row(5, 1L))).least()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyDivisionInAnyOrderGivesTheSameRows(long seed) {
    Random random = new Random(seed);
    List<WorstRow> all = new ArrayList<>();
    for (long i = 0; i < 300; i++) {
      // Few different losses, so that ties decide who is kept.
      all.add(row(random.nextInt(4), i, i % 7 == 0 ? null : "k" + i % 5));
    }
    List<WorstRow> expected = all.stream().sorted(WorstRow.WORST_FIRST).limit(20).toList();
    Collections.shuffle(all, random);
    WorstRows merged = new WorstRows(20);
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + random.nextInt(40));
      WorstRows part = of(20, all.subList(from, to));
      ByteBuffer bytes = ByteBuffer.allocate(part.bytes());
      part.write(bytes);
      assertThat(bytes.hasRemaining()).as("seed %s", seed).isFalse();
      merged.merge(WorstRows.read(bytes.flip()));
      from = to;
    }
    assertThat(merged.rows()).as("seed %s", seed).isEqualTo(expected);
  }

  @Test
  void anImpossibleLimitAndAnotherLimitAreRefused() {
    assertThatThrownBy(() -> new WorstRows(0)).hasMessageContaining("limit is 0");
    assertThatThrownBy(() -> new WorstRows(2).merge(new WorstRows(3)))
        .hasMessageContaining("the worst 2 rows")
        .hasMessageContaining("the worst 3");
  }
}
