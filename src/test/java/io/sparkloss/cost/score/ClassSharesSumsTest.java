package io.sparkloss.cost.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassSharesSumsTest {

  private static final double LN_2 = Math.log(2);

  @Test
  void lossOverTheEntropyOfTheShares() {
    ClassSharesSums sums = new ClassSharesSums();
    for (int label : new int[] {0, 1, 2, 3}) {
      sums.add(LN_2, label, 1);
    }

    // Four equal classes have entropy 2 ln 2.
    assertThat(sums.result()).isEqualTo(0.5);
  }

  @Test
  void weightsAndSoftLabelsGiveTheSameShares() {
    ClassSharesSums hard = new ClassSharesSums();
    hard.add(LN_2, 0, 3);
    hard.add(LN_2, 2, 1);
    hard.add(Double.NaN, 1, 0);
    ClassSharesSums soft = new ClassSharesSums();
    soft.add(LN_2, new double[] {0.75, 0, 0.25}, 2);
    soft.add(LN_2, new double[] {0.75, 0, 0.25}, 2);

    assertThat(soft.result()).isEqualTo(hard.result());
  }

  @Test
  void fewerThanTwoRowsHaveNoScore() {
    ClassSharesSums sums = new ClassSharesSums();

    assertThat(sums.result()).isNull();
    sums.add(0, 5, 1);
    assertThat(sums.result()).isNull();
    sums.add(0, 5, 1);
    assertThat(sums.result()).isEqualTo(1);
    sums.add(Double.NaN, 0, 1);
    assertThat(sums.result()).isNaN();
  }

  @Test
  void partsMergeAndTravel() {
    Random random = new Random(7);
    ClassSharesSums whole = new ClassSharesSums();
    ClassSharesSums merged = new ClassSharesSums();
    for (int part = 0; part < 20; part++) {
      ClassSharesSums sums = new ClassSharesSums();
      for (int row = 0; row < part; row++) {
        double loss = random.nextDouble();
        double weight = random.nextDouble();
        sums.add(loss, row % (part + 1), weight);
        whole.add(loss, row % (part + 1), weight);
      }
      ByteBuffer bytes = ByteBuffer.allocate(sums.bytes());
      sums.write(bytes);
      ClassSharesSums read = ClassSharesSums.read(bytes.flip());
      read.merge(merged);
      merged = read;
    }

    assertThat(merged.result()).isEqualTo(whole.result());
  }
}
