package io.sparkloss.cost.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketIndexTest {

  private static final long SEED = 1968;

  @Test
  void keysAreNumberedInTheOrderInWhichTheyCome() {
    BucketIndex index = new BucketIndex(0);

    assertThat(IntStream.of(5, -5, 0, 5, -5, 7).map(index::number))
        .containsExactly(0, 1, 2, 0, 1, 3);
    assertThat(index.size()).isEqualTo(4);
    assertThat(IntStream.of(index.ordered()).map(index::key)).containsExactly(-5, 0, 5, 7);
  }

  /** Runs of neighbours on both sides of 0, one at the place of the other, and far keys. */
  @Test
  void keysThatMeetInTheTableAreToldApart() {
    Random random = new Random(SEED);
    List<Integer> keys = new ArrayList<>(List.of(0, Integer.MAX_VALUE, -Integer.MAX_VALUE));
    for (int near = 0; near < 300; near++) {
      keys.addAll(List.of(16_000 + near, -16_000 - near, 16_000 + 2048 + near));
      keys.add(random.nextInt());
    }
    BucketIndex index = new BucketIndex(0);
    List<Integer> distinct = keys.stream().distinct().toList();
    distinct.forEach(index::number);

    assertThat(index.size()).isEqualTo(distinct.size());
    for (int i = 0; i < distinct.size(); i++) {
      assertThat(index.number(distinct.get(i))).as("key %s", distinct.get(i)).isEqualTo(i);
      assertThat(index.key(i)).isEqualTo(distinct.get(i));
    }
    assertThat(Arrays.stream(index.ordered()).map(index::key)).isSorted();
  }
}
